import { pagerDutyEvent, type PagerDutyEvent } from '../../lambda/notifiers/pagerduty/event';
import { slackDigest } from '../../lambda/notifiers/slack/digest-post';
import { slackPost } from '../../lambda/notifiers/slack/post';
import { publicationOf } from '../../lambda/notifiers/sns/publication';
import { teamsPost } from '../../lambda/notifiers/teams/card';
import { teamsDigest } from '../../lambda/notifiers/teams/digest-card';
import { customNotificationSchema } from '../fakes/amazon-q';
import { type SlackPost, shownTexts } from '../fakes/slack';
import { shownInCard, type TeamsCard } from '../fakes/teams';
import { messagesPage } from './messages-page';
import { svgOf } from './picture';
import { ALARMS, CHAT_MESSAGES, SAMPLE_TEXTS } from './samples';

/** What a medium gets, word for word, and what people read of it; machines have no picture. */
interface Golden {
  readonly medium: string;
  readonly title: string;
  readonly sent: unknown;
  readonly shown: readonly string[];
}

interface Published {
  readonly default: string;
  readonly email: string;
  readonly sms: string;
  readonly https?: string;
}

function published(topic: 'pages' | 'chat', message: Parameters<typeof publicationOf>[1]) {
  const { Message = '', Subject = '' } = publicationOf(topic, message, SAMPLE_TEXTS);
  const told = JSON.parse(Message) as Published;
  const machine: unknown = JSON.parse(told.default);
  return { told, subject: Subject, machine };
}

const mail = (subject: string, text: string): Golden => ({
  medium: 'email',
  title: 'E-mail',
  sent: `Subject: ${subject}\n\n${text}\n`,
  shown: [`Subject: ${subject}`, '', text],
});
const phone = (text: string): Golden => ({ medium: 'sms', title: 'SMS', sent: `${text}\n`, shown: [text] });

function alarmGoldens(message: (typeof ALARMS)[keyof typeof ALARMS]): readonly Golden[] {
  const event = pagerDutyEvent(message, SAMPLE_TEXTS);
  const { told, subject, machine } = published('pages', message);
  return [
    { medium: 'pagerduty', title: 'PagerDuty', sent: event, shown: shownInPagerDuty(event) },
    // Topics hear nothing of what is for a pager that was added.
    ...(message.kind === 'page' && message.addedPager !== undefined
      ? []
      : [mail(subject, told.email), phone(told.sms)]),
    { medium: 'machine', title: 'HTTPS, SQS, webhook', sent: machine, shown: [] },
  ];
}

function shownInPagerDuty({ event_action: action, payload = {}, links = [] }: PagerDutyEvent): readonly string[] {
  if (action === 'resolve') return ['The incident is resolved.'];
  const details = Object.entries(payload['custom_details'] as Readonly<Record<string, unknown>>);
  return [
    String(payload['summary']),
    `severity: ${String(payload['severity'])}`,
    '',
    ...details.map(([label, value]) => `${label}: ${Array.isArray(value) ? value.join('\n') : String(value)}`),
    '',
    ...links.map(({ href, text }) => `${text}: ${href}`),
  ];
}

/** A link of Slack as people see it: its text. */
const withLinksAsText = (text: string): string => text.replaceAll(/<https?:[^<>|]+\|([^<>|]+)>/g, '$1');

function chatGoldens(message: (typeof CHAT_MESSAGES)[keyof typeof CHAT_MESSAGES]): readonly Golden[] {
  const isDigest = message.kind === 'digest';
  const post = isDigest ? slackDigest(message, SAMPLE_TEXTS) : slackPost(message, SAMPLE_TEXTS);
  const card = isDigest ? teamsDigest(message, SAMPLE_TEXTS) : teamsPost(message, SAMPLE_TEXTS);
  const { told, subject, machine } = published('chat', message);
  const notification = customNotificationSchema.parse(JSON.parse(told.https ?? ''));
  const { title = '', description, nextSteps = [], keywords = [] } = notification.content;
  return [
    { medium: 'slack', title: 'Slack', sent: post, shown: shownTexts(post as SlackPost).map(withLinksAsText) },
    {
      medium: 'teams',
      title: 'Microsoft Teams',
      sent: card,
      shown: shownInCard(card.attachments[0].content as TeamsCard),
    },
    {
      medium: 'amazon-q',
      title: 'Amazon Q Developer in chat applications',
      sent: notification,
      shown: [title, '', description, '', ...nextSteps, keywords.join(', ')],
    },
    ...(isDigest ? [mail(subject, told.email)] : []),
    { medium: 'machine', title: 'HTTPS, SQS', sent: machine, shown: [] },
  ];
}

const asText = (sent: unknown): string => (typeof sent === 'string' ? sent : `${JSON.stringify(sent, undefined, 2)}\n`);

/** Every golden file, picture and page by its path in the repository. */
export function goldenFiles(): ReadonlyMap<string, string> {
  const goldens = [
    ...Object.entries(ALARMS).map(([name, message]) => [name, alarmGoldens(message)] as const),
    ...Object.entries(CHAT_MESSAGES).map(([name, message]) => [name, chatGoldens(message)] as const),
  ].flatMap(([name, ofMessage]) => ofMessage.map((golden) => ({ ...golden, name })));
  const pictures = goldens.filter(({ shown }) => shown.length > 0);
  return new Map([
    ...goldens.map(
      ({ name, medium, sent }) =>
        [`test/golden/files/${name}.${medium}.${typeof sent === 'string' ? 'txt' : 'json'}`, asText(sent)] as const,
    ),
    ...pictures.map(
      ({ name, medium, title, shown }) =>
        [`docs/images/${name}.${medium}.svg`, svgOf({ medium: title, paragraphs: shown })] as const,
    ),
    ['docs/messages.md', messagesPage(pictures)],
  ]);
}
