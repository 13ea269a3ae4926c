import type { Entry } from '../../../lambda/domain/ledger/announced';
import { dueSince, heldUntil, isHeldBack, RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { afterRing, NO_RINGS, type RingMemory } from '../../../lambda/domain/ledger/ring-memory';
import type { Rung } from '../../../lambda/domain/ledger/rung';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, EXPIRING, FIRST_REVISION, WEAK } from '../../builders/ledger';
import { aFinding, anAbout, anOpenState } from '../../builders/message';

const limits = { ...RING_LIMITS, ofRule: 1, perHour: 2 };
const routing = { targets: ['payments'], routes: [{ owner: ['payments'], to: 'payments' }] };
const told = { revision: FIRST_REVISION, open: true, highest: 'critical' } as const;
const at = (rung: Rung, overrides: Parameters<typeof anEntry>[0] = {}): Entry =>
  anEntry({ state: anOpenState({ rung, findings: [aFinding({ rule: EXPIRING })] }), pendingSince: NOW, ...overrides });
const together: RingMemory = afterRing(NO_RINGS, { own: false, of: [EXPIRING] }, minutesFromNow(-20));
const full: RingMemory = [-30, -10].reduce(
  (memory, minutes) => afterRing(memory, { own: true, of: [EXPIRING] }, minutesFromNow(minutes)),
  NO_RINGS,
);

describe('isHeldBack', () => {
  test.each([
    { title: 'a ring that no pass has seen', entry: at('open'), is: false },
    {
      title: 'a ring of which chat was told, and which has no incident',
      entry: at('open', { announced: { told } }),
      is: true,
    },
    {
      title: 'a ring that has its incident',
      entry: at('open', { announced: { told, incident: { key: 'notafter:1:one', rang: FIRST_REVISION } } }),
      is: false,
    },
  ])('$title: $is', ({ entry, is }) => {
    expect(isHeldBack(entry)).toBe(is);
  });
});

describe('heldUntil', () => {
  test.each<{ readonly title: string; readonly rung: Rung; readonly memory: RingMemory; readonly until?: number }>([
    { title: 'nothing rang', rung: 'open', memory: NO_RINGS },
    { title: 'others of the rule rang together', rung: 'open', memory: together, until: 40 },
    { title: 'others of the rule rang together, and it cannot wait', rung: '3d', memory: together },
    { title: 'there is no room', rung: 'open', memory: full, until: 30 },
    { title: 'there is no room, and it cannot wait', rung: '1d', memory: full, until: 30 },
    { title: 'there is no room, and it is expired', rung: 'expired', memory: full },
    {
      title: 'both',
      rung: 'open',
      memory: afterRing(full, { own: false, of: [EXPIRING] }, minutesFromNow(-5)),
      until: 55,
    },
  ])('when $title: for $until minutes', ({ rung, memory, until }) => {
    expect(heldUntil(at(rung).case, { limits, memory, routing }, NOW)).toBe(
      until === undefined ? undefined : minutesFromNow(until),
    );
  });
});

describe('a rule that has not rung too often', () => {
  test('holds nothing back, though some of it rang together', () => {
    const rationing = { limits, memory: together, routing };

    expect(heldUntil(at('open').case, { ...rationing, limits: { ...limits, ofRule: 2 } }, NOW)).toBeUndefined();
    expect(heldUntil(at('open').case, rationing, NOW)).toBeDefined();
  });
});

describe('what rang for a target', () => {
  const theirs = at('open', { about: anAbout({ owners: ['payments'] }) }).case;
  const ofTarget = afterRing(NO_RINGS, { own: false, of: [EXPIRING], target: 'payments' }, minutesFromNow(-20));
  const ofDefault = afterRing(NO_RINGS, { own: false, of: [EXPIRING] }, minutesFromNow(-20));

  test('holds back what is for that target, and nothing else', () => {
    expect(heldUntil(theirs, { limits, memory: ofTarget, routing }, NOW)).toBe(minutesFromNow(40));
    expect(heldUntil(at('open').case, { limits, memory: ofTarget, routing }, NOW)).toBeUndefined();
  });

  test('is not what rang on the default way', () => {
    expect(heldUntil(theirs, { limits, memory: ofDefault, routing }, NOW)).toBeUndefined();
    expect(heldUntil(at('open').case, { limits, memory: ofDefault, routing }, NOW)).toBe(minutesFromNow(40));
  });

  test('takes its part of the hour, which is the account’s', () => {
    const memory = [-30, -10].reduce(
      (known, minutes) => afterRing(known, { own: true, of: [WEAK], target: 'payments' }, minutesFromNow(minutes)),
      NO_RINGS,
    );

    expect(heldUntil(at('open').case, { limits, memory, routing }, NOW)).toBe(minutesFromNow(30));
  });
});

describe('dueSince', () => {
  const held = at('open', { announced: { told }, pendingSince: minutesFromNow(-15) });

  test.each([
    { title: 'a ring that no pass has seen is due since it is pending', entry: at('open'), now: 0, since: 0 },
    { title: 'what is held back is not due', entry: held, now: 39 },
    { title: 'what was held back is due when it may ring', entry: held, now: 50, since: 40 },
    {
      title: 'what came after it may ring is due since then',
      entry: { ...held, pendingSince: minutesFromNow(45) },
      now: 50,
      since: 45,
    },
  ])('$title', ({ entry, now, since }) => {
    expect(dueSince(entry, { limits, memory: together, routing }, minutesFromNow(now))).toBe(
      since === undefined ? undefined : minutesFromNow(since),
    );
  });

  test('nobody is to hear of a case that is not pending', () => {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- taken away
    const { pendingSince, ...settled } = held;

    expect(dueSince(settled, { limits, memory: together, routing }, NOW)).toBeUndefined();
  });
});
