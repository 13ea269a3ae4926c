import { decodeJournalEntry } from '../../lambda/contract/migration-journal';
import { decodePlan } from '../../lambda/contract/migration-plan';
import { vpcId } from '../../lambda/domain/ids';
import type { JournalEntry } from '../../lambda/domain/migration/journal';
import type {
  ApiDomainPlace,
  DistributionPlace,
  IdentifiedPlan,
  LeftUse,
  ListenerPlace,
  PlannedCertificate,
  PlannedTarget,
} from '../../lambda/domain/migration/plan';
import { HOME } from '../builders/certificate';
import { daysFromNow, NOW } from '../builders/instant';
import {
  aClassicPlace,
  aDistributionTarget,
  anApiDomainTarget,
  aPlan,
  aState,
  aTarget,
  NEW,
  OTHER,
} from '../builders/migration';

// `Required`: a property that the domain gains later does not compile here until it is saved, too.
const everyTarget: Required<ListenerPlace & PlannedTarget> = {
  ...aTarget({ before: aState({ sni: [OTHER] }) }),
  listener: aTarget().listener ?? aTarget().resource,
  environment: 'staging',
  vpc: vpcId('vpc-0a1b2c3d'),
  probe: 'notafter-probe-vpc-0a1b2c3d',
};
const everyDistribution: Required<DistributionPlace & Outside> = {
  ...aDistributionTarget(),
  environment: 'staging',
};
/** What no network of a customer's holds. */
type Outside = Omit<PlannedTarget, 'vpc' | 'probe'>;
const everyApiDomain: Required<ApiDomainPlace & Outside> = { ...anApiDomainTarget(), environment: 'staging' };
const everyCertificate: Required<PlannedCertificate> = {
  ...aPlan().from,
  ...{ notAfter: daysFromNow(1), leaf: 'leaf', revoked: true, issuer: { name: 'CN=Example CA', authority: 'private' } },
};
const { resource, name } = aClassicPlace();
const everyLeft: Required<LeftUse> = {
  resource,
  name,
  region: HOME,
  port: 443,
  because: 'gone',
  lacks: ['a.example.com'],
};
const plan: IdentifiedPlan = {
  ...aPlan([everyTarget, { ...everyTarget, ...aClassicPlace() }, everyDistribution, everyApiDomain]),
  id: 'digest',
  from: everyCertificate,
  left: [everyLeft, { resource, name, region: 'global', because: 'service-not-moved' }],
  gaps: [{ region: HOME, source: 'elbv2', because: 'walk-unfinished' }],
  blockers: [
    { kind: 'name-not-covered', name: 'a.example.com' },
    { kind: 'domain-not-covered', name: 'api.example.com' },
    { kind: 'uses-left' },
  ],
  warnings: [{ kind: 'drift', on: 'edge-1 :443' }, { kind: 'nobody-renews' }],
};

const at = NOW;
const ENTRIES: readonly JournalEntry[] = [
  { kind: 'run', at, plan: 'digest', direction: 'back', by: 'arn', emergency: true },
  { kind: 'began', at, target: 'key', baseline: [{ address: '192.0.2.1', shown: { leaf: 'leaf' } }] },
  { kind: 'write', at, target: 'key', write: { verb: 'set-default', certificate: NEW } },
  {
    kind: 'handshakes',
    ...{ at, target: 'key' },
    shown: [{ address: '192.0.2.1', name: 'a.example.com', shown: { failed: 'no-tls' } }],
  },
  { kind: 'handshakes', at, target: 'key', shown: [{ address: 'host', shown: { failed: 'probe-denied' } }] },
  { kind: 'ended', at, target: 'key', outcome: 'verified' },
  { kind: 'stopped', at },
  { kind: 'ended', at, target: 'key', outcome: 'held', because: 'changed-by-others' },
  { kind: 'ended', at, target: 'key', outcome: 'held', because: 'no-way-back', after: 'handshakes' },
  { kind: 'ended', at, target: 'key', outcome: 'unverified', because: 'never-shown' },
];

describe('what a migration writes down', () => {
  test('a plan is read back as it was', () => {
    expect(decodePlan(JSON.parse(JSON.stringify(plan)))).toEqual({ kind: 'read', plan });
  });

  test('something else is no plan, and it is said why', () => {
    expect(decodePlan({ ...plan, schemaVersion: 2 })).toEqual({
      kind: 'unreadable',
      because: 'is not a plan of a migration: schemaVersion must be one of 1, got 2',
    });
  });

  test('a plan names no function but a probe', () => {
    const [target] = plan.targets;

    expect(decodePlan({ ...plan, targets: [{ ...target, probe: 'payments-refund' }] })).toMatchObject({
      kind: 'unreadable',
      because: expect.stringContaining('must be the name of a probe'),
    });
  });

  test.each(ENTRIES)('an entry of kind $kind is read back as it was', (entry) => {
    expect(decodeJournalEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  test('something else is no entry', () => {
    expect(decodeJournalEntry({ kind: 'ended', at, target: 'key', outcome: 'fine' })).toBeUndefined();
  });
});
