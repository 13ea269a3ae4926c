import { type Command, Option } from '@commander-js/extra-typings';
import { parseDuration, parseTarget } from '../arguments';
import { atHome } from './home-options';
import type * as DrillRun from './drill-run';

const FIVE_MINUTES_MS = 300_000;

/** Adds `notafter drill`: one marked incident the whole way, and its end. */
export function addDrill(program: Command): void {
  atHome(
    program
      .command('drill')
      .description('Send a test page the whole way, wait until every sink took it, and take it back.')
      .option('--target <name>', 'whose way, as the configuration names it (default: the default one)', parseTarget)
      .addOption(
        new Option('--timeout <time>', 'longest wait for the page, and again for its end')
          .argParser(parseDuration)
          .default(FIVE_MINUTES_MS, '5m'),
      ),
  )
    .addHelpText('after', '\nExit status: 0 every sink took the page and its end; 1 one did not; 2 refused.')
    .action(async (options) => {
      const { runDrill } = require('./drill-run') as typeof DrillRun;
      process.exitCode = await runDrill(options);
    });
}
