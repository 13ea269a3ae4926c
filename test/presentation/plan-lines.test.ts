import { probeLine } from '../../bin/presentation/migration-lines';
import { planLines } from '../../bin/presentation/plan-lines';
import { vpcId } from '../../lambda/domain/ids';
import type { Issuer } from '../../lambda/domain/migration/issuer';
import { PROBE_FAILURES } from '../../lambda/domain/migration/handshakes';
import { aPlan, aTarget } from '../builders/migration';

const lineOf = (overrides: Parameters<typeof aTarget>[0]): string =>
  planLines({ ...aPlan([aTarget(overrides)]), id: 'id' }, 'plan.json').find((line) => line.startsWith('  ')) ?? '';

describe('the lines of the two certificates', () => {
  const plan = aPlan();

  test.each<readonly [Issuer | undefined, string]>([
    [{ name: 'CN=Example CA, O=Example', authority: 'public' }, 'issued by a public CA (CN=Example CA, O=Example): '],
    [{ name: 'CN=Example CA', authority: 'private' }, 'issued by a private CA (CN=Example CA): '],
    [
      { name: 'CN=Example CA', authority: 'unknown' },
      'of which it is not known whether it is public (CN=Example CA): ',
    ],
    [{ name: 'CN=shop.example.com', authority: 'itself' }, 'issued by itself: '],
    [{ name: 'x'.repeat(121), authority: 'private' }, `issued by a private CA (${'x'.repeat(119)}…): `],
    [{ name: 'x'.repeat(120), authority: 'private' }, `issued by a private CA (${'x'.repeat(120)}): `],
    [undefined, 'its issuer is not known: '],
  ])('say who issued them: %j', (issuer, says) => {
    const to = { ...plan.to, ...(issuer !== undefined && { issuer }) };

    const lines = planLines({ ...plan, to, id: 'id' }, 'plan.json');

    expect(lines.find((line) => line.startsWith('To '))).toContain(`${says}shop.example.com`);
  });
});

describe('the line of a target', () => {
  const vpc = vpcId('vpc-0a');

  test.each<{ title: string; target: Parameters<typeof aTarget>[0]; says: string }>([
    {
      title: 'everybody reaches',
      target: { vpc },
      says: '(eu-west-1); 1 change; verified from here, by handshakes for',
    },
    {
      title: 'a probe looks at',
      target: { internal: true, vpc, probe: 'notafter-probe-vpc-0a' },
      says: '(eu-west-1, internal in vpc-0a); 1 change; verified by notafter-probe-vpc-0a, by handshakes for',
    },
    {
      title: 'nobody can look at',
      target: { internal: true, vpc, environment: 'staging' },
      says: '(eu-west-1, staging, internal in vpc-0a); 1 change; cannot be verified from here',
    },
    {
      title: 'is internal to nobody knows what',
      target: { internal: true },
      says: '(eu-west-1, internal); 1 change; cannot be verified from here',
    },
  ])('that $title says by what it is verified', ({ target, says }) => {
    expect(lineOf(target)).toContain(says);
  });

  test('that nobody can look at promises no handshake', () => {
    expect(lineOf({ internal: true })).not.toContain('handshakes');
    expect(lineOf({})).toContain('handshakes for shop.example.com');
  });
});

describe('a probe that tells nothing', () => {
  test.each(PROBE_FAILURES)('is named with its region, and with why: %s', (failure) => {
    const target = aTarget({ internal: true, probe: 'notafter-probe-vpc-0a' });

    expect(probeLine(target, failure)).toMatch(/^notafter-probe-vpc-0a \(eu-west-1\) \w+/);
  });
});
