/** In the order of ISO 8601. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** One of them. */
export type Weekday = (typeof WEEKDAYS)[number];

/** When a digest is due, once a week, by the clock on the wall. */
export interface DigestSchedule {
  readonly weekday: Weekday;
  /** From 0 to 23. */
  readonly hour: number;
}
