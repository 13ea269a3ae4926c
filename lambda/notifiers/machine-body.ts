import type { Attachment } from '../domain/use/attachment';
import type { NonEmpty } from '../domain/ids';
import type { Line } from '../domain/ledger/bulletin';
import type { CaseFinding } from '../domain/ledger/case';
import type { Labels, Message, Notice } from '../domain/message';
import { cut } from '../domain/rendering/hostile-text';

/** The worst that a message carries. */
const WORST = 10;
/** Longest lists of one case, from what machines would like to what always holds; there, facts are left out, too. */
const SHORTEST = 3;
const LIST_LIMITS = [100, 30, 10, SHORTEST];
/** DNS knows no longer name and AWS no longer tag: what is longer was made to be in the way. */
const NAME_LIMIT = 300;
const SUMMARY_LIMIT = 1_000;

/** JSON in printable ASCII: nothing on its way can be upset by what a certificate says, and parsing it gives every character back. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The message with ever shorter lists, what is left out of them counted. The ten worst always stay. */
export const everShorter = (message: Message): readonly Message[] =>
  LIST_LIMITS.map((limit) => shortened(message, limit));

function shortened(message: Message, limit: number): Message {
  const { labels, ...rest } = message;
  const all = { ...(labels && { labels: shorterLabels(labels, limit) }) };
  switch (rest.kind) {
    case 'bulletin':
      return { ...rest, ...all, lines: mapped(worst(rest.lines), (line) => shorterLine(line, limit)) };
    case 'digest':
      // What else there is was cut as it was made.
      return { ...rest, ...all };
    case 'clear':
      return { ...rest, ...all, cases: rest.cases.slice(0, WORST).map((notice) => shorter(notice, limit)) };
    case 'page':
    case 'degraded':
      return { ...rest, ...all, cases: mapped(worst(rest.cases), (notice) => shorter(notice, limit)) };
  }
}

const shorterLabels = (labels: Labels, limit: number): Labels => ({
  ...labels,
  owners: beginning(labels.owners, limit),
  ...(labels.environments && { environments: beginning(labels.environments, limit) }),
});

const worst = <Item>([first, ...others]: NonEmpty<Item>): NonEmpty<Item> => [first, ...others.slice(0, WORST - 1)];

const mapped = <Item>([first, ...others]: NonEmpty<Item>, change: (item: Item) => Item): NonEmpty<Item> => [
  change(first),
  ...others.map(change),
];

const beginning = (texts: readonly string[], limit: number): readonly string[] =>
  texts.slice(0, limit).map((text) => cut(text, NAME_LIMIT));

const shorterLine = (line: Line, limit: number): Line => ({
  ...line,
  about: { ...line.about, names: beginning(line.about.names, limit), ...shorterBelonging(line.about, limit) },
  summary: cut(line.summary, SUMMARY_LIMIT),
});

const shorterBelonging = ({ owners, environment, environments, formerly }: Line['about'], limit: number) => ({
  owners: beginning(owners, limit),
  ...(environment !== undefined && { environment: cut(environment, NAME_LIMIT) }),
  ...(environments && { environments: beginning(environments, limit) }),
  ...(formerly && {
    formerly: { owners: beginning(formerly.owners, limit), environments: beginning(formerly.environments, limit) },
  }),
});

function shorter(notice: Notice, limit: number): Notice {
  const { about, state, omitted: before = {} } = notice;
  const { names, attachments = [] } = about;
  const omitted = {
    ...leftOut('names', Math.max(0, names.length - limit) + (before.names ?? 0)),
    ...leftOut('attachments', Math.max(0, attachments.length - limit) + (before.attachments ?? 0)),
  };
  return {
    ...notice,
    about: {
      ...about,
      names: beginning(names, limit),
      ...shorterBelonging(about, limit),
      ...(about.attachments && { attachments: attachments.slice(0, limit).map(shorterAttachment) }),
    },
    state: { ...state, findings: mapped(state.findings, (finding) => shorterFinding(finding, limit)) },
    ...(Object.keys(omitted).length > 0 && { omitted }),
  };
}

const shorterAttachment = (attachment: Attachment): Attachment => ({
  ...attachment,
  name: cut(attachment.name, NAME_LIMIT),
  ...(attachment.hosts && { hosts: attachment.hosts.map((host) => cut(host, NAME_LIMIT)) }),
});

const shorterFinding = (finding: CaseFinding, limit: number): CaseFinding => ({
  ...finding,
  summary: cut(finding.summary, SUMMARY_LIMIT),
  facts: limit === SHORTEST ? {} : finding.facts,
});

const leftOut = (list: keyof NonNullable<Notice['omitted']>, count: number): NonNullable<Notice['omitted']> =>
  count > 0 ? { [list]: count } : {};
