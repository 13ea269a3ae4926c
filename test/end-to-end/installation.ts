import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { OUTPUTS, STACK_NAME } from '../../lambda/contract/outputs';
import type { Configuration } from '../../lib/config';
import { bootstrap, deploy } from '../aws/cdk';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { type FakePagerDuty, ROUTING_KEY, startPagerDuty } from '../fakes/pagerduty';
import { type FakeSlack, startSlack } from '../fakes/slack';
import { type FakeSubscriber, startSubscriber } from '../fakes/subscriber';

const MINUTE_MS = 60_000;

/** All that the product may talk to outside AWS. */
export interface Receivers {
  readonly pagerDuty: FakePagerDuty;
  readonly slack: FakeSlack;
  /** An HTTPS subscriber of each topic. */
  readonly pages: FakeSubscriber;
  readonly chat: FakeSubscriber;
  readonly watchdog: FakeSubscriber;
}

/** The product, deployed by the real CDK command line into a local AWS, with real HTTP receivers. */
export interface Installation extends Receivers {
  readonly aws: LocalAws;
  readonly outputs: Readonly<Record<keyof typeof OUTPUTS, string>>;
  /** For clients of the SDK in a test. */
  readonly client: { readonly region: string; readonly endpoint: string; readonly credentials: Credentials };
  /** One scheduled scan, an hour after the one before, and all that follows from it. */
  readonly scan: () => Promise<void>;
  /** So many passes of the announcer, a minute apart. */
  readonly announce: (passes?: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What an installation may leave out or change. */
export interface InstallationWishes {
  /** @default true */
  readonly secret?: boolean;
  readonly regions?: readonly string[];
  /** A function, where it names the receivers. */
  readonly configuration?: Partial<Configuration> | ((receivers: Receivers) => Partial<Configuration>);
  /** Runs after the deployment and before the first scan. */
  readonly before?: (aws: LocalAws) => Promise<void>;
  /** @default START */
  readonly start?: string;
  /** Called around each step: whoever waits for it may be told. */
  readonly step?: <Result>(name: InstallationStep, work: () => Promise<Result>) => Promise<Result>;
  /** Gives up: everything that was started is stopped, and the promise rejects. */
  readonly signal?: AbortSignal;
}

/** What an installation takes, in this order. */
export type InstallationStep = 'local-aws' | 'bootstrap' | 'deploy' | 'first-scan';

/** Where everything stands still until a test moves the clock: a Monday morning that has not come yet. */
export const START = '2030-01-07T08:00:00.000Z';

const DEFAULTS = {
  secret: true,
  regions: ['us-east-1', 'eu-west-1'],
  configuration: {},
  start: START,
  step: (_name, work) => work(),
} satisfies InstallationWishes;

/** Deploys, stores the secret, and waits for the first scan, which follows a deployment by a minute. */
export async function install(wishes: InstallationWishes = {}): Promise<Installation> {
  const { secret, regions, configuration, before, start, step, signal } = { ...DEFAULTS, ...wishes };
  const aws = await step('local-aws', () => startLocalAws());
  const [pagerDuty, slack, pages, chat, watchdog] = await Promise.all([
    startPagerDuty(),
    startSlack(),
    startSubscriber(),
    startSubscriber(),
    startSubscriber(),
  ]);
  const folder = await mkdtemp(path.join(tmpdir(), 'notafter-installation-'));
  const stop = async (): Promise<void> => {
    await aws.stop();
    await Promise.all([pagerDuty, slack, pages, chat, watchdog].map((fake) => fake.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  // Whatever is asked of the local AWS at that moment is refused, so that the rest unwinds at once.
  signal?.addEventListener('abort', () => void stop(), { once: true });
  try {
    signal?.throwIfAborted();
    await aws.enableRegions(regions);
    const file = path.join(folder, 'notafter.config.json');
    const targets: Configuration = {
      accountName: 'payments-prod',
      pages: { pagerduty: { endpoint: pagerDuty.url }, https: [pages.url] },
      chat: { slack: { endpoint: slack.url }, https: [chat.url] },
      watchdog: { https: [watchdog.url] },
      ...(typeof configuration === 'function'
        ? configuration({ pagerDuty, slack, pages, chat, watchdog })
        : configuration),
    };
    await writeFile(file, JSON.stringify(targets));
    const client = clientSettings(aws);
    if (secret) await putSecret(client, slack);
    const options = { context: { config: file }, ...(signal && { signal }) };
    await step('bootstrap', () => bootstrap(aws, signal && { signal }));
    const deployed = (await step('deploy', () => deploy(aws, options)))[STACK_NAME] ?? {};
    // Only now: the CDK, whose clock nobody moves, waits for what the clock of AWS says.
    await aws.moveClock(start);
    await before?.(aws);
    const outputs = outputsOf(deployed);
    const announce = async (passes = 1): Promise<void> => {
      for (let pass = 0; pass < passes; pass += 1) {
        await aws.advance(MINUTE_MS, { coalesce: true });
        await aws.settle();
      }
    };
    const scan = async (): Promise<void> => {
      await aws.advance(60 * MINUTE_MS, { coalesce: true });
      await aws.settle();
      await announce();
    };
    await step('first-scan', () => announce(2));
    return { aws, pagerDuty, slack, pages, chat, watchdog, outputs, client, scan, announce, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stores the keys of both media in the one secret. */
async function putSecret(client: Installation['client'], slack: FakeSlack): Promise<void> {
  await new SecretsManagerClient(client).send(
    new CreateSecretCommand({
      Name: 'notafter',
      SecretString: JSON.stringify({ pagerduty: ROUTING_KEY, slack: slack.webhookUrl }),
    }),
  );
}

const clientSettings = ({ endpoint, region, environment }: LocalAws): Installation['client'] => ({
  region,
  endpoint,
  credentials: {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  },
});

function outputsOf(deployed: Readonly<Record<string, string>>): Installation['outputs'] {
  const value = (name: keyof typeof OUTPUTS): string => {
    const found = deployed[OUTPUTS[name]];
    if (found === undefined) throw new Error(`the stack has no output ${OUTPUTS[name]}`);
    return found;
  };
  return {
    pagesTopicArn: value('pagesTopicArn'),
    chatTopicArn: value('chatTopicArn'),
    watchdogTopicArn: value('watchdogTopicArn'),
    scanFunctionName: value('scanFunctionName'),
    announceFunctionName: value('announceFunctionName'),
    ledgerTableName: value('ledgerTableName'),
    snapshotBucketName: value('snapshotBucketName'),
  };
}
