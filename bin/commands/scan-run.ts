import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { judgedReport } from '../../lambda/app/judged-report';
import type { ScanReport } from '../../lambda/contract/scan-report';
import { type Region, region } from '../../lambda/domain/ids';
import type { Instant } from '../../lambda/domain/instant';
import { ruleTexts } from '../../lambda/domain/rendering/rule-texts';
import { RULES } from '../../lambda/domain/rules';
import { type Alert, compareSeverity } from '../../lambda/domain/severity';
import { readInventoryFile, writeInventoryFile } from '../../lambda/stores/inventory-file';
import { systemReason } from '../../lambda/stores/system-reason';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { paint, wantsColours } from '../presentation/paint';
import { printableJson } from '../presentation/printable';
import { progress } from '../presentation/progress';
import { scanTable } from '../presentation/scan-table';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import type * as ScanAccount from './scan-account';
import type { AccountReading, Listeners } from './scan-account';
import { settingsFor, type Warn } from './settings-for';

/** The command line of `notafter scan`, as commander gives it. */
export interface ScanOptions {
  readonly region?: readonly Region[] | undefined;
  readonly allRegions?: true | undefined;
  readonly format: 'table' | 'json';
  readonly output?: string | undefined;
  readonly failOn?: Alert | undefined;
  readonly inventory?: string | undefined;
  readonly save?: string | undefined;
  readonly at?: Instant | undefined;
  readonly config?: string | undefined;
}

/** Where a text without terminal is read, nobody knows. */
const COLUMNS_ELSEWHERE = 100;

/** Reads, or loads, then judges and prints. Throws a {@link Refusal} for whatever the user must change first. */
export async function runScan(options: ScanOptions): Promise<ExitStatus> {
  refuseUnwritable(options);
  const started = performance.now();
  const heard = progress(process.stderr);
  const reading =
    options.inventory === undefined
      ? readNow(options, heard)
      : readSaved(options.inventory, options.config, heard.warning);
  const { inventory, settings, calls } = await reading.finally(heard.done);

  const texts = ruleTexts(settings.runbooks);
  const report = judgedReport({
    ...{ inventory, calls, at: options.at ?? systemClock.now() },
    ...{ ...settings, homeRegion: region(settings.homeRegion) },
    rules: RULES,
    adviceOf: (rule) => {
      const { remedy = '', runbook = '' } = texts.get(rule) ?? {};
      return { remedy, runbook };
    },
  });
  const live = options.inventory === undefined;
  await print(report, options, live ? performance.now() - started : undefined);
  if (options.save !== undefined) await save(options.save, inventory);
  return exitStatusOf(report, options.failOn);
}

/** Before minutes of reading, not after them. */
function refuseUnwritable({ output, save }: ScanOptions): void {
  if (output !== undefined && save !== undefined && path.resolve(output) === path.resolve(save))
    throw new Refusal(`--output and --save both name ${save}: the inventory would take the place of the result`);
  for (const file of [output, save].filter((one) => one !== undefined)) refuseUnwritableFile(file);
}

function refuseUnwritableFile(file: string): void {
  if (file === '') throw new Refusal('--output and --save want the name of a file, and got an empty text');
  if (existsSync(file) && statSync(file).isDirectory())
    throw new Refusal(`${file} cannot be written: it is a folder; name a file in it`);
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder)) throw new Refusal(`${file} cannot be written: there is no folder ${folder}`);
}

async function readNow(options: ScanOptions, listeners: Listeners): Promise<AccountReading> {
  const { readAccountNow } = require('./scan-account') as typeof ScanAccount;
  return readAccountNow({ ...options, insteadOfClock: 'pass --at' }, listeners);
}

async function readSaved(file: string, config: string | undefined, warn: Warn): Promise<AccountReading> {
  const decoded = await readInventoryFile(file);
  if (decoded.kind === 'unreadable') throw new Refusal(`${file} ${decoded.because}`);
  const { inventory } = decoded;
  // The home region matters only to who reads AWS.
  const settings = settingsFor(config, { account: inventory.account, region: 'us-east-1' }, warn);
  return { inventory, settings, calls: {} };
}

async function print(report: ScanReport, options: ScanOptions, milliseconds: number | undefined): Promise<void> {
  const { format, output } = options;
  const terminal = output === undefined && process.stdout.isTTY;
  const look = {
    columns: terminal ? process.stdout.columns : COLUMNS_ELSEWHERE,
    paint: paint(terminal && wantsColours(process.stdout, process.env)),
    ...(milliseconds !== undefined && { milliseconds }),
  };
  const text = format === 'json' ? printableJson(report) : scanTable(report, look);
  if (output === undefined) process.stdout.write(text);
  else await writeOutput(output, text);
}

async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new Refusal(`the result cannot be written to ${file}: ${systemReason(cause)}`);
  }
}

async function save(file: string, inventory: AccountReading['inventory']): Promise<void> {
  const saved = await writeInventoryFile(file, inventory);
  if (saved.kind === 'failed') throw new Refusal(`the inventory cannot be saved to ${file}: ${saved.because}`);
}

function exitStatusOf({ findings, complete }: ScanReport, failOn: Alert | undefined): ExitStatus {
  const isBad = failOn !== undefined && findings.some(({ severity }) => compareSeverity(severity, failOn) >= 0);
  if (isBad) return EXIT_STATUS.bad;
  return complete ? EXIT_STATUS.good : EXIT_STATUS.incomplete;
}
