import path from 'node:path';

import type {
  AlarmChange,
  CertificateFields,
  Datapoint,
  FaultRequest,
  Invocation,
  RecordedCall,
  SeedRequest,
  Sent,
  Settings,
} from './answers';
import { type Control, controlOf } from './control';
import { environmentOf } from './environment';
import { clockScript, nameServerScript, startServerProcess } from './server-process';

export type { CertificateFields, Datapoint, FaultRequest, Invocation, RecordedCall, Sent } from './answers';

export interface Fault {
  readonly id: string;
  /** How often it struck. */
  hits(): Promise<number>;
  remove(): Promise<void>;
}

export interface AdvanceOptions {
  /** Each rule fires at most once, at the end of the window. @default false */
  readonly coalesce?: boolean;
  /** Wait for what a firing causes before the next one, and evaluate the alarms. @default true */
  readonly wait?: boolean;
}

/** A local AWS: moto, corrected, with real processes for functions, a clock that tests move, and faults on demand. */
export interface LocalAws {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  /** For files that belong to this AWS: it goes when the AWS goes, whatever happens to the tests. */
  readonly folder: string;
  /** All that a child process needs, and nothing of the AWS settings of the person who runs the tests. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * To be added for a Node process that shall live by the moved clock. Without it the SDK sees a clock that is wrong,
   * and repeats requests that fail.
   */
  readonly clockEnvironment: Readonly<Record<string, string>>;

  now(): Promise<string>;
  /** Sets the clock. No schedule rule fires, and every rate counts from then on. */
  moveClock(instant: string): Promise<void>;
  /** Moves the clock on and fires the schedule rules that come due on the way; says how often one fired. */
  advance(milliseconds: number, options?: AdvanceOptions): Promise<number>;
  /** Fires the one schedule rule whose name holds this text. */
  fire(rule: string): Promise<void>;
  /** Resolves when no invocation, no retry of one and no delivery of SNS is in flight. */
  settle(): Promise<void>;

  overlayCertificate(arn: string, fields: CertificateFields): Promise<void>;
  /** Takes the overlay off, or the named fields of it. */
  clearOverlay(arn: string, names?: readonly string[]): Promise<void>;
  /** Their ARNs. */
  seedCertificates(request: SeedRequest): Promise<readonly string[]>;
  enableRegions(regions: readonly string[]): Promise<void>;
  change(settings: Settings): Promise<void>;

  addFault(fault: FaultRequest): Promise<Fault>;
  clearFaults(): Promise<void>;
  calls(): Promise<readonly RecordedCall[]>;
  resetCalls(): Promise<void>;

  invocations(functionNamePart?: string): Promise<readonly Invocation[]>;
  /** SIGKILLs what runs of these functions now; says how many processes that were. */
  killRunning(functionNamePart: string): Promise<number>;
  metrics(name: string): Promise<readonly Datapoint[]>;
  evaluateAlarms(): Promise<readonly AlarmChange[]>;
  outbox(): Promise<readonly Sent[]>;
  /** Confirms what is pending, of one endpoint or of all; says how many. */
  confirmSubscriptions(endpoint?: string): Promise<number>;

  reset(): Promise<void>;
  /** What the server wrote to stderr. */
  log(): string;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** @default us-east-1 */
  readonly region?: string;
  /** The Node that runs functions. @default - the one that runs the tests */
  readonly node?: string;
  /** Whom functions and the command line ask about names, instead of the world. @default - nobody answers */
  readonly nameServer?: string;
}

const account = '123456789012';

/** A closed port of this machine. */
const NOBODY = '127.0.0.1:9';

export const startLocalAws = async ({
  region = 'us-east-1',
  node,
  nameServer = NOBODY,
}: StartOptions = {}): Promise<LocalAws> => {
  const server = await startServerProcess(nameServer, node);
  // An address, not a name: S3 clients then put the bucket into the path.
  const endpoint = `http://127.0.0.1:${server.port}`;
  const ask = controlOf(endpoint);
  return {
    endpoint,
    account,
    region,
    folder: path.dirname(server.clockFile),
    environment: {
      ...environmentOf(endpoint, region),
      NODE_OPTIONS: `--require ${nameServerScript}`,
      NOTAFTER_NAME_SERVER: nameServer,
    },
    clockEnvironment: {
      NODE_OPTIONS: `--require ${nameServerScript} --require ${clockScript}`,
      NOTAFTER_CLOCK_FILE: server.clockFile,
    },
    ...timeOf(ask),
    ...certificatesOf(ask),
    ...observationsOf(ask),
    addFault: async (fault) => {
      const id = await ask<string>('add-fault', fault);
      return { id, hits: () => ask('fault-hits', { id }), remove: () => ask('remove-fault', { id }) };
    },
    clearFaults: () => ask('clear-faults'),
    change: (settings) => ask('settings', settings),
    reset: () => ask('reset'),
    log: () => server.log(),
    stop: () => server.stop(),
  };
};

const timeOf = (ask: Control) => ({
  now: () => ask<string>('now'),
  moveClock: async (instant: string) => {
    await ask('move-clock', { instant });
  },
  advance: (milliseconds: number, options: AdvanceOptions = {}) => ask<number>('advance', { milliseconds, ...options }),
  fire: async (rule: string) => {
    await ask('fire', { rule });
  },
  settle: () => ask<undefined>('settle').then(() => undefined),
});

const certificatesOf = (ask: Control) => ({
  overlayCertificate: async (arn: string, fields: CertificateFields) => {
    await ask('overlay-certificate', { arn, fields });
  },
  clearOverlay: async (arn: string, names?: readonly string[]) => {
    await ask('clear-overlay', { arn, names });
  },
  seedCertificates: (request: SeedRequest) => ask<string[]>('seed-certificates', request),
  enableRegions: async (regions: readonly string[]) => {
    await ask('settings', { enabled_regions: regions });
  },
});

const observationsOf = (ask: Control) => ({
  calls: () => ask<RecordedCall[]>('calls'),
  resetCalls: async () => {
    await ask('reset-calls');
  },
  invocations: (name = '') => ask<Invocation[]>('invocations', { name }),
  killRunning: (name: string) => ask<number>('kill', { name }),
  metrics: (name: string) => ask<Datapoint[]>('metrics', { name }),
  evaluateAlarms: () => ask<AlarmChange[]>('evaluate-alarms'),
  outbox: () => ask<Sent[]>('outbox'),
  confirmSubscriptions: (endpoint?: string) => ask<number>('confirm-subscriptions', { endpoint }),
});
