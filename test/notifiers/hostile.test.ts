import * as fc from 'fast-check';
import { parseMessage } from '../../lambda/contract/messages';
import type { ChatMessage, Message, Notice } from '../../lambda/domain/message';
import type { Line } from '../../lambda/domain/ledger/bulletin';
import { pagerDuty } from '../../lambda/notifiers/pagerduty/pagerduty';
import { signedWebhook } from '../../lambda/notifiers/signed-webhook/signed-webhook';
import { slack } from '../../lambda/notifiers/slack/slack';
import { teams } from '../../lambda/notifiers/teams/teams';
import { everShorter } from '../../lambda/notifiers/machine-body';
import { publicationOf } from '../../lambda/notifiers/sns/publication';
import { withRunbooks } from '../../lambda/notifiers/with-runbooks';
import { bounded } from '../../lambda/domain/digest/bounded';
import { certificateArn, ruleId } from '../../lambda/domain/ids';
import { anAttachment } from '../builders/attachment';
import { aDigest, aDigestMessage, anOpenDigestCase } from '../builders/digest';
import { HOSTILE_PATHS, HOSTILE_TEXTS, hostileText } from '../builders/hostile';
import {
  aBulletin,
  aClear,
  aFinding,
  aLine,
  anAbout,
  anEndedLine,
  anOpenState,
  aNotice,
  aPage,
  many,
  RULE_TEXTS,
} from '../builders/message';
import { NOW } from '../builders/instant';
import { secretsOf } from '../builders/secret-reading';
import { customNotificationSchema } from '../fakes/amazon-q';
import { type FakePagerDuty, ROUTING_KEY, startPagerDuty } from '../fakes/pagerduty';
import { type HttpFake, startHttpFake } from '../fakes/http-fake';
import { type FakeSlack, markupTexts, startSlack } from '../fakes/slack';
import { type FakeTeams, shownInCard, startTeams } from '../fakes/teams';
import { problemsOfCard } from '../published/adaptive-cards';
import { problemsOfPublication } from '../published/sns';

/** IAM takes 512 characters of a path, every printable one of ASCII; nothing says that it will always refuse others. */
const arnOf = (text: string) =>
  certificateArn(`arn:aws:iam::123456789012:server-certificate/${text.slice(0, 512)}/api`);

/** Everything in which somebody else's words can be, filled with these. */
const hostileNotice = (text: string): Notice =>
  aNotice({
    subject: `certificate:${arnOf(text)}`,
    about: anAbout({
      arn: arnOf(text),
      names: [text, text, 'api.example.com'],
      owners: [text],
      environment: text,
      environments: [text, 'live'],
      formerly: { owners: [text], environments: [text] },
      attachments: [anAttachment({ hosts: [text, text] }), { ...anAttachment({ name: 'edge-2' }), name: text }],
    }),
    state: anOpenState({ findings: [aFinding({ summary: text, facts: { text, texts: [text] } })] }),
  });
const about = (text: string): Line['about'] =>
  anAbout({
    arn: arnOf(text),
    names: [text],
    owners: [text, text],
    environment: text,
    attachments: undefined,
  });
const body = (text: string) => ({
  accountName: text,
  environment: text,
  labels: { rules: [], owners: [text], regions: [], environments: [text] },
});
const pages = (text: string): readonly Exclude<Message, ChatMessage>[] => [
  aPage({ ...body(text), cases: [hostileNotice(text)] }),
  aPage({ ...body(text), cases: [hostileNotice(text), hostileNotice(text)], kind: 'degraded' }),
  aClear({ ...body(text), cases: [hostileNotice(text)] }),
];
const lineOf = (text: string) => aLine({ subject: `certificate:${arnOf(text)}`, about: about(text), summary: text });
/** Told alone, with the commands for which there is room then. */
const post = (text: string) => aBulletin({ ...body(text), lines: [lineOf(text)] });
const bulletin = (text: string) =>
  aBulletin({
    ...body(text),
    lines: [lineOf(text), anEndedLine({ subject: `certificate:${arnOf(text)}`, about: about(text) })],
  });

/** Everything in which somebody else's words can be, as long as they may be. */
const digest = (text: string) => {
  const name = bounded(text);
  const quiet = { name, until: NOW, reason: name, owner: name, rule: ruleId('weak-key') };
  return aDigestMessage({
    ...body(text),
    digest: aDigest({
      open: { critical: 10, warning: 9, worst: many(10, () => anOpenDigestCase({ name, acknowledgedBy: name })) },
      ends: { within: aDigest().ends.within, first: many(5, () => ({ name, notAfter: NOW, renewer: 'unknown' })) },
      migrations: { total: 9, first: many(5, () => ({ name, remaining: 1, seen: 1, leftLately: 0 })) },
      idle: { total: 9, first: many(5, () => name) },
      silenced: { cases: 9, total: 9, first: many(3, () => quiet) },
      accepted: { total: 9, first: many(3, () => quiet) },
    }),
  });
};

const chatMessages = (text: string): readonly ChatMessage[] => [post(text), bulletin(text), digest(text)];

/** What no line that people read may hold. */
const INVISIBLE = /[\p{C}\p{DI}\u2028\u2029]/u;

const topicOf = (message: Message): 'chat' | 'pages' => ('lines' in message || 'digest' in message ? 'chat' : 'pages');

/** Throws on the first thing that is not harmless. */
function expectHarmlessPublication(message: Message): void {
  const publication = publicationOf(topicOf(message), message, RULE_TEXTS);
  const told = JSON.parse(publication.Message ?? '') as Readonly<Record<string, string>>;

  expect(publication.Message).toMatch(/^[\x20-\x7e]+$/);
  expect(publication.Subject).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,98}$/);
  expect(told['sms']).toMatch(/^[\x20-\x7e]{1,160}$/);
  expect(told['sms']).not.toMatch(/[[\]{}\\|~^`]/);
  expect(told['email']?.replaceAll('\n', '')).not.toMatch(INVISIBLE);
  expect(told['email']?.split('\n')[0]).not.toBe('');
  expect(
    everShorter(withRunbooks(message, RULE_TEXTS)).map((shorter) => ({ kind: 'ours', message: shorter })),
  ).toContainEqual(parseMessage(told['default'] ?? ''));
  Object.values(publication.MessageAttributes).forEach(({ StringValue }) => {
    expect(StringValue).toMatch(/\S/);
  });
  expect(problemsOfPublication(publication)).toEqual([]);
  if (told['https'] !== undefined) expectHarmlessNotification(told['https']);
}

/** Amazon Q drops what it does not know without a word. */
function expectHarmlessNotification(text: string): void {
  const { content, metadata } = customNotificationSchema.parse(JSON.parse(text));
  const { title, description, nextSteps = [], keywords = [] } = content;
  const told = [title, description, ...keywords, metadata?.summary].join('\n');

  expect(told).not.toMatch(/[<>`*~#\\]|\]\(|:\/\/|(?<![\p{L}\p{N}])[_@]/u);
  nextSteps.forEach((step) => {
    expect(step).toMatch(/^(Next command|Silence): `[^`<>]+`$/);
  });
}

describe('whatever a certificate is called', () => {
  let pager: FakePagerDuty;
  let chat: FakeSlack;
  let workflow: FakeTeams;
  let receiver: HttpFake;

  beforeAll(async () => {
    pager = await startPagerDuty();
    chat = await startSlack();
    workflow = await startTeams();
    receiver = await startHttpFake(
      ({ body }) => ({ status: parseMessage(body).kind === 'ours' ? 200 : 422 }),
      () => undefined,
    );
  });

  afterAll(async () => {
    await pager.stop();
    await chat.stop();
    await workflow.stop();
    await receiver.stop();
  });

  const corpus = [...HOSTILE_TEXTS, ...HOSTILE_PATHS].map((text, number) => ({ number, text }));

  test.each(corpus)('PagerDuty takes it at the first try: text $number', async ({ text }) => {
    const before = pager.requests.length;
    const { send } = pagerDuty({ endpoint: pager.url, routingKey: secretsOf(ROUTING_KEY), texts: RULE_TEXTS });

    for (const message of pages(text)) expect(await send(message)).toBe('accepted');

    expect(pager.requests).toHaveLength(before + 3);
    expect(pager.events.slice(-3).map((event) => ('payload' in event ? event.payload.summary : ''))).not.toContainEqual(
      expect.stringMatching(INVISIBLE),
    );
  });

  test.each(corpus)('Slack takes it at the first try, and reads no markup: text $number', async ({ text }) => {
    const before = chat.requests.length;
    const { post: say } = slack({ webhookUrl: secretsOf(chat.webhookUrl), texts: RULE_TEXTS });

    for (const message of chatMessages(text)) expect(await say(message)).toBe('accepted');

    expect(chat.requests).toHaveLength(before + 3);
    expect(chat.posts.slice(-3).flatMap(markupTexts).join()).not.toMatch(/<[!@#h]|[<>`]/);
  });

  test.each(corpus)('Teams takes it at the first try, and shows what can be seen: text $number', async ({ text }) => {
    const before = workflow.requests.length;
    const { post: say } = teams({ workflowUrl: secretsOf(workflow.workflowUrl), texts: RULE_TEXTS });

    for (const message of chatMessages(text)) expect(await say(message)).toBe('accepted');

    expect(workflow.requests).toHaveLength(before + 3);
    const shown = workflow.cards.slice(-3).flatMap(shownInCard);
    expect(shown.join('\n').replaceAll('\n', '')).not.toMatch(INVISIBLE);
    expect(shown.join('\n')).not.toMatch(/[<>]|\{\{|\$\{/);
    expect(workflow.cards.slice(-3).flatMap(problemsOfCard)).toEqual([]);
  });

  test.each(corpus)(
    'a webhook takes it at the first try, and machines get it as it was: text $number',
    async ({ text }) => {
      const before = receiver.requests.length;
      const { send } = signedWebhook({
        url: receiver.url,
        signingKey: secretsOf('0123456789abcdef0123456789abcdef'),
        texts: RULE_TEXTS,
        clock: { now: () => NOW },
      });

      for (const message of pages(text)) expect(await send(message)).toBe('accepted');

      expect(receiver.requests.slice(before).map(({ body }) => body)).toEqual(
        pages(text).map((): unknown => expect.stringMatching(/^[\x20-\x7e]+$/)),
      );
      expect(receiver.requests).toHaveLength(before + 3);
    },
  );

  test.each(corpus)('SNS takes it, and machines get it as it was: text $number', ({ text }) => {
    expect(() => [...pages(text), ...chatMessages(text)].forEach(expectHarmlessPublication)).not.toThrow();
  });

  test('SNS takes whatever fast-check thinks of', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        [...pages(text), ...chatMessages(text)].forEach(expectHarmlessPublication);
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  test('PagerDuty, Slack and Teams take whatever fast-check thinks of', async () => {
    const { send } = pagerDuty({ endpoint: pager.url, routingKey: secretsOf(ROUTING_KEY), texts: RULE_TEXTS });
    const { post: say } = slack({ webhookUrl: secretsOf(chat.webhookUrl), texts: RULE_TEXTS });
    const card = teams({ workflowUrl: secretsOf(workflow.workflowUrl), texts: RULE_TEXTS });
    const requests = () => pager.requests.length + chat.requests.length + workflow.requests.length;
    const before = requests();
    let sent = 0;

    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        for (const message of pages(text)) expect(await send(message)).toBe('accepted');
        for (const message of chatMessages(text)) {
          expect(await say(message)).toBe('accepted');
          expect(await card.post(message)).toBe('accepted');
        }
        sent += 9;
      }),
      { numRuns: 20 },
    );

    expect(requests()).toBe(before + sent);
  }, 60_000);
});
