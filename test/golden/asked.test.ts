import type { ChatMessage } from '../../lambda/domain/message';
import { pagerDutyEvent } from '../../lambda/notifiers/pagerduty/event';
import { slackPost } from '../../lambda/notifiers/slack/post';
import { publicationOf } from '../../lambda/notifiers/sns/publication';
import { teamsPost } from '../../lambda/notifiers/teams/card';
import { hoursFromNow } from '../builders/instant';
import { aBulletin, type Page } from '../builders/message';
import { ASKED, type Kind } from './asked';
import { ALARMS, CHAT_MESSAGES, SAMPLE_TEXTS, WORST_LINE } from './samples';

type Bulletin = Extract<ChatMessage, { readonly kind: 'bulletin' }>;

/** A text that people read, and of which kind it is. */
interface Read {
  readonly medium: string;
  readonly of: string;
  readonly kind: Kind;
  readonly text: string;
}

/** As it is read: quotes and line breaks of JSON are nobody's words. */
const inWords = (sent: unknown): string => JSON.stringify(sent, undefined, 2).replaceAll(String.raw`\n`, '\n');

const published = (topic: 'pages' | 'chat', message: Page | Bulletin) =>
  JSON.parse(publicationOf(topic, message, SAMPLE_TEXTS).Message ?? '') as Readonly<Record<string, string>>;

function ofPage(of: string, page: Page): readonly Read[] {
  const { email = '', sms = '' } = published('pages', page);
  const isAlone = page.total === 1;
  const told = { of, kind: isAlone ? ('page' as const) : ('pages' as const) };
  return [
    { ...told, medium: 'PagerDuty', text: inWords(pagerDutyEvent(page, SAMPLE_TEXTS)) },
    { ...told, medium: 'e-mail', text: email },
    { of, kind: isAlone ? 'sms' : 'smsOfSeveral', medium: 'SMS', text: sms },
  ];
}

function ofBulletin(of: string, bulletin: Bulletin): readonly Read[] {
  const { email = '', https = '' } = published('chat', bulletin);
  const told = { of, kind: bulletin.total === 1 ? ('post' as const) : ('bulletin' as const) };
  return [
    { ...told, medium: 'Slack', text: inWords(slackPost(bulletin, SAMPLE_TEXTS)) },
    { ...told, medium: 'Teams', text: inWords(teamsPost(bulletin, SAMPLE_TEXTS)) },
    { ...told, medium: 'Amazon Q', text: inWords(JSON.parse(https)) },
    { ...told, medium: 'e-mail', text: email },
  ];
}

const { page, incident, storm, copies } = ALARMS;
const again = { because: 'still-open', since: hoursFromNow(-24) } as const;
const alone = { ...aBulletin({ lines: [WORST_LINE] }), timeZone: 'Europe/Paris' };
const { bulletin } = CHAT_MESSAGES;

const READ: readonly Read[] = [
  ...ofPage('one certificate', page),
  ...ofPage('one that is told again', { ...page, again }),
  ...ofPage('one without a ledger', { ...page, kind: 'degraded' }),
  ...ofPage('many', incident),
  ...ofPage('many that are told again', { ...incident, again }),
  ...ofPage('a storm', storm),
  ...ofPage('copies that joined', copies),
  ...ofBulletin('one case', alone),
  ...ofBulletin('one that flaps', { ...alone, lines: [{ ...WORST_LINE, flapping: true }] }),
  ...(bulletin.kind === 'bulletin' ? ofBulletin('a run', bulletin) : []),
];

describe.each(READ)('$medium, of $of', ({ kind, text }) => {
  test.each(ASKED.filter((asked) => asked.in.includes(kind)))('says $what', ({ answer }) => {
    expect(text).toMatch(answer);
  });

  test('says nothing that docs/messages.md does not claim of it', () => {
    const unclaimed = ASKED.filter((asked) => !asked.in.includes(kind) && asked.answer.test(text));

    expect(unclaimed.map(({ what }) => what)).toEqual([]);
  });
});

describe('what is asked', () => {
  test('is answered by every kind of message that there is', () => {
    const kinds = ASKED.flatMap((asked) => asked.in);

    expect([...new Set(READ.map(({ kind }) => kind))].toSorted()).toEqual([...new Set(kinds)].toSorted());
  });
});
