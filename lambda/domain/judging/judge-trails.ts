import type { Judgement } from './judgement';
import type { AboutDefaults, JudgedSubject } from './judge-certificates';
import { verdictsOn } from './rule-verdicts';
import type { Rule, RuleContext } from '../rules/rule';
import type { KnownSubject } from '../subject';
import type { Trails } from '../inventory/trails';

const PREFIX = 'change-events:';

/** One judgement for each region whose events come in, of its trails as they were read last: a run of single cells asks for none. */
export const judgeTrails = (
  context: RuleContext,
  rules: readonly Rule<Trails>[],
  defaults: AboutDefaults,
): readonly JudgedSubject[] =>
  (context.view.inventory.trails ?? []).map((trails) => ({
    subject: `${PREFIX}${trails.region}`,
    presence: 'seen',
    observedAt: trails.readAt,
    about: { ...defaults, region: trails.region, names: [trails.region] },
    verdicts: verdictsOn(trails, rules, context),
  }));

/** Of a region whose events nobody wants any more there is no more to say. */
export function judgeMissingTrails(
  { view: { inventory } }: RuleContext,
  known: readonly KnownSubject[],
): readonly Judgement[] {
  const { trails, takenAt } = inventory;
  if (trails === undefined) return [];
  const present = new Set<string>(trails.map(({ region }) => `${PREFIX}${region}`));
  return known
    .filter(({ subject }) => subject.startsWith(PREFIX) && !present.has(subject))
    .map(({ subject }) => ({ subject, presence: 'out-of-scope', observedAt: takenAt }));
}
