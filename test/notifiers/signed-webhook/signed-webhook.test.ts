import { pathToFileURL } from 'node:url';
import * as path from 'node:path';
import { execFileSync } from 'node:child_process';
import { parseMessage } from '../../../lambda/contract/messages';
import { instant } from '../../../lambda/domain/instant';
import { signatureOf } from '../../../lambda/notifiers/signed-webhook/signature';
import { signedWebhook, type SignedWebhookOptions } from '../../../lambda/notifiers/signed-webhook/signed-webhook';
import { withRunbooks } from '../../../lambda/notifiers/with-runbooks';
import { anAttachment } from '../../builders/attachment';
import { NOW } from '../../builders/instant';
import { aClear, anAbout, aNotice, aPage, many, RULE_TEXTS } from '../../builders/message';
import { noSecret, secretsOf } from '../../builders/secret-reading';
import { answering, DROPPING_AFTERWARDS, HANGING, type HttpFake, startHttpFake } from '../../fakes/http-fake';

const KEY = '0123456789abcdef0123456789abcdef';
const EXAMPLE = pathToFileURL(path.join(__dirname, '../../../docs/examples/verify-webhook.mjs')).href;

interface Claim {
  readonly header: string | undefined;
  readonly body: string;
  readonly key: string;
  readonly nowSeconds: number;
}

/** What the example of the documentation says of each of them, run by Node as it stands. */
const verdictsOn = (claims: readonly Claim[]): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { isFromNotafter } from ${JSON.stringify(EXAMPLE)};
         console.log(JSON.stringify(${JSON.stringify(claims)}.map((claim) => isFromNotafter(claim))));`,
      ],
      { encoding: 'utf8' },
    ),
  );

describe('signedWebhook', () => {
  let receiver: HttpFake;
  let pauses: number[];
  let notes: string[];

  const webhook = (overrides: Partial<SignedWebhookOptions> = {}) =>
    signedWebhook({
      url: `${receiver.url}/hooks/tls?team=edge`,
      signingKey: secretsOf(KEY),
      texts: RULE_TEXTS,
      clock: { now: () => NOW },
      pause: async (milliseconds) => pauses.push(milliseconds),
      note: (because) => notes.push(because),
      ...overrides,
    });
  const signatureAt = (index: number) => receiver.requests.at(index)?.headers['notafter-signature'];
  const bodies = () => receiver.requests.map(({ body }) => parseMessage(body));

  beforeEach(async () => {
    pauses = [];
    notes = [];
    receiver = await startHttpFake(
      () => ({ status: 204 }),
      () => undefined,
    );
  });

  afterEach(async () => {
    await receiver.stop();
  });

  test('sends the machine body of a page and of its end', async () => {
    expect(await webhook().send(aPage())).toBe('accepted');
    expect(await webhook().send(aClear())).toBe('accepted');
    expect(bodies()).toEqual(
      [aPage(), aClear()].map((message) => ({ kind: 'ours', message: withRunbooks(message, RULE_TEXTS) })),
    );
    expect(receiver.requests[0]).toMatchObject({ method: 'POST', path: '/hooks/tls?team=edge' });
  });

  test('signs so that the example of the documentation believes it, and nothing else', async () => {
    await webhook().send(aPage());
    const body = receiver.requests.at(0)?.body ?? '';
    const nowSeconds = Date.parse(NOW) / 1_000;
    const right = { header: String(signatureAt(0)), body, key: KEY, nowSeconds };

    expect(
      verdictsOn([
        right,
        { ...right, nowSeconds: nowSeconds + 300 },
        { ...right, body: `${body} ` },
        { ...right, key: `${KEY}0` },
        { ...right, nowSeconds: nowSeconds + 301 },
        { ...right, nowSeconds: nowSeconds - 301 },
        { ...right, header: right.header.replace(/t=\d+/, `t=${nowSeconds + 1}`) },
        { ...right, header: `${right.header}00` },
        { ...right, header: undefined },
      ]),
    ).toEqual([true, true, false, false, false, false, false, false, false]);
  });

  test('signs anew each time it tries', async () => {
    const instants = [NOW, instant('2026-11-20T08:00:05.000Z')];
    receiver.misbehave(answering(503, '', { 'retry-after': '5' }));

    expect(await webhook({ clock: { now: () => instants.shift() ?? NOW } }).send(aPage())).toBe('accepted');
    expect(pauses).toEqual([5_000]);
    expect(receiver.requests.map(({ headers }) => String(headers['notafter-signature']).split(',')[0])).toEqual([
      't=1795161600',
      't=1795161605',
    ]);
  });

  test('signs with a key that was replaced where the old one is refused', async () => {
    receiver.misbehave(answering(401));

    expect(await webhook({ signingKey: secretsOf(KEY, 'k'.repeat(32)) }).send(aPage())).toBe('accepted');
    expect(signatureAt(1)).toBe(signatureOf(receiver.requests.at(1)?.body ?? '', 'k'.repeat(32), NOW));
  });

  test('shortens what is longer than a topic would carry', async () => {
    const attachments = Array.from({ length: 200 }, () => anAttachment({ hosts: many(5, () => 'h'.repeat(250)) }));
    const cases = many(10, () => aNotice({ about: anAbout({ attachments }) }));

    expect(await webhook().send(aPage({ cases }))).toBe('accepted');
    expect(receiver.requests[0]?.body.length).toBeLessThanOrEqual(256_000);
    expect(bodies()).toEqual([expect.objectContaining({ kind: 'ours' })]);
  });

  test('sends the shortest where the whole is refused', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `n${index}.example.com`);
    receiver.misbehave(answering(400));

    expect(await webhook().send(aPage({ cases: [aNotice({ about: anAbout({ names }) })] }))).toBe('accepted');
    expect(bodies()[1]).toMatchObject({ message: { cases: [{ omitted: { names: 17 } }] } });
  });

  test.each`
    what                                    | status | answer        | requests
    ${'200'}                                | ${200} | ${'accepted'} | ${1}
    ${'a redirection, which may go astray'} | ${307} | ${'unusable'} | ${1}
    ${'409'}                                | ${409} | ${'unusable'} | ${1}
    ${'500, after which it may be in'}      | ${500} | ${'none'}     | ${3}
    ${'429 again and again'}                | ${429} | ${'refused'}  | ${3}
  `(
    'says $answer after $what',
    async ({ status, answer, requests }: { status: number; answer: string; requests: number }) => {
      receiver.misbehave(answering(status), Infinity);

      expect(await webhook().send(aPage())).toBe(answer);
      expect(receiver.requests).toHaveLength(requests);
    },
  );

  test.each([HANGING, DROPPING_AFTERWARDS])('says none where no answer comes', async (behaviour) => {
    receiver.misbehave(behaviour);

    expect(await webhook({ withinMs: 300 }).send(aPage())).toBe('none');
  });

  test('calls nobody without a key, and never unsigned', async () => {
    expect(await webhook({ signingKey: noSecret('secret-absent') }).send(aPage())).toBe('unusable');
    expect(receiver.requests).toEqual([]);
    expect(notes).toEqual(['secret: secret-absent']);
  });

  test.each([undefined, 'http://alerts.example.com/hook', 'https://me:CANARY@alerts.example.com'])(
    'throws at once on the URL %s, and does not quote it',
    (url) => {
      expect(() => webhook({ url })).toThrow('the URL of the webhook must be an https URL without a password');
    },
  );
});
