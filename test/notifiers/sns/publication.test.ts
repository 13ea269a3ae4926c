import { parseMessage } from '../../../lambda/contract/messages';
import type { Topic } from '../../../lambda/domain/ledger/listener';
import type { Message } from '../../../lambda/domain/message';
import { minimalPublication, type Publication, publicationOf } from '../../../lambda/notifiers/sns/publication';
import { anAttachment } from '../../builders/attachment';
import {
  aBulletin,
  aClear,
  aFinding,
  aLine,
  anAbout,
  anOpenState,
  aNotice,
  aPage,
  many,
  RULE_TEXTS,
} from '../../builders/message';
import { overridden } from '../../builders/overrides';

const bodies = ({ Message: message = '' }: Publication) => JSON.parse(message) as Readonly<Record<string, string>>;
const machineBody = (publication: Publication) => parseMessage(bodies(publication)['default'] ?? '');
const publish = (topic: Topic, message: Message) => publicationOf(topic, message, RULE_TEXTS);
/** Everything as long as AWS lets it be, and more of it. */
const huge = aNotice({
  about: anAbout({
    names: many(500, (number) => `${number}`.padStart(250, 'ü')),
    owners: many(50, (number) => `${number}`.padStart(250, 'ü')),
    attachments: many(3_000, (number) => anAttachment({ name: `${number}`.padStart(32, 'x') })),
  }),
});

describe('publicationOf', () => {
  test('is text for people, and our own body for everybody else', () => {
    const told = bodies(publish('pages', aPage()));

    expect(Object.keys(told).toSorted()).toEqual(['default', 'email', 'sms']);
    expect(told['email']).toMatch(/^CRITICAL payments-prod: /);
    expect(told['sms']).toMatch(/^CRITICAL payments-prod: .* Used by: edge-1$/);
  });

  test.each<{ readonly topic: Topic; readonly message: Message }>([
    { topic: 'pages', message: aPage() },
    { topic: 'pages', message: aPage({ kind: 'degraded' }) },
    { topic: 'pages', message: aClear() },
    { topic: 'chat', message: aBulletin() },
  ])('carries the $message.kind on $topic for machines', ({ topic, message }) => {
    const runbooks = { 'certificate-expiring': 'docs/rules/certificate-expiring.md' };

    expect(machineBody(publish(topic, message))).toEqual({ kind: 'ours', message: { ...message, runbooks } });
  });

  test('speaks to Amazon Q on chat, and not on pages', () => {
    expect(bodies(publish('chat', aBulletin()))['https']).toContain('"source":"custom"');
    expect(bodies(publish('pages', aPage()))).not.toHaveProperty('https');
  });

  test('is told as JSON with a subject and attributes', () => {
    expect(publish('pages', aPage())).toMatchObject({
      MessageStructure: 'json',
      Subject: 'CRITICAL payments-prod: api.example.com expires in 6 days',
      MessageAttributes: { severity: { DataType: 'String', StringValue: 'critical' } },
    });
  });

  test.each<{ readonly what: string; readonly message: Message }>([
    { what: 'one huge case', message: aPage({ cases: [huge] }) },
    { what: 'a summary of a thousand huge cases', message: aPage({ cases: many(12, () => huge), total: 1_000 }) },
    { what: 'the end of them', message: aClear({ cases: many(12, () => huge), total: 1_000 }) },
    {
      what: 'a bulletin of 500 lines',
      message: aBulletin({
        lines: many(500, () => aLine({ about: overridden(huge.about, { attachments: undefined }) })),
      }),
    },
  ])('keeps $what under 256 KiB, and machines still read it', ({ message }) => {
    const publication = publish('pages', message);
    const reading = machineBody(publication);

    const { Message: body = '', Subject = '', MessageAttributes } = publication;

    expect(Buffer.byteLength(body + Subject + JSON.stringify(MessageAttributes))).toBeLessThanOrEqual(262_144);
    expect(reading).toMatchObject({ kind: 'ours', message: { total: message.total, key: message.key } });
  });

  test('shows as many uses as hold', () => {
    const uses = (message: Message): unknown => {
      const reading = machineBody(publish('pages', message));
      return reading.kind === 'ours' && reading.message.kind === 'page' && reading.message.cases[0].about.attachments;
    };
    const about = anAbout({ attachments: many(90, (number) => anAttachment({ name: `edge-${number}` })) });

    expect(uses(aPage({ cases: [aNotice({ about })] }))).toHaveLength(90);
    expect(uses(aPage({ cases: many(10, () => aNotice({ about })) }))).toHaveLength(30);
  });

  test('says title and key where not even the shortest lists hold', () => {
    const endless = anOpenState({ findings: many(400, () => aFinding({ summary: 'x'.repeat(1_000) })) });
    const message = aPage({ cases: [aNotice({ state: endless })] });

    expect(publish('pages', message)).toEqual(minimalPublication('pages', message, RULE_TEXTS));
  });
});

describe('minimalPublication', () => {
  const message = aBulletin({ accountName: 'größe\n' });

  test('is title and key, with the attributes that most filters ask for', () => {
    expect(minimalPublication('pages', message, RULE_TEXTS)).toEqual({
      Message: JSON.stringify({
        default: `gro?e: CRITICAL, new: api.example.com expires in 6 days\n\nKey: ${message.key}`,
      }),
      MessageStructure: 'json',
      Subject: 'gro?e: CRITICAL, new: api.example.com expires in 6 days',
      MessageAttributes: {
        severity: { DataType: 'String', StringValue: 'critical' },
        account: { DataType: 'String', StringValue: message.account },
        target: { DataType: 'String', StringValue: 'default' },
      },
    });
  });

  test('speaks to Amazon Q on chat, which delivers no plain text', () => {
    expect(JSON.parse(bodies(minimalPublication('chat', message, RULE_TEXTS))['https'] ?? '')).toMatchObject({
      version: '1.0',
      source: 'custom',
    });
  });
});
