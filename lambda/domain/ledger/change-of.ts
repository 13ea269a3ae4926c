import { compareSeverity } from '../severity';
import type { CaseFinding, Standing } from './case';
import { RUNGS } from './rung';
import { silencedIn } from './silencing';
import type { OpenCase } from './steps';
import type { CaseChange } from './transition';

/**
 * What is new to people when this stands against a subject now; `undefined`: nothing.
 *
 * Facts, dates and stale marks are no news, a tally that rises is. What is silenced is none, until its silence ends.
 */
export function changeOf(before: OpenCase['state'], after: OpenCase['state']): CaseChange | undefined {
  if (after.kind === 'silenced') return before.kind === 'silenced' ? undefined : lastHeardEnds(before);
  const hidden = new Map(silencedIn(before).map((finding) => [finding.rule, finding]));
  const back = after.findings.filter(({ rule }) => hidden.has(rule));
  const isNew = back.length === 0 && before.kind === 'silenced';
  if (isNew || back.some((finding) => isWorse(finding, hidden.get(finding.rule))))
    return { kind: 'raised', reason: 'severity-rose', rings: after.severity === 'critical' };
  if (back.length > 0)
    return { kind: 'raised', reason: 'silence-ended', rings: back.some(({ severity }) => severity === 'critical') };
  return changeOfStanding(before, after);
}

/** What people heard of is no more so; what is left is silenced. */
const lastHeardEnds = ({ severity }: Standing): CaseChange =>
  severity === 'critical'
    ? { kind: 'eased', reason: 'no-longer-critical', rings: false }
    : { kind: 'changed', reason: 'rules-differ', rings: false };

const isWorse = ({ severity }: CaseFinding, then: CaseFinding | undefined): boolean =>
  then !== undefined && compareSeverity(severity, then.severity) > 0;

function changeOfStanding(before: Standing, now: Standing): CaseChange | undefined {
  const rings = now.severity === 'critical';
  const rise = compareSeverity(now.severity, before.severity);
  if (rise > 0) return { kind: 'raised', reason: 'severity-rose', rings };
  if (rise < 0) return { kind: 'eased', reason: 'no-longer-critical', rings: false };
  if (RUNGS.indexOf(now.rung) > RUNGS.indexOf(before.rung)) return { kind: 'raised', reason: 'rung-crossed', rings };

  const [then, today] = [severities(before), severities(now)];
  if (then.size !== today.size || [...today.keys()].some((rule) => !then.has(rule)))
    return { kind: 'changed', reason: 'rules-differ', rings: false };
  if ([...today].some(([rule, severity]) => then.get(rule) !== severity))
    return { kind: 'changed', reason: 'severities-differ', rings: false };
  if (now.findings.some((finding) => hasRisen(finding, before)))
    return { kind: 'changed', reason: 'attached-more', rings: false };
  return undefined;
}

/** A finding that counted nothing before has not risen. */
function hasRisen({ rule, tally }: CaseFinding, { findings }: Standing): boolean {
  const then = findings.find((finding) => finding.rule === rule)?.tally;
  return tally !== undefined && then !== undefined && tally > then;
}

const severities = ({ findings }: Standing) => new Map(findings.map(({ rule, severity }) => [rule, severity]));
