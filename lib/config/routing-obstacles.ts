import { OTHER_RULE_IDS, ROUTED_RULE_IDS, RULE_IDS } from '../../lambda/contract/rule-ids';
import { DEFAULT_TARGET, isBeginning } from '../../lambda/contract/routing';
import type { AccountConfiguration } from './configuration';
import { mediaOf } from './media';
import { nearest } from './nearest';
import { type ConfiguredRoute, routeOf, type Target } from './routing';
import { endpointsOf } from './subscribers';

/** A filter of SNS names at most 150 values. */
const MOST_TARGETS = 100;

/** What is wrong with targets and routes, one sentence each. */
export function routingObstacles(configuration: AccountConfiguration): readonly string[] {
  const { targets = {}, routes = [] } = configuration;
  const names = Object.keys(targets);
  return [
    ...(names.length > MOST_TARGETS
      ? [`targets has ${names.length} entries: write at most ${MOST_TARGETS}, which is what a filter of SNS holds.`]
      : []),
    ...Object.entries(targets).flatMap(([name, target]) => targetObstacles(name, target, configuration)),
    ...routes.flatMap((route, index) => routeObstacles(`routes[${index}]`, route, names)),
    ...coveredRoutes(routes),
  ];
}

function targetObstacles(
  name: string,
  { pages = {}, chat = {} }: Target,
  { routes = [], ...all }: AccountConfiguration,
): readonly string[] {
  const where = `targets.${name}`;
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name) || name === DEFAULT_TARGET)
    return [
      `${where} cannot be called so: write small letters, digits and dashes, beginning with a letter, and not '${DEFAULT_TARGET}', which is the way of all that no route matches.`,
    ];
  const media = mediaOf({ ...pages, ...chat });
  if (Object.keys(media).length + endpointsOf(pages).length + endpointsOf(chat).length === 0)
    return [`${where} names nobody: add one, such as ${where}: { pages: { pagerduty: {} } }, or remove it.`];
  const known = mediaOf({ ...all.pages, ...all.chat });
  const alone = Object.keys(media).filter((medium) => !Object.hasOwn(known, medium));
  return [
    ...alone.map((medium) => {
      const place = `${Object.hasOwn(chat, medium) ? 'chat' : 'pages'}.${medium}`;
      return `${where}.${place} stands alone: add ${place}, which is told where the key of the target cannot be used.`;
    }),
    ...(routes.some(({ to }) => to === name)
      ? []
      : [
          `${where} is used by no route: add one, such as routes: [{ owner: '${name}', to: '${name}' }], or remove it.`,
        ]),
  ];
}

function routeObstacles(where: string, route: ConfiguredRoute, names: readonly string[]): readonly string[] {
  const { owner = [], environment = [], rule = [], to } = routeOf(route);
  const asks = [...owner, ...environment, ...rule].length > 0;
  const isKnown = [DEFAULT_TARGET, ...names].includes(to);
  return [
    ...(asks ? [] : [`${where} asks for nothing: add an owner, an environment or a rule that its cases have.`]),
    ...(isKnown ? [] : [`${where}.to is '${to}', which no target is called (${suggestion(to, names)}).`]),
    ...rule.flatMap((pattern) => ruleObstacles(`${where}.rule`, pattern)),
  ];
}

function ruleObstacles(where: string, pattern: string): readonly string[] {
  const meant = RULE_IDS.filter((id) => id === pattern || isBeginning(pattern, id));
  if (meant.length === 0)
    return [`${where} is '${pattern}', which is no rule (${suggestion(pattern.replace(/\*$/, ''), RULE_IDS)}).`];
  if (rulesOf([pattern]).length > 0) return [];
  const isOther = meant.some((id) => OTHER_RULE_IDS.includes(id));
  return [
    isOther
      ? `${where} is '${pattern}': a rule of what is no certificate is routed by its whole id, ${meant.join(' or ')}.`
      : `${where} is '${pattern}': what notafter says of the way to people always goes the default way; remove it.`,
  ];
}

/** Of each route, the first before it that leaves nothing to it. */
const coveredRoutes = (routes: readonly ConfiguredRoute[]): readonly string[] =>
  routes.flatMap((route, index) => {
    const before = routes.findIndex((earlier, at) => at < index && covers(earlier, route));
    return before === -1
      ? []
      : [
          `routes[${index}] can never match: routes[${before}] matches all that it asks for; put it before, or remove it.`,
        ];
  });

function covers(earlier: ConfiguredRoute, later: ConfiguredRoute): boolean {
  const [wide, narrow] = [routeOf(earlier), routeOf(later)];
  return (
    includes(spelled(wide.owner), spelled(narrow.owner)) &&
    includes(spelled(wide.environment), spelled(narrow.environment)) &&
    includes(rulesOf(wide.rule), rulesOf(narrow.rule))
  );
}

const spelled = (names: readonly string[] | undefined): readonly string[] | undefined =>
  names?.map((name) => name.trim().toLowerCase());

/** `undefined`: whatever there is. */
const includes = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean =>
  wide === undefined || (narrow?.every((one) => wide.includes(one)) ?? false);

/** The rules whose cases a route may match. */
const rulesOf = (patterns: readonly string[] | undefined): readonly string[] => [
  ...ROUTED_RULE_IDS.filter((id) => patterns?.some((one) => one === id || isBeginning(one, id)) ?? true),
  ...OTHER_RULE_IDS.filter((id) => patterns?.includes(id)),
];

function suggestion(text: string, known: readonly string[]): string {
  const meant = nearest(text, known);
  if (meant !== undefined) return `did you mean '${meant}'?`;
  return known.length === 0 ? 'there is none' : `known are ${known.join(', ')}`;
}
