import { sinkTitle } from '../../contract/sinks';
import type { NonEmpty } from '../../domain/ids';
import type { Instant } from '../../domain/instant';
import { isAcknowledged } from '../../domain/ledger/acknowledgement';
import type { Bulletin } from '../../domain/ledger/bulletin';
import type { ChatPost, DigestPost } from '../../domain/ledger/chat-post';
import type { Case } from '../../domain/ledger/case';
import type { Incident, IncidentKey } from '../../domain/ledger/incident';
import type { Telling } from '../../domain/ledger/listener';
import { type Urgency, urgencyOf } from '../../domain/ledger/rung';
import type { ChatMessage, Labels, Message, ToldAgain } from '../../domain/message';
import { type About, environmentsOf } from '../../domain/subject';
import type { Identity } from '../ports';
import { noticesOf, someNoticesOf } from './notices';

/** The message as it is for whom its incident or bulletin is for. */
export const toward = <Sent extends Message>({ target }: { readonly target?: string }, message: Sent): Sent =>
  target === undefined ? message : { ...message, target };

/** Lines that a post shows; it counts the others. */
const SHOWN = 10;

type Told<Kind extends Message['kind']> = Extract<Message, { readonly kind: Kind }>;

/** To wake somebody: these cases ring under this key. */
export const pageMessage = (
  kind: 'page' | 'degraded',
  { key, storm, addedFor }: Pick<Incident, 'key' | 'storm' | 'addedFor'>,
  cases: NonEmpty<Case>,
  identity: Identity,
  at: Instant,
): Told<'page' | 'degraded'> => ({
  ...bodyOf(identity, at, cases.length, labelsOf(cases)),
  kind,
  key,
  ...(storm !== undefined && { storm }),
  ...(addedFor !== undefined && { addedPager: sinkTitle(addedFor) }),
  urgency: urgencyOfAll(cases),
  cases: someNoticesOf(cases),
});

/** The page on what rings as it is told once more: says why, since when it is open, and how much of it nobody acknowledged. */
export function pageAgain(
  page: Told<'page' | 'degraded'>,
  telling: Telling,
  { createdAt: since }: Pick<Incident, 'createdAt'>,
  ringing: readonly Case[],
): typeof page {
  const because = BECAUSE[telling];
  const unacknowledged = ringing.filter((one) => !isAcknowledged(one)).length;
  return because === undefined ? page : { ...page, again: { because, since, unacknowledged } };
}

const BECAUSE: Readonly<Partial<Record<Telling, ToldAgain['because']>>> = {
  repeat: 'still-open',
  escalate: 'unacknowledged',
  grow: 'grown',
};

/** To let somebody sleep: nothing rings under this key any more. `total`: also those of which the ledger knows nothing any more. */
export const clearMessage = (
  key: IncidentKey,
  { cases, total }: { readonly cases: readonly Case[]; readonly total: number },
  identity: Identity,
  at: Instant,
): Told<'clear'> => ({
  ...bodyOf(identity, at, total, labelsOf(cases)),
  kind: 'clear',
  key,
  urgency: urgencyOfAll(cases),
  cases: noticesOf(cases),
});

/** To inform: what is new in one run. */
export function bulletinMessage(
  { key, lines }: Pick<Bulletin, 'key' | 'lines'>,
  identity: Identity,
  at: Instant,
): Told<'bulletin'> {
  const [first, ...others] = lines;
  const labels = {
    rules: unique(lines.flatMap(({ rules }) => rules)),
    ...placesOf(lines),
  };
  return {
    ...bodyOf(identity, at, lines.length, labels),
    kind: 'bulletin',
    key,
    lines: [first, ...others.slice(0, SHOWN - 1)],
  };
}

/** To look ahead, once a week. It is about the whole account, so that no label of one owner or rule is on it. */
export const digestMessage = (
  { key, digest }: Pick<DigestPost, 'key' | 'digest'>,
  identity: Identity,
  at: Instant,
): Told<'digest'> => ({
  ...bodyOf(identity, at, digest.open.critical + digest.open.warning, { rules: [], owners: [], regions: [] }),
  kind: 'digest',
  key,
  digest,
});

/** What a chat is told by a post, whole. */
export const postMessage = (post: ChatPost, identity: Identity, at: Instant): ChatMessage =>
  post.kind === 'digest' ? digestMessage(post, identity, at) : bulletinMessage(post, identity, at);

const bodyOf = (
  { account, accountName, environment, timeZone }: Identity,
  at: Instant,
  total: number,
  labels: Labels,
) => ({
  schemaVersion: 1 as const,
  account,
  accountName,
  at,
  ...(environment !== undefined && { environment }),
  ...(timeZone !== undefined && { timeZone }),
  total,
  labels,
});

const labelsOf = (cases: readonly Case[]): Labels => ({
  rules: unique(cases.flatMap(({ state }) => state.findings.map(({ rule }) => rule))),
  ...placesOf(cases),
});

const placesOf = (items: readonly { readonly about: Omit<About, 'attachments'> }[]) => ({
  owners: unique(items.flatMap(({ about }) => [...about.owners, ...(about.formerly?.owners ?? [])])),
  regions: unique(items.map(({ about }) => about.region)),
  environments: unique(
    items.flatMap(({ about }) => [...environmentsOf(about), ...(about.formerly?.environments ?? [])]),
  ),
});

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

const urgencyOfAll = (cases: readonly Case[]): Urgency =>
  cases.some(({ subject, state }) => urgencyOf(subject, state.rung) === 'high') ? 'high' : 'low';
