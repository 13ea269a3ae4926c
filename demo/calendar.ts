const DAY_MS = 86_400_000;

/** When the stack is deployed. A year that has not come yet: the clock of a local AWS is only moved on. */
export const START = '2030-10-01T08:00:00.000Z';

/** When the certificate in IAM ends: on the day of the year on which Coinbase's did. */
export const END = '2030-11-23T12:00:00.000Z';

/** So many days before {@link END}. */
export const beforeEnd = (days: number): string => new Date(Date.parse(END) - days * DAY_MS).toISOString();

/** Whole days that are left: 6 days and 23 hours are 6 days. Negative once it has ended. */
export const daysLeft = (now: string): number => Math.floor((Date.parse(END) - Date.parse(now)) / DAY_MS);

/** `Tue 1 Oct 2030`. */
export const dateOf = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(instant))
    .replace(',', '');
