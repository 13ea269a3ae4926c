import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { Labels, Message } from '../../domain/message';
import { neutral } from '../../domain/rendering/hostile-text';
import { DEFAULT_TARGET, TARGET_ATTRIBUTE } from '../../domain/ledger/target';
import { worst } from '../../domain/severity';
import { environmentsOf } from '../../domain/subject';

/** What a filter policy can match. */
export type Attributes = Readonly<Record<string, MessageAttributeValue>>;

/** Longest tag value of AWS. */
const VALUE_LIMIT = 256;
/** Of one list as JSON, so that the attributes of a message never crowd out the message. */
const LIST_LIMIT = 16_000;

/**
 * For filters of subscribers. An attribute without a value is left out: SNS refuses a message that has an empty one.
 *
 * `rules` and `owners` are lists (`String.Array`); `region`, `transition` and `environment` are a `String` where there is one and a list where
 * there are several, which a filter policy matches alike. `environment`: of the cases told of; that of the account only where they have none.
 */
export function messageAttributes(message: Message): Attributes {
  const { rules, owners, regions, environments = [] } = message.labels ?? labelsShown(message);
  const places = environments.length > 0 ? environments : accountEnvironment(message);
  return Object.fromEntries(
    [
      one('severity', severityOf(message)),
      list('rules', rules),
      list('owners', owners),
      oneOrList('transition', transitionsOf(message)),
      one('account', message.account),
      oneOrList('region', regions),
      oneOrList('environment', places),
      one(TARGET_ATTRIBUTE, targetOf(message)),
    ].flat(),
  );
}

/** The few that no text from outside can spoil, for a message that was refused. */
export const minimalAttributes = (message: Message): Attributes =>
  Object.fromEntries([
    ...one('severity', severityOf(message)),
    ...one('account', message.account),
    ...one(TARGET_ATTRIBUTE, targetOf(message)),
  ]);

/** Every message has one, so that a filter that leaves some targets out lets all others through. */
const targetOf = ({ target }: Message): string => target ?? DEFAULT_TARGET;

/** The highest told since opening. A pager hears of nothing milder than critical, and of its end. A digest is nobody's alarm. */
function severityOf(message: Message): string {
  if (message.kind === 'digest') return 'info';
  return message.kind === 'bulletin' ? worst(highest(message)) : 'critical';
}

const highest = ({ lines: [first, ...others] }: Extract<Message, { readonly kind: 'bulletin' }>) =>
  [first.highest, ...others.map((line) => line.highest)] as const;

function transitionsOf(message: Message): readonly string[] {
  switch (message.kind) {
    case 'bulletin':
      return message.lines.map(({ change }) => change.kind);
    case 'digest':
      return ['digest'];
    case 'clear':
      return message.cases.map(({ state }) => (state.kind === 'open' ? 'eased' : state.kind));
    case 'page':
    case 'degraded':
      return message.cases.map(({ last }) => last.kind);
  }
}

const accountEnvironment = ({ environment }: Message): readonly string[] =>
  environment === undefined ? [] : [environment];

function labelsShown(message: Message): Labels {
  const told = toldIn(message);
  return {
    rules: told.flatMap(({ rules }) => rules),
    owners: told.flatMap(({ about }) => [...about.owners, ...(about.formerly?.owners ?? [])]),
    regions: told.map(({ about }) => about.region),
    environments: told.flatMap(({ about }) => [...environmentsOf(about), ...(about.formerly?.environments ?? [])]),
  };
}

function toldIn(message: Message) {
  if (message.kind === 'digest') return [];
  if (message.kind === 'bulletin') return message.lines;
  return message.cases.map(({ about, state }) => ({ about, rules: state.findings.map(({ rule }) => rule) }));
}

type Entry = readonly [string, MessageAttributeValue];

const one = (name: string, text: string | undefined): readonly Entry[] =>
  oneOrList(name, text === undefined ? [] : [text]);

function oneOrList(name: string, texts: readonly string[]): readonly Entry[] {
  const [only, ...others] = values(texts);
  if (only === undefined) return [];
  return others.length === 0 ? [[name, { DataType: 'String', StringValue: only }]] : list(name, texts);
}

function list(name: string, texts: readonly string[]): readonly Entry[] {
  const all = values(texts);
  return all.length === 0 ? [] : [[name, { DataType: 'String.Array', StringValue: JSON.stringify(all) }]];
}

/** Each once, those that can be seen, as many as hold. */
function values(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts.map((text) => neutral(text, VALUE_LIMIT)))].filter((text) => text !== '');
  let size = 0;
  return distinct.filter((text) => (size += JSON.stringify(text).length + 1) <= LIST_LIMIT);
}
