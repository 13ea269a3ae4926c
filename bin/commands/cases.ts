import { type Command, Option } from '@commander-js/extra-typings';
import { atHome } from './home-options';
import type * as CasesRun from './cases-run';

/** Adds `notafter cases`: what is open in the ledger of the deployed stack. */
export function addCases(program: Command): void {
  atHome(
    program
      .command('cases')
      .description('Show what is open: who is woken for it, who acknowledged, what is silenced.')
      .addOption(
        new Option('--format <format>', 'for people or for programs').choices(['table', 'json']).default('table'),
      ),
  )
    .addHelpText('after', '\nExit status: 0 shown; 2 refused; 3 shown, but for cases that cannot be read.')
    .action(async (options) => {
      const { runCases } = require('./cases-run') as typeof CasesRun;
      process.exitCode = await runCases(options);
    });
}
