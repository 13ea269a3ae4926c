import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { READ_KEY, type SecretKeyName, secretKeyOf, type SecretName, SECRETS } from '../../lambda/contract/sinks';
import { type SecretKeyWriting, writeSecretKey } from '../../lambda/stores/secret-keys';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { readSecretly } from '../presentation/hidden-prompt';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { findHome, type HomeOptions } from './home';
import { refuseUnknownTarget } from './known-target';

/** The command line of `notafter secret put`. */
export interface SecretPutOptions extends HomeOptions {
  readonly secretName?: string | undefined;
  readonly target?: string | undefined;
}

/** Asks for the value of one key and writes it. Says what was done, never what was written. */
export async function runSecretPut(name: SecretName, options: SecretPutOptions): Promise<ExitStatus> {
  const { region, settings } = await findHome(options);
  const secretName = options.secretName ?? settings.secretName;
  const { question, pattern, expected, remedy } = SECRETS[name];
  const key = keyOf(name, options.target);
  refuseUnknownTarget(settings, options.target);
  const value = await readSecretly(question);
  // Never quoted: it may be the right value of another key.
  if (!pattern.test(value)) throw new Refusal(`${key} must be ${expected}, got ${value.length} characters; ${remedy}`);

  const written = await writeSecretKey(new SecretsManagerClient({ region }), { secretName, key, value });
  console.log(printable(`${key}: ${sentenceFor(written, `secret ${secretName} in ${region}`)}`));
  return EXIT_STATUS.good;
}

function keyOf(name: SecretName, target: string | undefined): SecretKeyName {
  if (name !== READ_KEY) return secretKeyOf(name, target);
  if (target === undefined) return name;
  throw new Refusal(`${name} is one for all targets: leave --target out`);
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
