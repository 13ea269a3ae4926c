import type { Branded } from './ids';

/**
 * A moment in UTC: ISO-8601 with milliseconds, always 24 characters.
 *
 * Not a number: saved inventories, facts and messages read as they are, and `<` and sort keys order it.
 */
export type Instant = Branded<'Instant'>;

/** Milliseconds of a minute. */
export const MINUTE_MS = 60_000;

/** Milliseconds of an hour. */
export const HOUR_MS = 60 * MINUTE_MS;

/** Milliseconds of a day of 24 hours; UTC knows no other. */
export const DAY_MS = 24 * HOUR_MS;

/** Of the text of an instant. */
const LENGTH = 24;

/** Throws a RangeError on any other spelling: two spellings of one moment would break `<` and the round trip. */
export function instant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`an instant looks like 2026-11-20T08:00:00.000Z, got '${text}'`);
  return text;
}

/** Whether a text is the one spelling of a moment. */
export function isInstant(text: string): text is Instant {
  const milliseconds = Date.parse(text);
  return text.length === LENGTH && !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}

/** The instant of a `Date`; `undefined` for an invalid one and for years that need more than four digits. */
export function instantOf(date: Date): Instant | undefined {
  if (Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString();
  return isWhole(text) ? text : undefined;
}

/** Of what a `Date` writes, which is the one spelling of its moment: a year of more than four digits makes it longer. */
const isWhole = (written: string): written is Instant => written.length === LENGTH;

/** Milliseconds; below zero when `to` lies before `from`. */
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

/** The instant that many milliseconds later. */
export function plusMilliseconds(from: Instant, milliseconds: number): Instant {
  const text = new Date(Date.parse(from) + milliseconds).toISOString();
  return isWhole(text) ? text : instant(text);
}
