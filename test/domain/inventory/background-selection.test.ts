import { selectInBackground } from '../../../lambda/domain/inventory/background-selection';
import { idsByRegion } from '../../../lambda/domain/inventory/by-region';
import type { AcmCertificate, Certificate } from '../../../lambda/domain/certificate/certificate';
import type { DomainValidation } from '../../../lambda/domain/certificate/validation';
import type { AccountChange } from '../../../lambda/domain/inventory/account-change';
import { aDeniedCell } from '../../builders/cell';
import {
  acmArn,
  aCertificate,
  anAcmeCertificate,
  anIamCertificate,
  anImportedCertificate,
  HOME,
} from '../../builders/certificate';
import { aChange } from '../../builders/change';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const NOBODY = idsByRegion([]);
const select = (certificates: readonly Certificate[], selected: readonly AcmCertificate[] = []) => [
  ...selectInBackground(anInventory({ certificates }), {
    now: NOW,
    selected: idsByRegion(selected),
    changes: [],
    isWhole: true,
  }),
];
const validated = (days: number, ...methods: readonly DomainValidation['method'][]) =>
  aCertificate({
    validation: { readAt: daysFromNow(days), domains: methods.map((method) => ({ name: 'example.com', method })) },
  });

describe('selectInBackground', () => {
  test.each`
    certificate                                       | selected | what
    ${aCertificate()}                                 | ${1}     | ${'of which nothing is known'}
    ${validated(-30)}                                 | ${0}     | ${'of which all was known 30 days ago'}
    ${validated(-30.001)}                             | ${1}     | ${'of which all was known more than 30 days ago'}
    ${validated(-30, 'dns', 'http')}                  | ${0}     | ${'that was validated by DNS and HTTP 30 days ago'}
    ${validated(-1, 'dns', 'email')}                  | ${0}     | ${'of which a name was validated by e-mail a day ago'}
    ${validated(-1.001, 'dns', 'email')}              | ${1}     | ${'of which a name was validated by e-mail more than a day ago'}
    ${aCertificate({ notAfter: undefined })}          | ${1}     | ${'without an end'}
    ${aCertificate({ notAfter: NOW })}                | ${0}     | ${'that has expired'}
    ${aCertificate({ type: 'PRIVATE' })}              | ${0}     | ${'that is private'}
    ${aCertificate({ managedBy: 'cloudfront' })}      | ${0}     | ${'that CloudFront manages'}
    ${aCertificate({ observedAt: hoursFromNow(-1) })} | ${0}     | ${'that the newest list does not show'}
    ${anImportedCertificate()}                        | ${0}     | ${'that was imported'}
    ${anAcmeCertificate()}                            | ${0}     | ${'of an ACME client'}
    ${anIamCertificate()}                             | ${0}     | ${'of IAM'}
  `('chooses $selected of one $what', (row: { certificate: Certificate; selected: number }) => {
    expect(select([row.certificate])).toHaveLength(row.selected);
  });

  test('chooses none that is asked about anyway', () => {
    const [first, second] = [aCertificate(), aCertificate({ arn: acmArn(2) })];

    expect(select([first, second], [first])).toEqual([[HOME, [second.id]]]);
  });

  test('chooses none of a list that could not be read', () => {
    const inventory = anInventory({ certificates: [aCertificate()], cells: [aDeniedCell()] });

    expect(selectInBackground(inventory, { now: NOW, selected: NOBODY, changes: [], isWhole: true }).size).toBe(0);
  });

  test('chooses ten in all, those that end first', () => {
    const certificates = Array.from({ length: 11 }, (_, index) =>
      aCertificate({ arn: acmArn(index + 1), notAfter: daysFromNow(200 - index) }),
    );
    const endless = aCertificate({ arn: acmArn(99), notAfter: undefined });

    const [[, ids] = []] = select([endless, ...certificates]);

    expect(ids).toEqual(
      certificates
        .slice(1)
        .reverse()
        .map(({ id }) => id),
    );
  });

  describe('where somebody changed a certificate', () => {
    const known = validated(-2, 'dns');
    const ids = (change: Partial<AccountChange>, certificate = known, isWhole = true) =>
      selectInBackground(anInventory({ certificates: [certificate] }), {
        ...{ now: NOW, selected: NOBODY, isWhole },
        changes: [aChange({ action: 'acm:UpdateCertificateOptions', certificates: [known.arn], ...change })],
      }).size;

    test.each<{ title: string; change: Partial<AccountChange>; chosen: number }>([
      { title: 'since its validation was read', change: { at: daysFromNow(-1) }, chosen: 1 },
      { title: 'at the moment when it was read', change: { at: daysFromNow(-2) }, chosen: 1 },
      { title: 'before it was read', change: { at: daysFromNow(-3) }, chosen: 0 },
      { title: 'that is another one', change: { certificates: [acmArn(7)] }, chosen: 0 },
      { title: 'by giving it to a listener', change: { action: 'elasticloadbalancing:ModifyListener' }, chosen: 0 },
    ])('learns anew how it is validated, $title: $chosen', ({ change, chosen }) => {
      expect(ids(change)).toBe(chosen);
    });

    test('does so in a run of single cells, too, and of one of which nothing is known', () => {
      expect(ids({}, known, false)).toBe(1);
      expect(ids({}, aCertificate({ arn: known.arn }), false)).toBe(1);
      expect(ids({ certificates: [] }, aCertificate({ arn: known.arn }), false)).toBe(0);
    });
  });

  describe('where somebody touched a record', () => {
    const soon = aCertificate({ arn: acmArn(2), names: ['soon.example.com'], notAfter: daysFromNow(9) });
    const www = aCertificate({ arn: acmArn(3), names: ['other.example.com', '*.WWW.example.com'] });
    const ids = (record: string, isWhole: boolean, most = [soon, www]) => [
      ...selectInBackground(anInventory({ certificates: most }), {
        ...{ now: NOW, selected: NOBODY, isWhole, changes: [aChange({ resources: [record] })] },
      }),
    ];

    test('chooses first the certificate of its name', () => {
      expect(ids('_x.www.example.com', true)).toEqual([[HOME, [www.id, soon.id]]]);
      expect(ids('_x.example.com', true)).toEqual([[HOME, [soon.id, www.id]]]);
    });

    test('chooses in a run of single cells that one alone', () => {
      expect(ids('_x.www.example.com', false)).toEqual([[HOME, [www.id]]]);
      expect(ids('www.example.com', false)).toEqual([]);
    });

    test('chooses ten of many', () => {
      const many = Array.from({ length: 12 }, (_, index) => aCertificate({ arn: acmArn(index), names: www.names }));

      expect(ids('_x.www.example.com', false, many)[0]?.[1]).toHaveLength(10);
    });
  });
});
