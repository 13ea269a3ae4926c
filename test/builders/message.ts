import { isNonEmpty, type NonEmpty, ruleId, runId } from '../../lambda/domain/ids';
import type { Line } from '../../lambda/domain/ledger/bulletin';
import type { CaseFinding, OpenState, ResolvedState } from '../../lambda/domain/ledger/case';
import type { Transition } from '../../lambda/domain/ledger/transition';
import type { Message, Notice } from '../../lambda/domain/message';
import { ruleTexts } from '../../lambda/domain/rendering/rule-texts';
import type { About } from '../../lambda/domain/subject';
import { anAttachment } from './attachment';
import { ACCOUNT, acmArn, HOME } from './certificate';
import { daysFromNow, NOW } from './instant';
import { overridden, type Overrides } from './overrides';

type MessageOf<Kind extends Message['kind']> = Extract<Message, { readonly kind: Kind }>;
/** A message to a pager that tells of something. */
export type Page = MessageOf<'page' | 'degraded'>;

/** What the real rules say of themselves. */
export const RULE_TEXTS = ruleTexts();

/** The same where the configuration says where they can be read. */
export const LINKED_RULE_TEXTS = ruleTexts('https://git.example.com/docs/rules');

/** Critical: nobody renews it, and six days are left. */
export const aFinding = (overrides: Overrides<CaseFinding> = {}): CaseFinding =>
  overridden<CaseFinding>(
    {
      rule: ruleId('certificate-expiring'),
      severity: 'critical',
      summary: 'It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
      facts: { renews: 'nobody' },
      deadline: daysFromNow(6),
    },
    overrides,
  );

/** Critical, six days before its end. */
export const anOpenState = (overrides: Overrides<OpenState> = {}): OpenState =>
  overridden<OpenState>({ kind: 'open', severity: 'critical', rung: '7d', findings: [aFinding()] }, overrides);

/** Seen whole and healthy. */
export const aResolvedState = (overrides: Overrides<ResolvedState> = {}): ResolvedState =>
  overridden<ResolvedState>(
    { kind: 'resolved', reason: 'healthy', severity: 'critical', rung: '7d', findings: [aFinding()] },
    overrides,
  );

/** `api.example.com` of the platform team, on the load balancer `edge-1`, ending in six days. */
export const anAbout = (overrides: Overrides<About> = {}): About =>
  overridden<About>(
    {
      region: HOME,
      owners: ['platform'],
      names: ['api.example.com'],
      arn: acmArn(),
      notAfter: daysFromNow(6),
      attachments: [anAttachment()],
    },
    overrides,
  );

const opened: Transition = {
  kind: 'opened',
  reason: 'first-finding',
  rings: true,
  revision: 1_795_161_600,
  run: runId('2026-11-20T08:00:00.000Z-1'),
  at: NOW,
  observedAt: NOW,
};

/** A critical case that has just opened. */
export const aNotice = (overrides: Overrides<Notice> = {}): Notice =>
  overridden<Notice>(
    {
      subject: `certificate:${acmArn()}`,
      about: anAbout(),
      openedAt: NOW,
      state: anOpenState(),
      last: opened,
    },
    overrides,
  );

const body = {
  schemaVersion: 1,
  account: ACCOUNT,
  accountName: 'payments-prod',
  at: NOW,
  total: 1,
} as const;
const alarm = { ...body, key: `notafter:1:${ACCOUNT}:certificate:${acmArn()}:1795161600`, urgency: 'high' } as const;

/** One certificate that rings. `total` follows `cases` unless the test says otherwise. */
export const aPage = (overrides: Overrides<Page> = {}): Page =>
  overridden<Page>({ ...alarm, kind: 'page', cases: [aNotice()], total: overrides.cases?.length ?? 1 }, overrides);

/** The end of it, by health. */
export const aClear = (overrides: Overrides<MessageOf<'clear'>> = {}): MessageOf<'clear'> =>
  overridden<MessageOf<'clear'>>(
    {
      ...alarm,
      kind: 'clear',
      cases: [aNotice({ state: aResolvedState() })],
      total: overrides.cases?.length ?? 1,
    },
    overrides,
  );

/** A critical opening. */
export const aLine = (overrides: Overrides<Line> = {}): Line =>
  overridden<Line>(
    {
      subject: `certificate:${acmArn()}`,
      revision: 1_795_161_600,
      says: 'open',
      change: { kind: 'opened', reason: 'first-finding', rings: true },
      about: anAbout({ attachments: undefined }),
      rules: [ruleId('certificate-expiring')],
      severity: 'critical',
      summary: aFinding().summary,
      deadline: daysFromNow(6),
      highest: 'critical',
    },
    overrides,
  );

/** The end of it, by health. */
export const anEndedLine = (overrides: Overrides<Line> = {}): Line =>
  aLine({ says: 'ended', change: { kind: 'resolved', reason: 'healthy', rings: false }, ...overrides });

/** One line of news. `total` follows `lines` unless the test says otherwise. */
export const aBulletin = (overrides: Overrides<MessageOf<'bulletin'>> = {}): MessageOf<'bulletin'> =>
  overridden<MessageOf<'bulletin'>>(
    {
      ...body,
      kind: 'bulletin',
      key: `bulletin:1:${ACCOUNT}:certificate:${acmArn()}:1795161600`,
      lines: [aLine()],
      total: overrides.lines?.length ?? 1,
    },
    overrides,
  );

/** So many things, told apart by their number, which begins with 1. */
export function many<Thing>(count: number, thing: (number: number) => Thing): NonEmpty<Thing> {
  const things = Array.from({ length: count }, (_, index) => thing(index + 1));
  if (!isNonEmpty(things)) throw new RangeError(`there must be at least one, got ${count}`);
  return things;
}
