import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import type { CnameAnswer } from '../../../lambda/domain/dns/dns';
import { validationRecordMissing } from '../../../lambda/domain/rules/validation-record-missing';
import type { DomainValidation } from '../../../lambda/domain/certificate/validation';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { aChange } from '../../builders/change';
import { aliasOf, someLookups } from '../../builders/dns';
import { daysFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const RECORD = { name: '_x.shop.example.com', value: '_y.acm-validations.aws' };
const SHOP: DomainValidation = { name: 'shop.example.com', method: 'dns', record: RECORD };
const WILDCARD: DomainValidation = { ...SHOP, name: '*.shop.example.com' };
const OTHER: DomainValidation = {
  name: 'other.example.com',
  method: 'dns',
  record: { name: '_x.other.example.com', value: '_z.acm-validations.aws' },
};

const ABSENT: CnameAnswer = { kind: 'absent' };
const THERE = aliasOf(RECORD.value);
const SILENT: CnameAnswer = { kind: 'unknown', because: 'server-failure' };

const near = (...domains: readonly DomainValidation[]) =>
  aCertificate({ notAfter: daysFromNow(60), validation: { readAt: NOW, domains } });
const evaluate = (
  certificate: Certificate,
  cname: Record<string, CnameAnswer> = { [RECORD.name]: ABSENT },
  answers: Parameters<typeof aContext>[0] = {},
) =>
  validationRecordMissing.evaluate(
    certificate,
    aContext({ inventory: anInventory({ dns: someLookups({ cname }) }), ...answers }),
  );
const outcome = (...given: Parameters<typeof evaluate>) => outcomeOf(evaluate(...given));

describe('validation-record-missing', () => {
  test.each`
    answer                                                             | outcome           | what
    ${THERE}                                                           | ${'pass'}         | ${'is as it must be'}
    ${ABSENT}                                                          | ${'warning'}      | ${'is not there'}
    ${aliasOf('_old.acm-validations.aws')}                             | ${'warning'}      | ${'leads elsewhere'}
    ${aliasOf('validation.example.net', RECORD.value)}                 | ${'pass'}         | ${'leads there by another alias'}
    ${aliasOf('validation.example.net', '_old.acm-validations.aws')}   | ${'warning'}      | ${'leads elsewhere by another alias'}
    ${{ ...aliasOf('validation.example.net'), unfinished: 'refused' }} | ${'unknown: dns'} | ${'leads to where nobody answers'}
    ${{ ...aliasOf(RECORD.value), unfinished: 'refused' }}             | ${'pass'}         | ${'leads there, where nobody answers'}
    ${SILENT}                                                          | ${'unknown: dns'} | ${'could not be asked for'}
    ${undefined}                                                       | ${'unknown: dns'} | ${'was not asked for yet'}
  `('says $outcome where the record $what', (row: { answer: CnameAnswer | undefined; outcome: string }) => {
    expect(outcome(near(SHOP), row.answer === undefined ? {} : { [RECORD.name]: row.answer })).toBe(row.outcome);
  });

  test.each`
    days  | lifetime | outcome          | when
    ${75} | ${198}   | ${'warning'}     | ${'30 days before its renewal'}
    ${76} | ${198}   | ${'info, minor'} | ${'earlier than that'}
    ${50} | ${100}   | ${'warning'}     | ${'in the second half of its life'}
    ${51} | ${100}   | ${'info, minor'} | ${'in the first half of its life'}
  `('says $outcome of $lifetime days $when', (row: { days: number; lifetime: number; outcome: string }) => {
    const life = { notAfter: daysFromNow(row.days), notBefore: daysFromNow(row.days - row.lifetime) };

    expect(outcome({ ...near(SHOP), ...life })).toBe(row.outcome);
  });

  test.each`
    certificate                                             | outcome                  | what
    ${near()}                                               | ${'unknown: validation'} | ${'of which ACM told nothing'}
    ${near({ name: 'shop.example.com', method: 'dns' })}    | ${'unknown: validation'} | ${'of which ACM told no record'}
    ${aCertificate({ notAfter: daysFromNow(60) })}          | ${'unknown: validation'} | ${'of which ACM was not asked'}
    ${aCertificate()}                                       | ${'not-applicable'}      | ${'of which ACM need not be asked yet'}
    ${near({ name: 'shop.example.com', method: 'email' })}  | ${'pass'}                | ${'that is validated by e-mail'}
    ${near({ name: 'shop.example.com', method: 'http' })}   | ${'pass'}                | ${'that is validated by HTTP'}
    ${{ ...near(SHOP), notAfter: undefined }}               | ${'unknown: not-after'}  | ${'without an end'}
    ${{ ...near(SHOP), notAfter: NOW }}                     | ${'not-applicable'}      | ${'that has expired'}
    ${{ ...near(SHOP), type: 'PRIVATE' }}                   | ${'not-applicable'}      | ${'that is private'}
    ${{ ...near(SHOP), managedBy: 'cloudfront' }}           | ${'not-applicable'}      | ${'that CloudFront manages'}
    ${anImportedCertificate({ notAfter: daysFromNow(60) })} | ${'not-applicable'}      | ${'that was imported'}
    ${anAcmeCertificate({ notAfter: daysFromNow(60) })}     | ${'not-applicable'}      | ${'of an ACME client'}
    ${anIamCertificate({ notAfter: daysFromNow(60) })}      | ${'not-applicable'}      | ${'of IAM'}
  `('says $outcome of one $what', (row: { certificate: Certificate; outcome: string }) => {
    expect(outcome(row.certificate)).toBe(row.outcome);
  });

  test('need not know what nobody answers before the renewal comes near', () => {
    expect(outcome({ ...near(SHOP), notAfter: daysFromNow(100) }, { [RECORD.name]: SILENT })).toBe('not-applicable');
  });

  test('fails on one record, whatever is known of the others', () => {
    const certificate = near(SHOP, OTHER);
    const other = (answer: CnameAnswer) =>
      outcome(certificate, { [RECORD.name]: answer, '_x.other.example.com': ABSENT });

    expect([other(THERE), other(SILENT), other(ABSENT)]).toEqual(['warning', 'warning', 'warning']);
    expect(outcome(certificate, { [RECORD.name]: THERE })).toBe('unknown: dns');
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'warning'}      | ${'used'}
    ${UNPROVEN} | ${'warning'}      | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of one that is $what', ({ use, ...row }: { use: typeof USED; outcome: string }) => {
    expect(outcome(near(SHOP), undefined, { use })).toBe(row.outcome);
  });

  test('says which record must be put where, once for a wildcard and its domain', () => {
    expect(evaluate(near(SHOP, WILDCARD))).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'shop.example.com (ACM, eu-west-1) cannot be validated for shop.example.com, *.shop.example.com: ' +
        '_x.shop.example.com must be a CNAME of _y.acm-validations.aws and is not there; in use',
      facts: {
        names: ['shop.example.com', '*.shop.example.com'],
        records: ['_x.shop.example.com must be a CNAME of _y.acm-validations.aws and is not there'],
        notAfter: daysFromNow(60),
        use: 'used',
      },
      deadline: daysFromNow(60),
    });
  });

  test('says what was found instead', () => {
    const wrong = { [RECORD.name]: aliasOf('a.example', 'b.example') };

    expect(evaluate({ ...near(SHOP), notAfter: daysFromNow(100) }, wrong)).toMatchObject({
      summary:
        'shop.example.com (ACM, eu-west-1) cannot be validated for shop.example.com: ' +
        '_x.shop.example.com must be a CNAME of _y.acm-validations.aws and leads to a.example, then b.example',
    });
  });

  test.each`
    resources          | outcome          | what
    ${[RECORD.name]}   | ${'warning'}     | ${'that somebody touched of late'}
    ${['_other.shop']} | ${'info, minor'} | ${'while somebody touched another one'}
  `('says $outcome of a missing record $what, long before the renewal', (row: { resources: []; outcome: string }) => {
    const far = { ...near(SHOP), notAfter: daysFromNow(180) };
    const inventory = anInventory({ dns: someLookups({ cname: { [RECORD.name]: ABSENT } }) });

    expect(outcome(far, {}, { inventory, memory: { lastChange: aChange({ resources: row.resources }) } })).toBe(
      row.outcome,
    );
  });
});
