import type { NonEmpty } from './ids';

/** In rising order: report only, chat, page. `info` opens no case and enters none: a case has an `Alert`. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
/** How bad a finding is. */
export type Severity = (typeof SEVERITIES)[number];
/** A severity that somebody is told of. */
export type Alert = Exclude<Severity, 'info'>;

/** Below zero when the left is the milder one. */
export const compareSeverity = (left: Severity, right: Severity): number =>
  SEVERITIES.indexOf(left) - SEVERITIES.indexOf(right);

/** The worst of a list. */
export const worst = <S extends Severity>([first, ...others]: NonEmpty<S>): S =>
  others.reduce((most, next) => (compareSeverity(next, most) > 0 ? next : most), first);
