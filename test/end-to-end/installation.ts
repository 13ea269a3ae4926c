import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { OUTPUTS, STACK_NAME } from '../../lambda/contract/outputs';
import type { Configuration } from '../../lib/config';
import { appOfRun, bootstrap, bootstrapAtOnce, deploy } from '../aws/cdk';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { ROUTING_KEY } from '../fakes/pagerduty';
import { type Receivers, startReceivers, stopReceivers } from './receivers';

const MINUTE_MS = 60_000;

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
  /** Deploys once more, with what differs now from a configuration that names all receivers. */
  readonly redeploy: (differences: Partial<Configuration>) => Promise<void>;
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
  /** Keys of the secret besides those of PagerDuty and Slack. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly regions?: readonly string[];
  /** What differs from a configuration that names all receivers. */
  readonly configuration?: (receivers: Receivers) => Partial<Configuration>;
  /** Runs after the deployment and before the first scan. */
  readonly before?: (aws: LocalAws) => Promise<void>;
  /** Whom the product asks about names. @default - nobody answers */
  readonly nameServer?: string;
  /** @default START */
  readonly start?: string;
  /** Called around each step: whoever waits for it may be told. */
  readonly step?: <Result>(name: InstallationStep, work: () => Promise<Result>) => Promise<Result>;
  /**
   * Whether all is done as a user does it: the command line bootstraps, and the functions are bundled anew.
   * @default false
   */
  readonly asUser?: boolean;
  /** Gives up: everything that was started is stopped, and the promise rejects. */
  readonly signal?: AbortSignal;
}

/** What an installation takes, in this order. */
export type InstallationStep = 'local-aws' | 'bootstrap' | 'deploy' | 'first-scan';

/** Where everything stands still until a test moves the clock: a Monday morning that has not come yet. */
export const START = '2030-01-07T08:00:00.000Z';

const DEFAULTS = {
  secret: true,
  keys: {},
  regions: ['us-east-1', 'eu-west-1'],
  configuration: () => ({}),
  start: START,
  asUser: false,
  step: (_name, work) => work(),
} satisfies InstallationWishes;

const withDefaults = (wishes: InstallationWishes) => ({ ...DEFAULTS, ...wishes });

/** Deploys, stores the secret, and waits for the first scan, which follows a deployment by a minute. */
export async function install(wishes: InstallationWishes = {}): Promise<Installation> {
  const plan = withDefaults(wishes);
  const { step, signal } = plan;
  const aws = await step('local-aws', () =>
    startLocalAws(wishes.nameServer === undefined ? {} : { nameServer: wishes.nameServer }),
  );
  const receivers = await startReceivers();
  const folder = await mkdtemp(path.join(tmpdir(), 'notafter-installation-'));
  const stop = async (): Promise<void> => {
    await aws.stop();
    await stopReceivers(receivers);
    await rm(folder, { recursive: true, force: true });
  };
  // Whatever is asked of the local AWS at that moment is refused, so that the rest unwinds at once.
  signal?.addEventListener('abort', () => void stop(), { once: true });
  try {
    signal?.throwIfAborted();
    const client = clientSettings(aws);
    if (plan.secret)
      await putSecret(client, { pagerduty: ROUTING_KEY, slack: receivers.slack.webhookUrl, ...plan.keys });
    const outputs = await deployInto(aws, plan, await writeConfiguration(folder, receivers, plan.configuration));
    const schedule = scheduleOf(aws);
    await step('first-scan', () => schedule.announce(2));
    const redeploy = async (differences: Partial<Configuration>): Promise<void> => {
      const config = await writeConfiguration(folder, receivers, () => differences);
      await deploy(aws, { ...appFor(plan), context: { config } });
    };
    return { aws, ...receivers, outputs, client, ...schedule, redeploy, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const appFor = ({ asUser }: { readonly asUser: boolean }) => (asUser ? {} : appOfRun());

/** Returns the file. */
async function writeConfiguration(
  folder: string,
  receivers: Receivers,
  differences: (receivers: Receivers) => Partial<Configuration>,
): Promise<string> {
  const { pagerDuty, slack, pages, chat, watchdog } = receivers;
  const configuration: Configuration = {
    accountName: 'payments-prod',
    pages: { pagerduty: { endpoint: pagerDuty.url }, https: [pages.url] },
    chat: { slack: { endpoint: slack.url }, https: [chat.url] },
    watchdog: { https: [watchdog.url] },
    ...differences(receivers),
  };
  const file = path.join(folder, 'notafter.config.json');
  await writeFile(file, JSON.stringify(configuration));
  return file;
}

/** Deploys with this configuration, and leaves the clock at the start. */
async function deployInto(
  aws: LocalAws,
  plan: ReturnType<typeof withDefaults>,
  config: string,
): Promise<Installation['outputs']> {
  const { regions, before, start, asUser, step, signal } = plan;
  await aws.enableRegions(regions);
  await step('bootstrap', () => (asUser ? bootstrap(aws, { signal }) : bootstrapAtOnce(aws)));
  const deployed = await step('deploy', () => deploy(aws, { ...appFor(plan), context: { config }, signal }));
  // Only now: the CDK, whose clock nobody moves, waits for what the clock of AWS says.
  await aws.moveClock(start);
  await before?.(aws);
  return outputsOf(deployed[STACK_NAME] ?? {});
}

/** Time goes on only when it is asked to. */
function scheduleOf(aws: LocalAws): Pick<Installation, 'scan' | 'announce'> {
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
  return { scan, announce };
}

/** Stores the keys of all media in the one secret. */
async function putSecret(client: Installation['client'], keys: Readonly<Record<string, string>>): Promise<void> {
  await new SecretsManagerClient(client).send(
    new CreateSecretCommand({
      Name: 'notafter',
      SecretString: JSON.stringify(keys),
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
