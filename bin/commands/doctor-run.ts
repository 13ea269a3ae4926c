import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import type { CheckStatus } from '../../lambda/app/doctor/check';
import type { DoctorEvidence } from '../../lambda/app/doctor/evidence';
import { examine, worstStatus } from '../../lambda/app/doctor/examine';
import { readAccountItem } from '../../lambda/app/ledger/account';
import { readCasesOf } from '../../lambda/app/ledger/cases';
import { readKeptIncidents } from '../../lambda/app/ledger/history';
import { readHeartbeat } from '../../lambda/app/ledger/lease';
import type { Ledger } from '../../lambda/app/ledger/ledger';
import { readLedgerView } from '../../lambda/app/ledger/views';
import { readSubscribers } from '../../lambda/collectors/alert-path';
import { type DeployedStack, hasStack } from '../../lambda/collectors/deployed-stack';
import { STACK_NAME } from '../../lambda/contract/outputs';
import { routingOf } from '../../lambda/contract/settings';
import { SINKS, isSinkName } from '../../lambda/contract/sinks';
import { region as regionOf } from '../../lambda/domain/ids';
import { isReadable } from '../../lambda/domain/ledger/stored';
import { s3Snapshots } from '../../lambda/stores/s3-snapshots';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { doctorLines } from '../presentation/doctor-lines';
import { paint, wantsColours } from '../presentation/paint';
import { printableJson } from '../presentation/printable';
import { systemClock } from '../system-clock';
import { ledgerOf, refusingWithoutLedger } from './deployed';
import { findHome, type Home, type HomeOptions } from './home';
import { stackIn } from './stack-in';

/** The command line of `notafter doctor`. */
export interface DoctorOptions extends HomeOptions {
  readonly format: 'table' | 'json';
}

const STATUS: Readonly<Record<CheckStatus, ExitStatus>> = {
  ok: EXIT_STATUS.good,
  warn: EXIT_STATUS.good,
  fail: EXIT_STATUS.bad,
  unknown: EXIT_STATUS.incomplete,
};

/** Looks at the deployed stack, by the credentials of whoever asks, and says what is not well. */
export async function runDoctor(options: DoctorOptions): Promise<ExitStatus> {
  const home = await findHome(options);
  const stack = await stackIn(home);
  const evidence = await evidenceOf(home, stack);
  const checks = examine(evidence);
  const report = { schemaVersion: 1, at: evidence.now, account: home.account, region: home.region, checks };
  process.stdout.write(
    options.format === 'json'
      ? printableJson(report)
      : doctorLines(report, paint(wantsColours(process.stdout, process.env))),
  );
  return STATUS[worstStatus(checks)];
}

async function evidenceOf(home: Home, stack: DeployedStack): Promise<DoctorEvidence> {
  const { region, settings } = home;
  const sns = new SNSClient({ region });
  const told = await refusingWithoutLedger(readLedger(ledgerOf(home, stack)));
  const name = isReadable(told.account) ? told.account.snapshot : undefined;
  const snapshots =
    stack.snapshotBucket === undefined ? undefined : s3Snapshots(new S3Client({ region }), stack.snapshotBucket);
  const snapshot = name === undefined ? undefined : await snapshots?.read(name);
  return {
    ...told,
    now: systemClock.now(),
    scanEveryMinutes: settings.scanEveryMinutes,
    sinks: stack.sinks.map(({ id, topic }) => ({ id, topic, escalates: escalates(id) })),
    routing: routingOf(settings),
    ...(stack.version !== undefined && { version: stack.version }),
    ...(snapshot !== undefined && { snapshot }),
    topics: await Promise.all(
      stack.topics.map(async ({ topic, arn }) => ({ topic, subscriptions: await readSubscribers(sns, arn) })),
    ),
    forwarders: await Promise.all(
      settings.forwardFrom.map(async (from) => ({
        region: from,
        stack: await hasStack(regionOf(from), `${STACK_NAME}-${from}`),
      })),
    ),
  };
}

const escalates = (sink: string): boolean => isSinkName(sink) && SINKS[sink].escalates;

type Told = Pick<DoctorEvidence, 'account' | 'announcer' | 'live' | 'paths' | 'incidents'>;

async function readLedger(ledger: Ledger): Promise<Told> {
  const [account, announcer, live, paths, incidents] = await Promise.all([
    readAccountItem(ledger),
    readHeartbeat(ledger, 'announce'),
    readLedgerView(ledger),
    readCasesOf(ledger, 'alert-path:'),
    readKeptIncidents(ledger),
  ]);
  return { account, announcer, live, paths, incidents };
}
