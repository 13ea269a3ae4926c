import { certificateArn, certificateId } from '../../../lambda/domain/ids';
import { DAY_MS, plusMilliseconds } from '../../../lambda/domain/instant';
import { blockerSentence, warningSentence } from '../../../lambda/domain/operations/reasons';
import { refusalOf } from '../../../lambda/domain/operations/refusal';
import {
  planRetirement,
  reasonsToStay,
  type RetirementRequest,
} from '../../../lambda/domain/operations/retire-certificate';
import { HOME } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { anOperationPlan, aSubject } from '../../builders/operation';

const { account } = anOperationPlan();
const subject = aSubject({
  id: certificateId('ASCA1'),
  arn: certificateArn('arn:aws:iam::123456789012:server-certificate/legacy'),
  region: 'global',
});

const aRequest = (overrides: Partial<RetirementRequest> = {}): RetirementRequest => ({
  ...{ account, madeAt: NOW, subject, leaf: 'leaf', uses: [], gaps: [] },
  certificate: { name: 'legacy', path: '/', kept: { certificate: 'PEM' }, tags: [{ key: 'owner', value: 'payments' }] },
  ...overrides,
});

describe('deleting a server certificate', () => {
  test('keeps all that is public, and says that the key is lost', () => {
    const plan = planRetirement(aRequest());

    expect(plan).toMatchObject({
      changes: [{ kind: 'deletion', name: 'legacy', before: 'leaf', after: 'absent', kept: { certificate: 'PEM' } }],
      blockers: [],
    });
    expect(plan.warnings.map(warningSentence)).toEqual([
      expect.stringMatching(/carried out from 20\d\d-\d\d-\d\d \d\d:\d\d UTC on/),
      expect.stringContaining('private key'),
    ]);
  });

  test.each<[string, Partial<RetirementRequest>, string]>([
    ['something uses it', { uses: ['edge-1'] }, 'edge-1 uses it'],
    [
      'something was not read',
      { gaps: [{ region: HOME, source: 'elbv2', because: 'no-permission' }] },
      'eu-west-1 elbv2 (denied) was not read whole',
    ],
  ])('is blocked where %s', (_why, overrides, sentence) => {
    expect(planRetirement(aRequest(overrides)).blockers.map(blockerSentence)).toEqual([
      expect.stringContaining(sentence),
    ]);
  });

  test('may go where all was read, and nothing uses it', () => {
    expect(reasonsToStay({ uses: [], gaps: [] })).toEqual([]);
    expect(reasonsToStay({ uses: ['edge-1', 'edge-2'], gaps: [] })).toHaveLength(2);
  });

  test.each([
    [0, 'too-early'],
    [14 * DAY_MS - 1, 'too-early'],
    [14 * DAY_MS, undefined],
    [44 * DAY_MS, undefined],
    [44 * DAY_MS + 1, 'too-old'],
  ])('waits out its quarantine: %d ms after the plan it is %s', (age, refused) => {
    const now = plusMilliseconds(NOW, age);

    expect(refusalOf(planRetirement(aRequest()), { now, account, direction: 'forward' })).toBe(refused);
  });
});
