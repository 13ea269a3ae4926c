import * as z from 'zod';
import type { Settings } from '../../lambda/contract/settings';
import { chatSections, type Chats, mediaOf, type Pagers, pagerSections } from './media';
import type { Subscribers, WakingSubscribers } from './subscribers';
import { listOf, section, values } from './values';

/** People who are told instead of those of the top-level `pages` and `chat`, when a route leads to them. */
export interface Target {
  /**
   * Who is woken. A medium must stand in the top-level `pages`, too, which is told where the key of the target cannot be used.
   * @default - those of the top-level `pages`
   */
  readonly pages?: WakingSubscribers & Pagers;
  /**
   * Who reads along. A medium must stand in the top-level `chat`, too.
   * @default - those of the top-level `chat`
   */
  readonly chat?: Subscribers & Omit<Chats, 'amazonQ'>;
}

/** One value, or several of which one is enough. */
type OneOrMore = string | readonly string[];

/** Leads cases to a target if all of it holds of them; it asks for one thing at least. */
export interface ConfiguredRoute {
  /**
   * As the tags `owner` and `team` say; upper and lower case do not matter.
   * @default - whoever it is
   */
  readonly owner?: OneOrMore;
  /**
   * As the tag `environment` says.
   * @default - wherever it is
   */
  readonly environment?: OneOrMore;
  /**
   * Id of a rule, such as `weak-key`, or the beginning of ids and a star, such as `renewal-*`.
   * @default - every rule of certificates
   */
  readonly rule?: OneOrMore;
  /** The name of a target, or `default`. */
  readonly to: string;
}

const https = listOf(values.url, 'a list of URLs').exactOptional();
const sms = listOf(values.phone, 'a list of telephone numbers').exactOptional();
const email = listOf(values.email, 'a list of e-mail addresses').exactOptional();

const labels = oneOrMore(values.label, 'a text of 1 to 128 characters in one line, or a list of such texts');
const rules = oneOrMore(values.rulePattern, "the id of a rule, such as 'weak-key' or 'renewal-*', or a list of ids");

function oneOrMore<Value extends z.ZodType<string>>(value: Value, expected: string) {
  return z.union([value, z.array(value).min(1)], { error: expected });
}

/** Keys of a configuration that say who is told of what. */
export const routingSections = {
  targets: z
    .record(
      z.string(),
      section({
        pages: section({ ...pagerSections, https, sms, email }).exactOptional(),
        chat: section({ slack: chatSections.slack, teams: chatSections.teams, https, email }).exactOptional(),
      }),
      { error: 'an object with an entry for each target' },
    )
    .exactOptional(),
  routes: listOf(
    section({
      owner: labels.exactOptional(),
      environment: labels.exactOptional(),
      rule: rules.exactOptional(),
      to: z.string({ error: 'the name of a target' }),
    }),
    'a list of routes',
  ).exactOptional(),
};

/** The keys of a configuration that say who is told of what. */
interface RoutingConfiguration {
  readonly targets?: Readonly<Record<string, Target>>;
  readonly routes?: readonly ConfiguredRoute[];
  readonly pages?: Pagers;
}

/** The same as the functions are told of it; nothing where there is no target. */
export const routingSettingsOf = ({
  targets,
  routes,
  pages,
}: RoutingConfiguration): Pick<Settings, 'targets' | 'routes'> => ({
  ...(targets && {
    targets: Object.fromEntries(
      Object.entries(targets).map(([name, target]) => [
        name,
        mediaOf({ ...alike(target.pages, pages), ...target.chat }),
      ]),
    ),
  }),
  ...(routes && { routes: routes.map(routeOf) }),
});

/** A target whose PagerDuty says nothing of itself is of the same account as the default one. */
const alike = (own: Pagers = {}, { pagerduty }: Pagers = {}): Pagers =>
  own.pagerduty === undefined || Object.keys(own.pagerduty).length > 0 || pagerduty === undefined
    ? own
    : { ...own, pagerduty };

/** What a route asks for, as lists. */
export const routeOf = ({
  owner,
  environment,
  rule,
  to,
}: ConfiguredRoute): NonNullable<Settings['routes']>[number] => ({
  ...(owner !== undefined && { owner: listed(owner) }),
  ...(environment !== undefined && { environment: listed(environment) }),
  ...(rule !== undefined && { rule: listed(rule) }),
  to,
});

const listed = (one: OneOrMore): string[] => (typeof one === 'string' ? [one] : [...one]);
