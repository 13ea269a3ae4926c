/** How one thing is. `unknown`: it could not be looked at, which is not the same as well. */
export type CheckStatus = 'ok' | 'warn' | 'fail' | 'unknown';

/** One thing that was looked at. `todo`: what to do about it, in the imperative. */
export interface Check {
  readonly check: string;
  readonly status: CheckStatus;
  readonly says: string;
  readonly todo?: string;
}
