import { type Instant, instantOf } from '../domain/instant';

/** The same values, those that are `undefined` as optional properties. */
export type Present<Values> = {
  [Key in keyof Values as undefined extends Values[Key] ? never : Key]: Values[Key];
} & {
  [Key in keyof Values as undefined extends Values[Key] ? Key : never]?: Exclude<Values[Key], undefined>;
};

/** Leaves out what is `undefined`: a fact that AWS did not tell is absent, also in a saved inventory. */
export function present<Values extends object>(values: Values): Present<Values>;
export function present(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The instant of a date that AWS may not have told; `undefined` also for a date that is none. */
export const instantFrom = (date: Date | undefined): Instant | undefined => date && instantOf(date);
