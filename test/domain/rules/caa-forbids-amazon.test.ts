import type { CaaAnswer } from '../../../lambda/domain/dns/dns';
import { caaForbidsAmazon } from '../../../lambda/domain/rules/caa-forbids-amazon';
import type { DomainValidation } from '../../../lambda/domain/certificate/validation';
import { aCertificate } from '../../builders/certificate';
import { caaOf, someLookups } from '../../builders/dns';
import { daysFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNUSED } from '../../builders/view';

const SHOP: DomainValidation = { name: 'shop.example.com', method: 'dns' };
const WILDCARD: DomainValidation = { name: '*.example.com', method: 'http' };
const MAIL: DomainValidation = { name: 'example.com', method: 'email' };
const SILENT: CaaAnswer = { kind: 'unknown', because: 'refused' };
const EMPTY = {
  'shop.example.com': { kind: 'absent' },
  'example.com': { kind: 'absent' },
  com: { kind: 'absent' },
} as const;

const issuedFor = (domains: readonly DomainValidation[], days = 60) =>
  aCertificate({ notAfter: daysFromNow(days), validation: { readAt: NOW, domains } });
const evaluate = (
  certificate: ReturnType<typeof issuedFor>,
  caa: Record<string, CaaAnswer>,
  answers: Parameters<typeof aContext>[0] = {},
) =>
  caaForbidsAmazon.evaluate(
    certificate,
    aContext({ inventory: anInventory({ dns: someLookups({ caa: { ...EMPTY, ...caa } }) }), ...answers }),
  );

describe('caa-forbids-amazon', () => {
  test.each`
    domains             | apex                                        | outcome           | what
    ${[SHOP, WILDCARD]} | ${{ kind: 'absent' }}                       | ${'pass'}         | ${'there are no records'}
    ${[SHOP, WILDCARD]} | ${caaOf('issue amazon.com')}                | ${'pass'}         | ${'Amazon may issue'}
    ${[SHOP, WILDCARD]} | ${caaOf('issue pki.goog')}                  | ${'warning'}      | ${'another may issue'}
    ${[SHOP, WILDCARD]} | ${caaOf('issue amazon.com', 'issuewild ;')} | ${'warning'}      | ${'nobody may issue wildcards'}
    ${[SHOP]}           | ${caaOf('issue amazon.com', 'issuewild ;')} | ${'pass'}         | ${'nobody may issue wildcards, and there are none'}
    ${[MAIL]}           | ${caaOf('issue pki.goog')}                  | ${'warning'}      | ${'another may issue, however it is validated'}
    ${[SHOP]}           | ${SILENT}                                   | ${'unknown: dns'} | ${'nobody answers'}
  `('says $outcome where $what', (row: { domains: DomainValidation[]; apex: CaaAnswer; outcome: string }) => {
    expect(outcomeOf(evaluate(issuedFor(row.domains), { 'example.com': row.apex }))).toBe(row.outcome);
  });

  test('fails on one name, whatever is known of the others', () => {
    const caa = { 'shop.example.com': caaOf('issue ;'), 'example.com': SILENT };

    expect(outcomeOf(evaluate(issuedFor([SHOP, WILDCARD]), caa))).toBe('warning');
  });

  test('is a fact to know before the renewal comes near, and of what is unused', () => {
    const caa = { 'example.com': caaOf('issue ;') };

    expect(outcomeOf(evaluate(issuedFor([SHOP], 100), caa))).toBe('info, minor');
    expect(outcomeOf(evaluate(issuedFor([SHOP]), caa, { use: UNUSED }))).toBe('info, unused');
    expect(outcomeOf(evaluate(issuedFor([]), caa))).toBe('unknown: validation');
  });

  test('says who may issue instead, and where that is written', () => {
    const caa = { 'example.com': caaOf('issue letsencrypt.org', 'issue pki.goog', 'issuewild ;') };

    expect(evaluate(issuedFor([SHOP, WILDCARD, MAIL]), caa)).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'shop.example.com (ACM, eu-west-1) may not be issued by Amazon for shop.example.com, *.example.com, and 1 more: ' +
        'the CAA record of example.com allows only letsencrypt.org, pki.goog; ' +
        'the CAA record of example.com allows nobody; in use',
      facts: {
        names: ['shop.example.com', '*.example.com', 'example.com'],
        reasons: [
          'the CAA record of example.com allows only letsencrypt.org, pki.goog',
          'the CAA record of example.com allows nobody',
        ],
        notAfter: daysFromNow(60),
        use: 'used',
      },
      deadline: daysFromNow(60),
    });
  });

  test('says which critical property nobody knows', () => {
    expect(evaluate(issuedFor([SHOP]), { 'example.com': caaOf('!tbs x') })).toMatchObject({
      facts: { reasons: ['the CAA record of example.com holds the critical property tbs, which Amazon does not know'] },
    });
  });
});
