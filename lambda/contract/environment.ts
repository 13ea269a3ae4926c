import * as z from 'zod/mini';
import { type SinkId, sinkId } from '../domain/ids';
import type { Topic } from '../domain/ledger/listener';
import type { FunctionName, OwnFunctionName } from './functions';
import { isSinkName, type Medium, SINKS } from './sinks';

/**
 * Names of the environment variables that the stack gives its functions; each function gets only those that it needs.
 *
 * Functions and topics are named by their ARNs, so that a subscription's endpoint can be compared with them.
 */
export const ENVIRONMENT = {
  /** Twelve digits: whose certificates are watched, and the partition of the ledger. */
  account: 'ACCOUNT_ID',
  ledgerTable: 'LEDGER_TABLE',
  snapshotBucket: 'SNAPSHOT_BUCKET',
  pagesTopic: 'PAGES_TOPIC_ARN',
  chatTopic: 'CHAT_TOPIC_ARN',
  scanFunction: 'SCAN_FUNCTION',
  announceFunction: 'ANNOUNCE_FUNCTION',
  /** JSON: the ARN of each sink that is deployed, by its name. One whose medium the settings do not name is not. */
  sinkFunctions: 'SINK_FUNCTIONS',
  /** Changes with the code and the settings: a deploy is followed by a scan. */
  deployedVersion: 'DEPLOYED_VERSION',
} as const;

/** One of the variables. */
export type EnvironmentKey = keyof typeof ENVIRONMENT;

const SINK_ENVIRONMENT: readonly EnvironmentKey[] = ['account', 'ledgerTable'];

const OWN_ENVIRONMENT: Readonly<Record<OwnFunctionName, readonly EnvironmentKey[]>> = {
  scan: [
    'account',
    'ledgerTable',
    'snapshotBucket',
    'pagesTopic',
    'chatTopic',
    'announceFunction',
    'sinkFunctions',
    'deployedVersion',
  ],
  announce: ['account', 'ledgerTable', 'pagesTopic', 'chatTopic', 'scanFunction', 'sinkFunctions', 'deployedVersion'],
  'on-certificate-event': ['account', 'ledgerTable'],
  'on-change-event': ['account', 'ledgerTable'],
};

/** The variables that a function gets. */
export const environmentOf = (name: FunctionName): readonly EnvironmentKey[] =>
  isSinkName(name) ? SINK_ENVIRONMENT : OWN_ENVIRONMENT[name];

/** Reads one variable. Throws on an absent or empty one, so that a bad deployment fails at its first cold start. */
export function environmentValue(
  environment: Readonly<Record<string, string | undefined>>,
  key: EnvironmentKey,
): string {
  const value = environment[ENVIRONMENT[key]];
  if (value === undefined || value === '') throw new Error(`environment variable ${ENVIRONMENT[key]} is not set`);
  return value;
}

/** A sink that is deployed. */
export interface DeployedSink {
  readonly id: SinkId;
  readonly topic: Topic;
  readonly medium: Medium;
  readonly functionArn: string;
}

/** The sinks that `SINK_FUNCTIONS` names. Throws on one that this code does not know: nobody would look after it. */
export const deployedSinks = (text: string): readonly DeployedSink[] =>
  Object.entries(sinkFunctions.parse(JSON.parse(text))).map(([name, functionArn]) => {
    if (!isSinkName(name)) throw new Error(`${ENVIRONMENT.sinkFunctions} names '${name}', which is no sink`);
    const { topic, medium } = SINKS[name];
    return { id: sinkId(name), topic, medium, functionArn };
  });

const sinkFunctions = z.record(z.string(), z.string());
