import type { Command } from '@commander-js/extra-typings';
import { parseSentence } from '../arguments';
import { atHome } from './home-options';
import type * as AckRun from './ack-run';

/** Adds `notafter ack`: somebody knows of what rings. */
export function addAck(program: Command): void {
  atHome(
    program
      .command('ack')
      .description('Say that you know of what rings, for all to see. It rings again when it gets worse or closer.')
      .argument(
        '[what]',
        'a subject as messages call it, the ARN of a certificate, one of its names, or the key of an incident',
        parseSentence,
      )
      .option('--all', 'everything that rings now')
      .option('--by <name>', 'who knows of it (default: whose credentials these are)', parseSentence),
  )
    .addHelpText(
      'after',
      '\nWhat somebody knows of already stays theirs, where it is one of several.\n' +
        'Exit status: 0 noted; 2 refused; 3 noted, but for cases that could not be read or written.',
    )
    .action(async (what, options) => {
      const { runAck } = require('./ack-run') as typeof AckRun;
      process.exitCode = await runAck(what, options);
    });
}
