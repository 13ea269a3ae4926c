import { EventEmitter, once } from 'node:events';
import { invoke } from '../aws/functions';
import { unfinished } from '../estate/ledger';
import { answering, type Behaviour, DROPPING, DROPPING_AFTERWARDS } from '../fakes/http-fake';
import { install, type Installation, START } from './installation';

const DAY_MS = 86_400_000;
/** By then, leases and claims are over, and whoever could not be asked was asked again. */
const PASSES_UNTIL_QUIET = 4;

/** More often than two hours can ask; and no use in asking again within one call. */
const DOWN = [answering(503, '', { 'retry-after': '600' }), 1_000] as const;

/** All that writes and sends. Reads of DynamoDB begin with one of these letters. */
const WRITES = { dynamodb: '[!BGQ]*', s3: 'PutObject', sns: 'Publish', lambda: 'Invoke*' } as const;
type Service = keyof typeof WRITES;

/** Certificates that rang while a process died, and at how many of its writes and sends it did. */
interface Deaths {
  readonly arns: readonly string[];
  readonly times: number;
}

/** Of a certificate that is 80 days old and has so many left. */
const validity = (now: string, days: number) => ({
  NotBefore: new Date(Date.parse(now) - 80 * DAY_MS).toISOString(),
  NotAfter: new Date(Date.parse(now) + days * DAY_MS).toISOString(),
});

jest.setTimeout(600_000);

describe('processes that die, race and stall, and a pager that is down', () => {
  let installation: Installation;
  let spare: string[];
  const rung: string[] = [];
  let announcerDeaths = 0;

  beforeAll(async () => {
    installation = await install({
      regions: ['us-east-1'],
      before: async (aws) => {
        const fields = {
          Type: 'IMPORTED',
          CertificateKeyPairOrigin: 'CUSTOMER_PROVIDED',
          InUse: true,
          ...validity(START, 300),
        };
        spare = [...(await aws.seedCertificates({ count: 80, fields }))];
      },
    });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const expiresIn = async (days: number, arn: string): Promise<void> => {
    const { aws } = installation;
    await aws.overlayCertificate(arn, validity(await aws.now(), days));
  };
  /** Nobody has heard of it, and from now on it is so near its end that it rings, and farther than the next rung. */
  const aCertificateThatRings = async (): Promise<string> => {
    const arn = spare.pop();
    if (arn === undefined) throw new Error('more certificates are needed');
    await expiresIn(13, arn);
    rung.push(arn);
    return arn;
  };

  /** How often each rang at PagerDuty, which subscribers of the topics never heard of it, and whether its incident is open. */
  const heard = (arns: readonly string[]) =>
    arns.map((arn) => ({
      rang: installation.pagerDuty.notifications.filter(({ dedupKey }) => dedupKey.includes(arn)).length,
      open: installation.pagerDuty.open().some((key) => key.includes(arn)),
      told: installation.pages.notifications.some(({ Message }) => Message.includes(arn)),
      posted: installation.chat.notifications.some(({ Message }) => Message.includes(arn)),
    }));
  const onceAndOpen = (arns: readonly string[]) => arns.map(() => ({ rang: 1, open: true, told: true, posted: true }));

  /** A scan, and as many passes as it takes to make up for whatever died. */
  async function recover(): Promise<void> {
    await installation.scan();
    await installation.announce(PASSES_UNTIL_QUIET);
  }

  /**
   * Each hour one certificate more rings while the process dies at its next write or send, until it has none left to die at.
   *
   * What died is made up for in the hours that follow, in which others die. Two hours after it rang, a certificate is replaced:
   * so the number of writes does not grow from hour to hour.
   */
  async function dyingHourly(principal: string, service: Service): Promise<Deaths> {
    const { aws } = installation;
    const arns: string[] = [];
    for (let died = true; died;) {
      const replaced = arns.at(-2);
      if (replaced !== undefined) await expiresIn(300, replaced);
      const skip = arns.length;
      arns.push(await aCertificateThatRings());
      const fault = await aws.addFault({
        kind: 'kill-after',
        service,
        action: WRITES[service],
        principal,
        skip,
        times: 1,
      });
      await installation.scan();
      died = (await fault.hits()) > 0;
      await fault.remove();
      // A scan that died before it judged knows nothing of its certificate.
      if (principal === 'scan') await installation.scan();
    }
    if (principal === 'announce') announcerDeaths += arns.length - 1;
    return { arns, times: arns.length - 1 };
  }

  /** `least`: so many writes and sends there must be, so that the loop does not prove nothing. */
  test.each<{ readonly principal: string; readonly service: Service; readonly least: number }>([
    { principal: 'scan', service: 'dynamodb', least: 4 },
    { principal: 'scan', service: 's3', least: 1 },
    { principal: 'scan', service: 'lambda', least: 1 },
    { principal: 'announce', service: 'dynamodb', least: 8 },
    { principal: 'announce', service: 'sns', least: 2 },
    { principal: 'page', service: 'dynamodb', least: 3 },
  ])(
    '$principal dies after each call of $service that changes something, and each certificate rings once',
    async ({ principal, service, least }) => {
      const { arns, times } = await dyingHourly(principal, service);
      await installation.announce(PASSES_UNTIL_QUIET);
      const outcomes = heard(arns);
      for (const arn of arns) await expiresIn(300, arn);
      await recover();

      expect(outcomes).toMatchObject(arns.map(() => ({ rang: 1, told: true, posted: true })));
      expect(outcomes.slice(-2)).toEqual(onceAndOpen(arns.slice(-2)));
      expect(heard(arns)).toMatchObject(arns.map(() => ({ rang: 1, open: false })));
      expect(times).toBeGreaterThanOrEqual(least);
    },
  );

  test.each(['scan', 'announce', 'page'])(
    '%s dies before its first write, and its certificate rings once',
    async (principal) => {
      const { aws } = installation;
      const arn = await aCertificateThatRings();
      const fault = await aws.addFault({
        kind: 'kill-before',
        service: 'dynamodb',
        action: WRITES.dynamodb,
        principal,
        times: 1,
      });

      await installation.scan();
      expect(await fault.hits()).toBe(1);
      await fault.remove();
      await recover();

      expect(heard([arn])).toEqual(onceAndOpen([arn]));
    },
  );

  test.each<[string, Behaviour]>([
    ['before PagerDuty took the event in', DROPPING],
    ['after PagerDuty took the event in', DROPPING_AFTERWARDS],
  ])('the page that is killed while it sends, %s, rings once', async (_when, behaviour) => {
    const { aws, pagerDuty } = installation;
    const arn = await aCertificateThatRings();
    let killed = 0;
    pagerDuty.onRequest(async ({ body }) => {
      if (killed > 0 || !body.includes(arn)) return;
      pagerDuty.misbehave(behaviour);
      killed = await aws.killRunning('page');
    });

    await installation.scan();
    await recover();

    expect(killed).toBe(1);
    expect(heard([arn])).toEqual(onceAndOpen([arn]));
  });

  test('two announcers at once tell everybody once', async () => {
    const { aws, outputs, pages, chat } = installation;
    const arn = await aCertificateThatRings();
    const fault = await aws.addFault({ kind: 'kill-before', service: 'lambda', action: 'Invoke*', principal: 'scan' });
    await invoke(aws, outputs.scanFunctionName);
    expect(await fault.hits()).toBe(1);
    await fault.remove();

    const announcers = [1, 2].map(async () => invoke(aws, outputs.announceFunctionName));
    expect((await Promise.all(announcers)).map(({ functionError }) => functionError)).toEqual([null, null]);
    await aws.settle();
    await recover();

    expect(heard([arn])).toEqual(onceAndOpen([arn]));
    for (const { notifications } of [pages, chat])
      expect(notifications.filter(({ Message }) => Message.includes(arn))).toHaveLength(1);
  });

  test('a page that stalls until its certificate is replaced rings, and is taken back after it', async () => {
    const { aws, outputs, pagerDuty } = installation;
    const arn = await aCertificateThatRings();
    const gate = new EventEmitter();
    const [arrived, replaced] = [once(gate, 'arrived'), once(gate, 'replaced')];
    pagerDuty.onRequest(async ({ body }) => {
      if (!body.includes(arn)) return;
      gate.emit('arrived');
      await replaced;
    });

    await invoke(aws, outputs.scanFunctionName);
    await arrived;
    await expiresIn(300, arn);
    await invoke(aws, outputs.scanFunctionName);
    await invoke(aws, outputs.announceFunctionName);
    gate.emit('replaced');
    await aws.settle();
    await recover();

    const actions = pagerDuty.events
      .filter(({ dedup_key: key }) => key.includes(arn))
      .map(({ event_action: action }) => action);
    expect(actions[0]).toBe('trigger');
    expect(actions.at(-1)).toBe('resolve');
    expect(heard([arn])).toMatchObject([{ rang: 1, open: false }]);
  });

  test('the announcer that dies after it asked the pager again makes it ring once', async () => {
    const { aws } = installation;
    const arn = await aCertificateThatRings();
    // The first delivery and its repetition die, so that the announcer asks.
    const pages = await aws.addFault({
      kind: 'kill-before',
      service: 'dynamodb',
      action: WRITES.dynamodb,
      principal: 'page',
      times: 2,
    });
    const asks = await aws.addFault({
      kind: 'kill-after',
      service: 'lambda',
      action: 'Invoke*',
      principal: 'announce',
      times: 1,
    });

    await installation.scan();
    await installation.announce(PASSES_UNTIL_QUIET);
    expect([await pages.hits(), await asks.hits()]).toEqual([2, 1]);
    await Promise.all([pages.remove(), asks.remove()]);
    await recover();

    expect(heard([arn])).toEqual(onceAndOpen([arn]));
  });

  test('what rang while PagerDuty was down for an hour rings once when it is back, and no subscriber of the topic is told twice', async () => {
    const { pagerDuty, pages } = installation;
    const arn = await aCertificateThatRings();
    const told = pages.notifications.length;
    pagerDuty.misbehave(...DOWN);

    await installation.scan();
    await installation.scan();
    expect(heard([arn])).toMatchObject([{ rang: 0, open: false, told: true }]);
    pagerDuty.behave();
    await installation.scan();
    await installation.scan();

    expect(heard([arn])).toEqual(onceAndOpen([arn]));
    expect(pages.notifications.slice(told)).toHaveLength(1);
  });

  test('after all of it nothing is left to do, nobody is told anything, and few subscribers were told twice', async () => {
    const { aws, outputs, pagerDuty, pages, chat, slack, watchdog } = installation;
    for (const arn of rung) await expiresIn(300, arn);
    await recover();
    const count = () => [pagerDuty.notifications, pages.notifications, chat.notifications, slack.posts].map(lengthOf);
    const before = count();

    await recover();

    expect(count()).toEqual(before);
    expect(pagerDuty.open()).toEqual([]);
    expect(pagerDuty.notifications).toHaveLength(rung.length);
    expect(await unfinished(aws, outputs.ledgerTableName)).toEqual([]);
    // One opening and one end each; again only where the announcer died between a publication and the note of it.
    const repeated = pages.notifications.length - 2 * rung.length;
    expect(repeated).toBeGreaterThanOrEqual(0);
    expect(repeated).toBeLessThanOrEqual(announcerDeaths);
    expect(announcerDeaths).toBeGreaterThan(0);
    expect(JSON.parse(watchdog.notifications.at(-1)?.Message ?? '{}')).toMatchObject({ NewStateValue: 'OK' });
  });
});

const lengthOf = ({ length }: readonly unknown[]): number => length;
