import { isUntouched, type JournalEntry, progressFrom } from '../../../lambda/domain/migration/journal';
import { refusalOf, REFUSALS } from '../../../lambda/domain/migration/refusal';
import { mayGoBack } from '../../../lambda/domain/migration/way-back';
import { accountId } from '../../../lambda/domain/ids';
import { ACCOUNT } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { aPlan, NEW } from '../../builders/migration';

const at = NOW;
const target = 'listener';
const RUN: JournalEntry = { kind: 'run', at, plan: 'id', direction: 'forward', by: 'arn', emergency: false };
const BEGAN: JournalEntry = { kind: 'began', at, target, baseline: [] };
const WRITE: JournalEntry = { kind: 'write', at, target, write: { verb: 'set-default', certificate: NEW } };
const SHOWN: JournalEntry = { kind: 'handshakes', at, target, shown: [] };
const ended = (outcome: 'verified' | 'rolled-back' | 'held'): JournalEntry => ({ kind: 'ended', at, target, outcome });

describe('what a journal says of a target', () => {
  test.each<readonly [string, readonly JournalEntry[], object | undefined]>([
    ['nothing of one that it does not name', [RUN], undefined],
    ['that it was begun', [RUN, BEGAN, WRITE], { baseline: [] }],
    [
      'that it ended well',
      [RUN, BEGAN, WRITE, SHOWN, ended('verified')],
      { baseline: [], ended: { outcome: 'verified' } },
    ],
    ['that it was stuck', [BEGAN, WRITE, ended('held')], { baseline: [], ended: { outcome: 'held' } }],
    [
      'that it is as before, to be begun anew',
      [BEGAN, WRITE, ended('rolled-back')],
      { ended: { outcome: 'rolled-back' } },
    ],
    ['that a way back was begun and died', [BEGAN, WRITE, ended('verified'), WRITE], { baseline: [] }],
    ['that something is written of one that never began', [WRITE], {}],
    [
      'why',
      [{ kind: 'ended', at, target, outcome: 'rolled-back', because: 'handshakes' }],
      { ended: { outcome: 'rolled-back', because: 'handshakes' } },
    ],
  ])('says %s', (_what, entries, expected) => {
    expect(progressFrom(entries).get(target)).toEqual(expected);
  });

  test('tells what was moved from what was not', () => {
    expect(['verified', 'unverified', 'held'].map((outcome) => isUntouched(outcome as 'held'))).toEqual([
      false,
      false,
      false,
    ]);
    expect(['rolled-back', 'stale', 'gone'].map((outcome) => isUntouched(outcome as 'gone'))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('a plan', () => {
  const asked = { now: NOW, account: ACCOUNT, direction: 'forward' } as const;

  test.each([
    ['is carried out', aPlan(), asked, undefined],
    ['is carried out on its last day', aPlan([], { madeAt: hoursFromNow(-24) }), asked, undefined],
    ['is refused a moment later', aPlan([], { madeAt: hoursFromNow(-24.001) }), asked, 'too-old'],
    ['is refused before it was made', aPlan([], { madeAt: hoursFromNow(1) }), asked, 'from-the-future'],
    ['is refused in another account', aPlan(), { ...asked, account: accountId('210987654321') }, 'other-account'],
    ['is refused while blocked', aPlan([], { blockers: [{ kind: 'no-target' }] }), asked, 'blocked'],
    [
      'is refused once the new one has ended',
      aPlan([], { to: { ...aPlan().to, notAfter: NOW } }),
      asked,
      'new-one-ended',
    ],
    [
      'is rolled back however old',
      aPlan([], { madeAt: daysFromNow(-9) }),
      { ...asked, direction: 'back' as const },
      undefined,
    ],
    [
      'is not rolled back to what has expired',
      aPlan([], { from: { ...aPlan().from, notAfter: NOW } }),
      { ...asked, direction: 'back' as const },
      'no-way-back',
    ],
  ])('%s', (_what, plan, request, refused) => {
    expect(refusalOf(plan, request)).toBe(refused);
    expect(refused === undefined || refused in REFUSALS).toBe(true);
  });

  test.each([
    ['valid', { notAfter: hoursFromNow(1) }, true],
    ['expired', { notAfter: NOW }, false],
    ['of unknown end', {}, false],
    ['revoked', { notAfter: hoursFromNow(1), revoked: true as const }, false],
  ])('goes back to a certificate that is %s: %s', (_what, from, may) => {
    expect(mayGoBack(from, NOW)).toBe(may);
  });
});
