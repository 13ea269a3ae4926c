import { instant, type Instant } from '../instant';

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
  return format && `${weekdayOf(format, at)} ${clockOf(format, at).join(' ')} in ${format.resolvedOptions().timeZone}`;
}

/** What a clock on the wall shows there, to the minute, read as if it were UTC: `undefined` where nobody knows such a zone. */
export function wallClockIn(at: Instant, timeZone: string): Instant | undefined {
  const format = formatOf(timeZone);
  return format && instant(`${clockOf(format, at).join('T')}:00.000Z`);
}

const weekdayOf = (format: Intl.DateTimeFormat, at: Instant): string => partsOf(format, at)('weekday');

/** `2026-11-26` and `09:00`. */
function clockOf(format: Intl.DateTimeFormat, at: Instant): readonly [string, string] {
  const part = partsOf(format, at);
  return [`${part('year')}-${part('month')}-${part('day')}`, `${part('hour')}:${part('minute')}`];
}

function partsOf(format: Intl.DateTimeFormat, at: Instant): (type: keyof typeof PARTS) => string {
  const parts = new Map<string, string>(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
  return (type) => String(parts.get(type));
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone });
    // eslint-disable-next-line no-restricted-syntax -- only by throwing does Intl say that it does not know a zone
  } catch {
    return undefined;
  }
}
