import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { inspect } from 'node:util';
import { secretReader } from '../../lambda/stores/secrets-manager';
import { minutesFromNow, NOW } from '../builders/instant';

const CANARY = 'canary-of-the-routing-key';

const aws = mockClient(SecretsManagerClient);
const content = (text: string) => aws.on(GetSecretValueCommand).resolves({ SecretString: text });
const failure = (name: string) => aws.on(GetSecretValueCommand).rejects(Object.assign(new Error(CANARY), { name }));

/** A reader whose clock shows these moments, one a reading, the last for ever. */
function aReader(...moments: readonly (typeof NOW)[]) {
  const left = [...moments];
  const now = (): typeof NOW => (left.length > 1 ? left.shift() : left[0]) ?? NOW;
  return secretReader(new SecretsManagerClient({ region: 'eu-west-1' }), 'notafter', { now });
}

describe('secretReader', () => {
  beforeEach(() => {
    aws.reset();
  });

  test('reads the text of a key, without the blanks of its pasting', async () => {
    content(JSON.stringify({ pagerduty: ` ${CANARY}\n`, slack: 'another' }));

    const reading = await aReader().read('pagerduty', false);

    expect(reading.kind === 'present' && reading.secret.reveal()).toBe(CANARY);
    expect(inspect(reading, { depth: 9 })).not.toContain(CANARY);
    expect(aws.commandCalls(GetSecretValueCommand)[0]?.args[0].input).toEqual({ SecretId: 'notafter' });
  });

  test.each`
    text                           | kind            | what
    ${'{"slack":"x"}'}             | ${'key-absent'} | ${'an object without the key'}
    ${'{"pagerduty":""}'}          | ${'key-absent'} | ${'an empty text'}
    ${'{"pagerduty":" \\n"}'}      | ${'key-absent'} | ${'blanks'}
    ${'{}'}                        | ${'key-absent'} | ${'an empty object'}
    ${'{"pagerduty":{"key":"x"}}'} | ${'key-absent'} | ${'an object in the place of a text'}
    ${'["pagerduty"]'}             | ${'malformed'}  | ${'a list'}
    ${'"pagerduty"'}               | ${'malformed'}  | ${'a text'}
    ${'pagerduty=x'}               | ${'malformed'}  | ${'no JSON'}
    ${''}                          | ${'malformed'}  | ${'nothing'}
  `('calls $what $kind', async ({ text, kind }: { text: string; kind: string }) => {
    content(text);

    expect(await aReader().read('pagerduty', false)).toEqual({ kind });
  });

  test('does not mind what else somebody keeps there', async () => {
    content('{"pagerduty":"x","rotation":{"days":90}}');

    expect(await aReader().read('pagerduty', false)).toMatchObject({ kind: 'present' });
  });

  test('calls a binary secret malformed', async () => {
    aws.on(GetSecretValueCommand).resolves({ SecretBinary: new Uint8Array([1]) });

    expect(await aReader().read('pagerduty', false)).toEqual({ kind: 'malformed' });
  });

  test.each`
    name                           | kind
    ${'ResourceNotFoundException'} | ${'secret-absent'}
    ${'InvalidRequestException'}   | ${'secret-absent'}
    ${'AccessDeniedException'}     | ${'denied'}
    ${'DecryptionFailure'}         | ${'denied'}
    ${'ThrottlingException'}       | ${'unreadable'}
    ${'TimeoutError'}              | ${'unreadable'}
  `('calls $name $kind', async ({ name, kind }: { name: string; kind: string }) => {
    failure(name);

    expect(await aReader().read('pagerduty', false)).toEqual({ kind });
  });

  test.each`
    minutes | calls | what
    ${4.99} | ${1}  | ${'younger than five minutes'}
    ${5}    | ${2}  | ${'five minutes old'}
    ${-5}   | ${2}  | ${'of a clock that was set back'}
  `(
    'asks $calls times where the first answer is $what',
    async ({ minutes, calls }: { minutes: number; calls: number }) => {
      content(JSON.stringify({ pagerduty: CANARY, slack: 'another' }));
      const reader = aReader(NOW, minutesFromNow(minutes));

      await reader.read('pagerduty', false);
      await reader.read('slack', false);

      expect(aws.commandCalls(GetSecretValueCommand)).toHaveLength(calls);
    },
  );

  test('asks again where the medium refused what was read', async () => {
    content(JSON.stringify({ pagerduty: 'old' }));
    const reader = aReader();
    await reader.read('pagerduty', false);
    content(JSON.stringify({ pagerduty: 'new' }));

    const reading = await reader.read('pagerduty', true);

    expect(reading.kind === 'present' && reading.secret.reveal()).toBe('new');
  });

  test.each(['ResourceNotFoundException', 'TimeoutError'])('keeps no failure: asks again after %s', async (name) => {
    failure(name);
    const reader = aReader();
    await reader.read('pagerduty', false);
    content(JSON.stringify({ pagerduty: CANARY }));

    expect(await reader.read('pagerduty', false)).toMatchObject({ kind: 'present' });
  });
});
