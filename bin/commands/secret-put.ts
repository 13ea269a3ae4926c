import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SECRET_KEYS } from '../../lambda/contract/settings';
import { type SecretKeyWriting, writeSecretKey } from '../../lambda/stores/secret-keys';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { readSecretly } from '../presentation/hidden-prompt';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { findHome, type HomeOptions } from './home';
import { SECRET_SHAPES } from './secret-shape';

/** The command line of `notafter secret put`. */
export interface SecretPutOptions extends HomeOptions {
  readonly secretName?: string | undefined;
}

/** Asks for the value of one key and writes it. Says what was done, never what was written. */
export async function runSecretPut(name: keyof typeof SECRET_KEYS, options: SecretPutOptions): Promise<ExitStatus> {
  const { region, settings } = await findHome(options);
  const secretName = options.secretName ?? settings.secretName;
  const { question, problemOf } = SECRET_SHAPES[name];
  const value = await readSecretly(question);
  const problem = problemOf(value);
  if (problem !== undefined) throw new Refusal(`${name} ${problem}`);

  const written = await writeSecretKey(new SecretsManagerClient({ region }), { secretName, key: name, value });
  console.log(printable(`${name}: ${sentenceFor(written, `secret ${secretName} in ${region}`)}`));
  return EXIT_STATUS.good;
}

function sentenceFor(written: SecretKeyWriting, where: string): string {
  switch (written.kind) {
    case 'created':
      return `${where} was created with it`;
    case 'set':
      return `set in ${where}; functions use it within five minutes`;
    case 'unchanged':
      return `${where} holds this very value already`;
    case 'malformed':
      throw new Refusal(
        `${where} holds no JSON object and was left as it is: delete it, or name another by --secret-name`,
      );
    case 'contended':
      throw new Refusal(`others go on writing ${where}: try again when they are done`);
    case 'failed':
      throw new Refusal(`${where} cannot be written: ${written.because}`);
  }
}
