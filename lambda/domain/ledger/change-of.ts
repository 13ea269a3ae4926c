import { compareSeverity } from '../severity';
import type { CaseFinding, Standing } from './case';
import { RUNGS } from './rung';
import type { Change } from './transition';

/** What is new for an open case when this stands against its subject now; `undefined`: nothing. Facts, dates and stale marks are no news, a tally that rises is. */
export function changeOf(before: Standing, now: Standing): Change | undefined {
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
