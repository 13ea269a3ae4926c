import { type Command, Option } from '@commander-js/extra-typings';
import { atHome } from './home-options';
import type * as DoctorRun from './doctor-run';

/** Adds `notafter doctor`: whether a page would arrive, and what to do where it would not. */
export function addDoctor(program: Command): void {
  atHome(
    program
      .command('doctor')
      .description('Say whether a page would arrive: last scan, permissions, ways to people, last page. Reads only.')
      .addOption(
        new Option('--format <format>', 'for people, or for scripts').choices(['table', 'json']).default('table'),
      ),
  )
    .addHelpText(
      'after',
      '\nExit status: 0 nothing is bad (there may be warnings); 1 something is; 2 refused; 3 something could not be looked at. 1 wins over 3.',
    )
    .action(async (options) => {
      const { runDoctor } = require('./doctor-run') as typeof DoctorRun;
      process.exitCode = await runDoctor(options);
    });
}
