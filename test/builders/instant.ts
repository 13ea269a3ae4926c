import { DAY_MS, HOUR_MS, instant, type Instant, plusMilliseconds } from '../../lambda/domain/instant';

/** The moment at which tests happen. */
export const NOW = instant('2026-11-20T08:00:00.000Z');

/** Of a moment in the one spelling, or of a whole day: `instantAt('2026-11-20')` is its midnight. */
export const instantAt = (text: string): Instant => instant(text.length === 10 ? `${text}T00:00:00.000Z` : text);

/** Below zero: in the past. Parts of a day count. */
export const daysFromNow = (days: number): Instant => plusMilliseconds(NOW, days * DAY_MS);

/** Below zero: in the past. */
export const hoursFromNow = (hours: number): Instant => plusMilliseconds(NOW, hours * HOUR_MS);

/** Below zero: in the past. */
export const minutesFromNow = (minutes: number): Instant => plusMilliseconds(NOW, minutes * 60_000);
