import type { Command } from '@commander-js/extra-typings';
import { parseSentence } from '../arguments';
import { atHome } from './home-options';
import type * as AckRun from './ack-run';

/** Adds `notafter ack`: somebody knows of a case that rings. */
export function addAck(program: Command): void {
  atHome(
    program
      .command('ack')
      .description(
        'Say that you know of a case that rings, for all to see. It rings again when it gets worse or closer.',
      )
      .argument(
        '<subject>',
        'a subject as messages call it, the ARN of a certificate, or one of its names',
        parseSentence,
      )
      .option('--by <name>', 'who knows of it (default: whose credentials these are)', parseSentence),
  )
    .addHelpText('after', '\nExit status: 0 noted; 2 refused.')
    .action(async (subject, options) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the SDK loads only for whoever needs it, and `import()` knows no TypeScript here
      const { runAck } = require('./ack-run') as typeof AckRun;
      process.exitCode = await runAck(subject, options);
    });
}
