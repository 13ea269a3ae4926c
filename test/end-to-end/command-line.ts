import type { ScanReport } from '../../lambda/contract/scan-report';
import type { LocalAws } from '../aws/local-aws';
import { type CliOptions, type CliRun, runCli, type RunningCli, spawnCli } from '../commands/run-cli';

/** Runs `notafter` against a local AWS, by its clock. */
export const runNotafter = async (aws: LocalAws, words: readonly string[], input?: string): Promise<CliRun> =>
  runCli(words, {
    environment: { ...aws.environment, ...aws.clockEnvironment },
    ...(input !== undefined && { input }),
  });

/** Starts `notafter` against a local AWS, by its clock. */
export const spawnNotafter = (
  aws: Pick<LocalAws, 'environment' | 'clockEnvironment'>,
  words: readonly string[],
  options: Pick<CliOptions, 'folder' | 'heard'> = {},
): RunningCli => spawnCli(words, { ...options, environment: { ...aws.environment, ...aws.clockEnvironment } });

/** Runs `notafter scan --format json`. Fails with what it wrote to stderr where it wrote no report. */
export async function scanReport(
  aws: LocalAws,
  words: readonly string[] = ['--all-regions'],
): Promise<{ readonly report: ScanReport; readonly status: number | null }> {
  const { status, stdout, stderr } = await runNotafter(aws, ['scan', '--format', 'json', ...words]);
  if (stdout === '') throw new Error(`notafter scan wrote nothing: ${stderr}`);
  return { report: JSON.parse(stdout) as ScanReport, status };
}
