import * as fc from 'fast-check';
import { type Instant, instant } from '../../../lambda/domain/instant';
import { inTimeZone } from '../../../lambda/domain/rendering/time-zone';
import { NOW } from '../../builders/instant';
import { hostileText } from '../../builders/hostile';

describe('inTimeZone', () => {
  test.each`
    at                            | timeZone           | told                                            | what
    ${'2026-11-26T08:00:00.000Z'} | ${'Europe/Paris'}  | ${'Thursday 2026-11-26 09:00 in Europe/Paris'}  | ${'winter'}
    ${'2026-07-26T08:00:00.000Z'} | ${'Europe/Paris'}  | ${'Sunday 2026-07-26 10:00 in Europe/Paris'}    | ${'summer'}
    ${'2026-11-26T20:30:00.000Z'} | ${'Asia/Kolkata'}  | ${/^Friday 2026-11-27 02:00 in Asia\/(K|C)/}    | ${'the day after, at half an hour'}
    ${'2026-11-26T00:00:00.000Z'} | ${'Europe/London'} | ${'Thursday 2026-11-26 00:00 in Europe/London'} | ${'midnight, which is not 24:00'}
    ${'2026-11-26T08:00:00.000Z'} | ${'europe/paris'}  | ${'Thursday 2026-11-26 09:00 in Europe/Paris'}  | ${'a zone as it is spelled'}
  `('tells $what: $told', ({ at, timeZone, told }: { at: string; timeZone: string; told: string | RegExp }) => {
    expect(inTimeZone(instant(at), timeZone)).toMatch(told);
  });

  test.each(['', 'Mars/Olympus', '<!channel>', 'Europe/Paris\u202e'])('knows nothing of the zone "%s"', (timeZone) => {
    expect(inTimeZone(NOW, timeZone)).toBeUndefined();
  });

  test('says nothing but what Intl knows, whatever a zone is called', () => {
    const told = (at: Instant, zone: string): string => inTimeZone(at, zone) ?? 'nothing';

    fc.assert(
      fc.property(hostileText(), (zone) => {
        expect(told(NOW, zone)).toMatch(/^(nothing|[A-Z][a-z]+day [\d-]{10} \d\d:\d\d in [\w/+:-]+)$/);
      }),
    );
  });
});
