import type { Instant } from '../../../lambda/domain/instant';
import { decide } from '../../../lambda/domain/ledger/decide';
import { silenced, unsilenced } from '../../../lambda/domain/ledger/silence-case';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import {
  aDecideContext,
  anEntry,
  caseAfter,
  EXPIRING,
  fails,
  FIRST_REVISION,
  passes,
  RUN,
  seen,
  WEAK,
} from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { aSilence, aSilenceRequest, silencedCase } from '../../builders/silence';

const occasion = { now: NOW, run: RUN };
const FAR = daysFromNow(200);
const critical = (days: number | 'none' = 10, rule = EXPIRING, notAfter: Instant | undefined = FAR) =>
  caseAfter(seen([fails('critical', { days, rule })], { about: anAbout({ notAfter }) }));

describe('a silence', () => {
  test('ends the ring, keeps all that stands, and is a transition that chat hears of', () => {
    expect(silencedCase(critical())).toMatchObject({
      state: { kind: 'silenced', severity: 'critical', findings: [{ rule: EXPIRING }] },
      rang: 0,
      last: { kind: 'silenced', reason: 'silence-written', rings: false, revision: FIRST_REVISION + 1, at: NOW },
      silences: [aSilence()],
    });
  });

  test('of one rule leaves what another says, and its ring where that is critical', () => {
    const both = caseAfter(
      seen([fails('critical'), fails('critical', { rule: WEAK, days: 'none' })], { about: anAbout({ notAfter: FAR }) }),
    );

    expect(silencedCase(both, { rule: WEAK })).toMatchObject({
      state: { kind: 'open', findings: [{ rule: EXPIRING }], silenced: [{ rule: WEAK }] },
      rang: FIRST_REVISION,
    });
  });

  test('of one rule leaves a rung that another crossed meanwhile to the next judgement, which rings', () => {
    const later = daysFromNow(2);
    const verdicts = [fails('critical', { days: 8 }), fails('critical', { rule: WEAK, days: 'none' })];
    const about = anAbout({ notAfter: FAR });
    const request = aSilenceRequest({ rule: WEAK, until: daysFromNow(9) });
    const written = silenced(caseAfter(seen(verdicts, { about })), request, { now: later, run: RUN });
    if (written.kind !== 'moved') throw new Error(written.because);

    expect(written.case.state).toMatchObject({ kind: 'open', rung: 'open' });
    const next = decide(written.case, seen(verdicts, { about, observedAt: later }), aDecideContext({ now: later }));
    expect(next).toMatchObject({ case: { last: { reason: 'rung-crossed', rings: true }, state: { rung: '7d' } } });
  });

  test('of one rule takes the rung of what is left, where that is further from its date', () => {
    const verdicts = [fails('critical', { days: 30 }), fails('critical', { rule: WEAK, days: 6 })];
    const both = caseAfter(seen(verdicts, { about: anAbout({ notAfter: FAR }) }));

    expect(both.state.rung).toBe('7d');
    expect(silencedCase(both, { rule: WEAK, until: daysFromNow(1) }).state.rung).toBe('open');
  });

  test('of one rule ends the ring where the others only warn', () => {
    const both = caseAfter(
      seen([fails('warning'), fails('critical', { rule: WEAK, days: 'none' })], { about: anAbout({ notAfter: FAR }) }),
    );

    expect(silencedCase(both, { rule: WEAK })).toMatchObject({
      state: { kind: 'open', severity: 'warning', findings: [{ rule: EXPIRING }] },
      rang: 0,
    });
  });

  test('allows what it saw, and no more', () => {
    const warning = caseAfter(seen([fails('warning')], { about: anAbout({ notAfter: FAR }) }));

    expect(silencedCase(warning).silences).toEqual([aSilence({ upTo: 'warning' })]);
  });

  test('takes the place of one of the same scope, and stands beside others', () => {
    const first = silencedCase(critical(), { owner: 'bob' });
    const second = silencedCase(first, { rule: EXPIRING });

    expect(silencedCase(second).silences).toEqual([aSilence({ rule: EXPIRING }), aSilence()]);
  });

  test.each`
    what                                          | days      | rule         | notAfter           | latest
    ${'of an expiry: 14 days'}                    | ${60}     | ${EXPIRING}  | ${FAR}             | ${daysFromNow(14)}
    ${'of everything: 14 days'}                   | ${60}     | ${undefined} | ${FAR}             | ${daysFromNow(14)}
    ${'of another rule: 90 days'}                 | ${'none'} | ${WEAK}      | ${FAR}             | ${daysFromNow(90)}
    ${'of what nobody knows the end of: 90 days'} | ${'none'} | ${WEAK}      | ${undefined}       | ${daysFromNow(90)}
    ${'never past 72 hours before the date'}      | ${10}     | ${EXPIRING}  | ${FAR}             | ${daysFromNow(7)}
    ${'never past 72 hours before the end'}       | ${'none'} | ${EXPIRING}  | ${daysFromNow(16)} | ${daysFromNow(13)}
    ${'of another rule: whenever it ends'}        | ${'none'} | ${WEAK}      | ${daysFromNow(16)} | ${daysFromNow(90)}
  `(
    '$what',
    ({ days, rule, notAfter, latest }: { days: number; rule?: typeof WEAK; notAfter?: Instant; latest: Instant }) => {
      const one = critical(days, rule ?? EXPIRING, notAfter);
      const wanted = (until: Instant) => silenced(one, aSilenceRequest({ until, rule }), occasion);
      const minute = new Date(Date.parse(latest) + 60_000).toISOString() as Instant;

      expect(wanted(latest)).toMatchObject({ kind: 'moved' });
      expect(wanted(minute)).toEqual({ kind: 'refused', because: 'too-long', latest });
    },
  );

  test.each`
    days  | what
    ${3}  | ${'within 72 hours of the date'}
    ${-1} | ${'after the date'}
  `('is refused without any latest end $what', ({ days }: { days: number }) => {
    expect(silenced(critical(days), aSilenceRequest({ until: hoursFromNow(1) }), occasion)).toEqual({
      kind: 'refused',
      because: 'too-long',
    });
  });

  test('is refused where it would end before it begins', () => {
    expect(silenced(critical(), aSilenceRequest({ until: NOW }), occasion)).toEqual({
      kind: 'refused',
      because: 'in-the-past',
    });
    expect(silenced(critical(), aSilenceRequest({ until: minutesFromNow(1) }), occasion).kind).toBe('moved');
  });

  test('is refused for a rule that says nothing, with those that do', () => {
    expect(silenced(critical(), aSilenceRequest({ rule: WEAK }), occasion)).toEqual({
      kind: 'refused',
      because: 'no-such-finding',
      rules: [EXPIRING],
    });
  });

  test('is refused without a case, of one that is over, and of the way to people', () => {
    const over = caseAfter(seen([fails('critical')]), seen([passes()]));

    expect(silenced(undefined, aSilenceRequest(), occasion)).toEqual({ kind: 'refused', because: 'no-case' });
    expect(silenced(over, aSilenceRequest(), occasion)).toEqual({ kind: 'refused', because: 'not-open' });
    for (const subject of ['alert-path:pages', 'drill:one'] as const)
      expect(silenced(anEntry({ subject }).case, aSilenceRequest(), occasion)).toEqual({
        kind: 'refused',
        because: 'never-silenced',
      });
  });
});

describe('a silence that is ended early', () => {
  test('ends now, and no other', () => {
    const one = silencedCase(silencedCase(critical()), { rule: EXPIRING });

    expect(unsilenced(one, undefined, hoursFromNow(1))).toEqual({
      ...one,
      silences: [aSilence({ until: hoursFromNow(1) }), aSilence({ rule: EXPIRING })],
    });
  });

  test('must be there, and must hold', () => {
    expect(unsilenced(critical(), undefined, NOW)).toBeUndefined();
    expect(unsilenced(silencedCase(critical()), WEAK, NOW)).toBeUndefined();
    expect(unsilenced(silencedCase(critical()), undefined, daysFromNow(3))).toBeUndefined();
  });
});
