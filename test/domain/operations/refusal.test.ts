import { accountId } from '../../../lambda/domain/ids';
import { DAY_MS, plusMilliseconds } from '../../../lambda/domain/instant';
import { REFUSALS, refusalOf } from '../../../lambda/domain/operations/refusal';
import { NOW } from '../../builders/instant';
import { anOperationPlan } from '../../builders/operation';

const { account } = anOperationPlan();
const asked = { now: NOW, account, direction: 'forward' } as const;

describe('a plan of an operation', () => {
  test.each([
    ['a day old', { ...asked, now: plusMilliseconds(NOW, DAY_MS) }, undefined],
    ['older than a day', { ...asked, now: plusMilliseconds(NOW, DAY_MS + 1) }, 'too-old'],
    ['made later than now', { ...asked, now: plusMilliseconds(NOW, -1) }, 'from-the-future'],
    ['of another account', { ...asked, account: accountId('210987654321') }, 'other-account'],
    ['taken back, however old', { ...asked, direction: 'back', now: plusMilliseconds(NOW, 9 * DAY_MS) }, undefined],
    [
      'taken back in another account',
      { ...asked, direction: 'back', account: accountId('210987654321') },
      'other-account',
    ],
  ] as const)('%s', (_what, when, refused) => {
    expect(refusalOf(anOperationPlan(), when)).toBe(refused);
  });

  test('says why, as the end of a sentence', () => {
    const refused = refusalOf(anOperationPlan(), { ...asked, now: plusMilliseconds(NOW, 2 * DAY_MS) });

    expect(`plan.json ${REFUSALS[refused ?? 'blocked']}`).toBe('plan.json is too old: plan again');
  });

  test('with a blocker is not carried out, and may be taken back', () => {
    const plan = anOperationPlan({ blockers: [{ kind: 'nothing-to-validate' }] });

    expect([refusalOf(plan, asked), refusalOf(plan, { ...asked, direction: 'back' })]).toEqual(['blocked', undefined]);
  });
});
