import type { Attachment } from '../../../lambda/domain/use/attachment';
import { failureOf } from '../../../lambda/domain/certificate/certificate-failure';
import { region } from '../../../lambda/domain/ids';
import type { MissingProof, Use } from '../../../lambda/domain/use/use';
import { anAttachment } from '../../builders/attachment';
import { aCellKey } from '../../builders/cell';
import { aCertificate } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { aView, UNPROVEN, UNUSED, USED } from '../../builders/view';

const TROUBLE = { severity: 'critical', what: 'is in trouble', facts: { bits: 1024 }, deadline: NOW } as const;
const unproven = (...because: readonly MissingProof['because'][]): Use => {
  const [first = 'too-old', ...others] = because;
  const lacking = (gap: MissingProof['because'], index: number): MissingProof => ({
    cell: aCellKey({ region: region(`eu-west-${index}`) }),
    because: gap,
  });
  return { kind: 'unknown', missing: [lacking(first, 0), ...others.map((gap, index) => lacking(gap, index + 1))] };
};

describe('failureOf', () => {
  test('is as severe and as dated as the trouble of a certificate that is used', () => {
    expect(failureOf(aCertificate(), TROUBLE, aView())).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary: 'shop.example.com (ACM, eu-west-1) is in trouble; in use',
      facts: { bits: 1024, use: 'used' },
      deadline: NOW,
    });
  });

  test('is no less severe where use is not proven, and says what is missing', () => {
    expect(failureOf(aCertificate(), TROUBLE, aView({ use: UNPROVEN }))).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary: 'shop.example.com (ACM, eu-west-1) is in trouble; use not proven: eu-west-1 denied',
      facts: { bits: 1024, use: 'unknown' },
      deadline: NOW,
    });
  });

  test('is info, and has no deadline, for one that is unused', () => {
    expect(failureOf(aCertificate(), TROUBLE, aView({ use: UNUSED }))).toEqual({
      kind: 'fail',
      severity: 'info',
      because: 'unused',
      summary: 'shop.example.com (ACM, eu-west-1) is in trouble; unused',
      facts: { bits: 1024, use: 'unused' },
    });
  });

  test.each`
    use                                                                                                                                                               | attachments         | impact
    ${USED}                                                                                                                                                           | ${[anAttachment()]} | ${'1 attachment'}
    ${USED}                                                                                                                                                           | ${[]}               | ${'in use'}
    ${{ kind: 'used', because: ['attached'] }}                                                                                                                        | ${undefined}        | ${'attached'}
    ${{ kind: 'used', because: ['exported', 'in-use'] }}                                                                                                              | ${undefined}        | ${'exported, in use'}
    ${{ kind: 'used', because: ['acme-origin'] }}                                                                                                                     | ${undefined}        | ${'held by an ACME client'}
    ${unproven('too-old', 'throttled')}                                                                                                                               | ${[]}               | ${'use not proven: eu-west-0 read too long ago, eu-west-1 throttled'}
    ${unproven('field-absent')}                                                                                                                                       | ${undefined}        | ${'use not proven: eu-west-0 does not say'}
    ${{ ...UNPROVEN, missing: [{ cell: aCellKey({ source: 'elb' }), because: 'no-permission' }, { cell: aCellKey({ source: 'elbv2' }), because: 'no-permission' }] }} | ${undefined}        | ${'use not proven: eu-west-1 denied'}
    ${unproven(...Array<'not-requested'>(17).fill('not-requested'))}                                                                                                  | ${undefined}        | ${'use not proven: eu-west-0 not requested, eu-west-1 not requested, eu-west-2 not requested, eu-west-3 not requested, eu-west-4 not requested, and 12 more'}
  `(
    'says whom it hits: $impact',
    ({ use, attachments, impact }: { use: Use; attachments?: Attachment[]; impact: string }) => {
      const view = aView({ use, ...(attachments && { attachments }) });

      expect(failureOf(aCertificate(), TROUBLE, view)).toMatchObject({
        summary: `shop.example.com (ACM, eu-west-1) is in trouble; ${impact}`,
      });
    },
  );
});
