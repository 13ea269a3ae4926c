import type { Command } from '@commander-js/extra-typings';
import { parseSecretName, parseTarget, SECRET_NAMES } from '../arguments';
import { atHome } from './home-options';
import type * as SecretPut from './secret-put';

/** Adds `notafter secret put`: writes what the sinks need into the one secret, which no stack and no command line ever holds. */
export function addSecret(program: Command): void {
  atHome(
    program
      .command('secret')
      .description('The one secret, with the keys of pagers and chats')
      .command('put')
      .description('Create the secret, or set one key of it. The value comes from a prompt or from stdin.')
      .argument('<medium>', `which key: ${SECRET_NAMES.join(' or ')}`, parseSecretName)
      .option('--target <name>', 'the key of a target of the configuration, instead of the default one', parseTarget)
      .option('--secret-name <name>', 'name of the secret (default: secretName of the configuration, else notafter)'),
  ).action(async (name, options) => {
    const { runSecretPut } = require('./secret-put') as typeof SecretPut;
    process.exitCode = await runSecretPut(name, options);
  });
}
