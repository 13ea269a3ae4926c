import type { Instant } from '../instant';

/** What is shown of a moment; `en-GB` with 24 hours, so that nobody takes 08:00 for the evening. */
const PARTS = {
  weekday: 'long',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions;

/** `Thursday 2026-11-26 09:00 in Europe/Paris`. `undefined`: nobody knows such a zone, which must not cost the message. */
export function inTimeZone(at: Instant, timeZone: string): string | undefined {
  const format = formatOf(timeZone);
  if (format === undefined) return undefined;
  const parts = new Map(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
  const [weekday, year, month, day, hour, minute] = (
    ['weekday', 'year', 'month', 'day', 'hour', 'minute'] as const
  ).map((type) => parts.get(type));
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute} in ${format.resolvedOptions().timeZone}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone });
    // eslint-disable-next-line no-restricted-syntax -- only by throwing does Intl say that it does not know a zone
  } catch {
    return undefined;
  }
}
