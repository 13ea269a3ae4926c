import { type Command, Option } from '@commander-js/extra-typings';
import { collectRegion, parseInstant } from '../arguments';
import type * as ScanRun from './scan-run';

/** Adds `notafter scan`: reads the certificates of an account, or a saved inventory, and says what would page. */
export function addScan(program: Command): void {
  program
    .command('scan')
    .description('Say which certificates are about to hurt, and what could not be read. Reads only.')
    .option(
      '--region <region>',
      'read this region; may be repeated. IAM and CloudFront are always read (default: the region of the profile)',
      collectRegion,
    )
    .addOption(new Option('--all-regions', 'read every region that is enabled in the account').conflicts('region'))
    .addOption(
      new Option('--format <format>', 'for people, or for scripts').choices(['table', 'json']).default('table'),
    )
    .option('--output <file>', 'write the result there instead of to stdout')
    .addOption(
      new Option('--fail-on <severity>', 'leave with status 1 on a finding of this severity or worse').choices([
        'critical',
        'warning',
      ]),
    )
    .addOption(
      new Option('--inventory <file>', 'judge a saved inventory, without AWS').conflicts(['region', 'allRegions']),
    )
    .option('--save <file>', 'save what was read as an inventory')
    .option('--at <instant>', 'judge for this moment, such as 2026-11-20T08:00:00Z (default: now)', parseInstant)
    .option('--config <path>', 'thresholds from this file (default: notafter.config.ts, if it can be read)')
    .addHelpText('after', EXIT_STATUS_HELP)
    .action(async (options) => {
      const { runScan } = require('./scan-run') as typeof ScanRun;
      process.exitCode = await runScan(options);
    });
}

const EXIT_STATUS_HELP = `
Exit status: 0 done; 1 a finding at or above --fail-on; 2 refused (usage, configuration, credentials);
3 something could not be read, and the result shows what. 1 wins over 3.`;
