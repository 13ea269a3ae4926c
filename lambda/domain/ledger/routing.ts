import { RULE_DRILL } from '../alert-path/drill-rule';
import type { RuleId } from '../ids';
import type { Case } from './case';
import { environmentsOf, isDrill, kindOf } from '../subject';

/** Cases that all of this holds of go to a target. Of each list one is enough; a list that is not there asks for nothing, and at least one is there. */
export interface Route {
  readonly owner?: readonly string[];
  readonly environment?: readonly string[];
  /** Ids, or the beginning of ids and a star. */
  readonly rule?: readonly string[];
  /** A target, or `default`. */
  readonly to: string;
}

/** Who is told of what, besides the default way. */
export interface Routing {
  /** Names of the targets that there are. */
  readonly targets: readonly string[];
  /** The first that matches decides. */
  readonly routes: readonly Route[];
}

/**
 * The target of a case; `undefined`: the default way, whenever anything about the route is unknown.
 *
 * A case of several owners, environments or worst findings has a target only if each of them leads to it. The way to people is never routed; other cases of no
 * certificate only by a route that names their rule by its id; a drill to the target that it was made for.
 */
export function targetOf(one: Case, { targets, routes }: Routing): string | undefined {
  const [first, ...others] = isDrill(one.subject) ? [targetOfDrill(one)] : leadsOf(one, routes);
  return first !== undefined && others.every((other) => other === first) && targets.includes(first) ? first : undefined;
}

/** The fact of a drill that names the target that it is made for. */
export const DRILL_TARGET = 'target';

function targetOfDrill({ state }: Case): string | undefined {
  const named = state.findings.find(({ rule }) => rule === RULE_DRILL)?.facts[DRILL_TARGET];
  return typeof named === 'string' ? named : undefined;
}

/** One reading of a case: what is not known is absent. */
interface Aspect {
  readonly owner: string | undefined;
  readonly environment: string | undefined;
  readonly rule: RuleId;
  readonly isCertificate: boolean;
}

/** Where each reading of the case leads. A milder finding beside the worst ones changes nothing of whom they are for. */
function leadsOf({ subject, about, state }: Case, routes: readonly Route[]): readonly (string | undefined)[] {
  if (kindOf(subject) === 'alert-path') return [undefined];
  const isCertificate = kindOf(subject) === 'certificate';
  const rules = state.findings.filter(({ severity }) => severity === state.severity).map(({ rule }) => rule);
  const known = (what: 'owner' | 'environment', texts: readonly string[]) =>
    about.unknown?.includes(what) === true ? [] : texts;
  const aspects = orUnknown(known('owner', about.owners)).flatMap((owner) =>
    orUnknown(known('environment', environmentsOf(about))).flatMap((environment) =>
      rules.map((rule): Aspect => ({ owner, environment, rule, isCertificate })),
    ),
  );
  return aspects.map((aspect) => routes.find((route) => matches(route, aspect))?.to);
}

const orUnknown = (texts: readonly string[]): readonly (string | undefined)[] =>
  texts.length === 0 ? [undefined] : texts;

const matches = (route: Route, { owner, environment, rule, isCertificate }: Aspect): boolean =>
  isNamed(route.owner, owner) && isNamed(route.environment, environment) && isMeant(route.rule, rule, isCertificate);

const isNamed = (names: readonly string[] | undefined, known: string | undefined): boolean =>
  names === undefined || (known !== undefined && names.some((name) => spelledAlike(name, known)));

/** Tags are typed by people. */
const spelledAlike = (left: string, right: string): boolean => left.trim().toLowerCase() === right.trim().toLowerCase();

const isMeant = (patterns: readonly string[] | undefined, rule: RuleId, isCertificate: boolean): boolean =>
  patterns === undefined
    ? isCertificate
    : patterns.some((pattern) => pattern === rule || (isCertificate && isBeginning(pattern, rule)));

/** Whether the pattern ends with a star and the rule begins so. */
export const isBeginning = (pattern: string, rule: string): boolean =>
  pattern.endsWith('*') && rule.startsWith(pattern.slice(0, -1));
