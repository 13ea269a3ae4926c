import type { FunctionName } from './functions';

/**
 * Names of the environment variables that the stack gives its functions; each function gets only those that it needs.
 *
 * Functions and topics are named by their ARNs, so that a subscription's endpoint can be compared with them. `PAGE_FUNCTION`
 * and `CHAT_FUNCTION` are set only where the settings name a pager or a chat: without one there is no such function.
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
  pageFunction: 'PAGE_FUNCTION',
  chatFunction: 'CHAT_FUNCTION',
  /** Changes with the code and the settings: a deploy is followed by a scan. */
  deployedVersion: 'DEPLOYED_VERSION',
} as const;

/** One of the variables. */
export type EnvironmentKey = keyof typeof ENVIRONMENT;

const SINK_ENVIRONMENT: readonly EnvironmentKey[] = ['account', 'ledgerTable'];

/** Which function gets which variables. */
export const FUNCTION_ENVIRONMENT: Readonly<Record<FunctionName, readonly EnvironmentKey[]>> = {
  scan: [
    'account',
    'ledgerTable',
    'snapshotBucket',
    'pagesTopic',
    'chatTopic',
    'announceFunction',
    'pageFunction',
    'chatFunction',
    'deployedVersion',
  ],
  announce: [
    'account',
    'ledgerTable',
    'pagesTopic',
    'chatTopic',
    'scanFunction',
    'pageFunction',
    'chatFunction',
    'deployedVersion',
  ],
  'on-certificate-event': ['account', 'ledgerTable'],
  page: SINK_ENVIRONMENT,
  chat: SINK_ENVIRONMENT,
};

/** Reads one variable. Throws on an absent or empty one, so that a bad deployment fails at its first cold start. */
export function environmentValue(
  environment: Readonly<Record<string, string | undefined>>,
  key: EnvironmentKey,
): string {
  const value = environment[ENVIRONMENT[key]];
  if (value === undefined || value === '') throw new Error(`environment variable ${ENVIRONMENT[key]} is not set`);
  return value;
}
