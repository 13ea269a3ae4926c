import type { Command } from '@commander-js/extra-typings';
import { parseEnd, parseRule, parseSentence } from '../arguments';
import { atHome } from './home-options';
import type * as SilenceRun from './silence-run';

const SUBJECT = 'a subject as messages call it, the ARN of a certificate, or one of its names';

/** Adds `notafter silence add|list|end`. */
export function addSilence(program: Command): void {
  const silence = program.command('silence').description('What is kept from people for a while, by whom and why');

  atHome(
    silence
      .command('add')
      .description('Silence an open case: pagers are cleared, chat hears who did it, and it is told anew at the end.')
      .argument('<subject>', SUBJECT, parseSentence)
      .requiredOption('--until <end>', 'its end: a length of time such as 7d, a day, or an instant', parseEnd)
      .requiredOption('--owner <name>', 'who answers for it', parseSentence)
      .requiredOption('--reason <text>', 'why, for whoever finds it', parseSentence)
      .option('--rule <id>', 'only what this rule says (default: all that stands against the subject)', parseRule),
  )
    .addHelpText(
      'after',
      '\nOf rules that tell of an end to come, and of a whole subject, at most 14 days; of others 90; never into the last\n' +
        '72 hours before the date. A case that grows worse than it was is told all the same.\n' +
        'Exit status: 0 silenced; 2 refused.',
    )
    .action(async (subject, options) => {
      process.exitCode = await loaded().runSilenceAdd(subject, options);
    });

  atHome(silence.command('list').description('Every silence that holds, the next to end first.')).action(
    async (options) => {
      process.exitCode = await loaded().runSilenceList(options);
    },
  );

  atHome(
    silence
      .command('end')
      .description('End a silence now: what still stands is told anew within minutes.')
      .argument('<subject>', SUBJECT, parseSentence)
      .option('--rule <id>', 'the rule that it was written for (default: one of all that stands)', parseRule),
  )
    .addHelpText('after', '\nExit status: 0 ended; 2 refused.')
    .action(async (subject, options) => {
      process.exitCode = await loaded().runSilenceEnd(subject, options);
    });
}

const loaded = () => require('./silence-run') as typeof SilenceRun;
