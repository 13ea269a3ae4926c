import { Argument, type Command } from '@commander-js/extra-typings';
import type { SECRET_KEYS } from '../../lambda/contract/settings';
import { parseRegion } from '../arguments';
import type * as SecretPut from './secret-put';

/** Not taken from the contract itself: it would load its validation for `--help`, too. */
const NAMES = ['pagerduty', 'slack'] as const satisfies readonly (keyof typeof SECRET_KEYS)[];

/** Adds `notafter secret put`: writes what the sinks need into the one secret, which no stack and no command line ever holds. */
export function addSecret(program: Command): void {
  program
    .command('secret')
    .description('The one secret, with the keys of pagers and chats')
    .command('put')
    .description('Create the secret, or set one key of it. The value comes from a prompt or from stdin.')
    .addArgument(new Argument('<name>', 'which key').choices(NAMES))
    .option('--secret-name <name>', 'name of the secret (default: secretName of the configuration, else notafter)')
    .option(
      '--region <region>',
      'where it lies (default: homeRegion of the configuration, else of the profile)',
      parseRegion,
    )
    .option('--config <path>', 'the configuration (default: notafter.config.ts, if it can be read)')
    .action(async (name, options) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the SDK loads only for whoever needs it, and `import()` knows no TypeScript here
      const { runSecretPut } = require('./secret-put') as typeof SecretPut;
      process.exitCode = await runSecretPut(name, options);
    });
}
