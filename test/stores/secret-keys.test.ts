import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { writeSecretKey } from '../../lambda/stores/secret-keys';

const CANARY = 'canary-of-the-routing-key';

const aws = mockClient(SecretsManagerClient);
const failure = (name: string, message = name) => Object.assign(new Error(message), { name });

/** A secret with the stages of Secrets Manager: a write makes a version current, and the one before it the previous. */
class Secret {
  readonly versions: { readonly id: string; readonly text: string }[] = [];
  /** What others do right before a write of ours. */
  before: (() => void)[] = [];
  /** What they do right after one. */
  after: (() => void)[] = [];

  write(text: string): string {
    const id = `version-${this.versions.length}`;
    this.versions.push({ id, text });
    return id;
  }

  get current(): unknown {
    const current: unknown = JSON.parse(this.versions.at(-1)?.text ?? 'null');
    return current;
  }

  answer(): void {
    aws.on(GetSecretValueCommand).callsFake(({ VersionStage }: { VersionStage: string }) => {
      const version = this.versions.at(VersionStage === 'AWSCURRENT' ? -1 : -2);
      if (version === undefined) throw failure('ResourceNotFoundException');
      return { VersionId: version.id, SecretString: version.text };
    });
    aws.on(PutSecretValueCommand).callsFake(({ SecretString }: { SecretString: string }) => {
      this.before.shift()?.();
      const VersionId = this.write(SecretString);
      this.after.shift()?.();
      return { VersionId };
    });
    aws.on(CreateSecretCommand).callsFake(({ SecretString }: { SecretString: string }) => {
      this.before.shift()?.();
      if (this.versions.length > 0) throw failure('ResourceExistsException');
      this.write(SecretString);
      return {};
    });
  }
}

const put = async (value = CANARY) =>
  writeSecretKey(new SecretsManagerClient({ region: 'eu-west-1' }), {
    secretName: 'notafter',
    key: 'pagerduty',
    value,
  });

describe('writeSecretKey', () => {
  let secret: Secret;
  beforeEach(() => {
    aws.reset();
    secret = new Secret();
    secret.answer();
  });

  test('makes the secret where there is none', async () => {
    await expect(put()).resolves.toEqual({ kind: 'created' });

    expect(secret.current).toEqual({ pagerduty: CANARY });
  });

  test('sets one key and keeps the others', async () => {
    secret.write('{"slack":"https://hooks.slack.com/services/x","pagerduty":"old"}');

    await expect(put()).resolves.toEqual({ kind: 'set' });

    expect(secret.current).toEqual({ slack: 'https://hooks.slack.com/services/x', pagerduty: CANARY });
  });

  test('writes nothing when the value is there already', async () => {
    secret.write(JSON.stringify({ pagerduty: CANARY }));

    await expect(put()).resolves.toEqual({ kind: 'unchanged' });

    expect(secret.versions).toHaveLength(1);
  });

  test.each(['a plain text', '[]', '"text"', ''])('leaves a secret alone that holds %j', async (text) => {
    secret.write(text);

    await expect(put()).resolves.toEqual({ kind: 'malformed' });

    expect(secret.versions).toHaveLength(1);
  });

  test('takes over what somebody else made meanwhile', async () => {
    secret.before = [() => secret.write('{"slack":"theirs"}')];

    await expect(put()).resolves.toEqual({ kind: 'set' });

    expect(secret.current).toEqual({ slack: 'theirs', pagerduty: CANARY });
  });

  test('takes over what somebody else wrote between its reading and its writing', async () => {
    secret.write('{"slack":"old"}');
    secret.before = [() => secret.write('{"slack":"theirs","teams":"new"}')];

    await expect(put()).resolves.toEqual({ kind: 'set' });

    expect(secret.current).toEqual({ slack: 'theirs', teams: 'new', pagerduty: CANARY });
  });

  test.each([
    ['with our key', `{"slack":"theirs","pagerduty":"${CANARY}"}`],
    ['without it', '{"slack":"theirs"}'],
  ])('finds its key in the end when somebody writes over it at once, %s', async (_what, text) => {
    secret.write('{"slack":"old"}');
    secret.after = [() => secret.write(text)];

    await expect(put()).resolves.toEqual({ kind: 'set' });

    expect(secret.current).toEqual({ slack: 'theirs', pagerduty: CANARY });
  });

  test('gives up where others go on writing', async () => {
    secret.write('{}');
    secret.before = Array.from({ length: 9 }, (_, index) => () => secret.write(`{"slack":"${index}"}`));

    await expect(put()).resolves.toEqual({ kind: 'contended' });
  });

  test('says why it failed, and never the value', async () => {
    aws.on(GetSecretValueCommand).rejects(failure('ValidationException', `Value '${CANARY}' is too short`));

    const written = await put();

    expect(written).toEqual({ kind: 'failed', because: "ValidationException: Value '***' is too short" });
  });

  test.each(['AccessDeniedException', 'InvalidRequestException'])('does not take %s for absence', async (name) => {
    aws.on(GetSecretValueCommand).rejects(failure(name));

    await expect(put()).resolves.toEqual({ kind: 'failed', because: `${name}: ${name}` });

    expect(secret.versions).toHaveLength(0);
  });
});
