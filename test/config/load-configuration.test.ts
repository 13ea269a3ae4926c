import * as path from 'node:path';
import { ConfigurationError, loadConfiguration, loadSettings, type Place } from '../../lib/config';
import { aConfiguration } from '../builders/configuration';
import { aConfigurationFile } from '../builders/configuration-file';

const PLACE: Place = { account: '123456789012', region: 'eu-west-1' };

/** What is said of a file with this text; with none, what is said when it is loaded. */
function refusalOf(text: string, place: Place = PLACE): readonly string[] {
  const file = aConfigurationFile(text);
  try {
    loadConfiguration(file.path, place);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  } finally {
    file.remove();
  }
}

const loaded = (value: unknown, place: Place = PLACE) => {
  const file = aConfigurationFile(`export default ${JSON.stringify(value)};`);
  try {
    return loadConfiguration(file.path, place);
  } finally {
    file.remove();
  }
};

describe('loadConfiguration', () => {
  test('completes the least that may be said with the defaults', () => {
    const { settings, deployment } = loaded(aConfiguration());

    expect(settings).toMatchObject({
      schemaVersion: 1,
      accountName: 'payments-prod',
      homeRegion: 'eu-west-1',
      regions: 'enabled',
      forwardFrom: ['us-east-1'],
      scanEveryMinutes: 60,
      secretName: 'notafter',
      media: { pagerduty: { endpoint: 'https://events.pagerduty.com' }, slack: {} },
    });
    expect(deployment.endpoints.watchdog).toEqual([{ protocol: 'sms', address: '+15550100' }]);
  });

  test('reads every key of a complete file', () => {
    const { settings, deployment } = loadConfiguration(path.join(__dirname, 'complete.config.ts'), {});

    expect(settings).toMatchObject({
      regions: ['eu-west-1', 'us-east-1'],
      scanEveryMinutes: 30,
      environment: 'production',
      owner: 'platform',
      accepted: [
        { rule: 'weak-key', subject: 'certificate:one', until: '2027-06-01T00:00:00.000Z' },
        { subject: 'certificate:arn:aws:iam::123456789012:server-certificate/shop' },
      ],
      timeZone: 'Europe/Dublin',
      runbooks: 'https://github.example.com/platform/notafter/blob/main/docs/rules',
      media: {
        pagerduty: { endpoint: 'https://events.eu.pagerduty.com' },
        webhook: { url: 'https://alerts.example.com/notafter' },
        teams: {},
      },
    });
    expect(deployment.existingTopics).toEqual({ chat: 'arn:aws:sns:eu-west-1:123456789012:chat' });
    expect(deployment.encryptionKey).toContain(':key/');
    expect(deployment.endpoints.pages.map(({ protocol }) => protocol)).toEqual([
      ...['https', 'sms', 'email'],
      ...['https', 'sms', 'email'],
    ]);
    expect(settings.routes).toEqual([
      { owner: ['payments'], environment: ['production'], rule: ['certificate-*'], to: 'payments' },
    ]);
  });

  test('says with the file that is shipped what to write', () => {
    const shipped = path.join(__dirname, '../../notafter.config.ts');

    expect(() => loadConfiguration(shipped, PLACE)).toThrow(
      /accountName is missing.*\n.*pages has no target.*\n.*watchdog has no subscriber/,
    );
  });

  test('reads JSON, too', () => {
    const file = aConfigurationFile(JSON.stringify(aConfiguration({ accountName: 'from-json' })), 'settings.json');

    expect(loadConfiguration(file.path, PLACE).settings.accountName).toBe('from-json');
    file.remove();
  });

  test('tells a stack of its own account by the entry in accounts, which replaces keys whole', () => {
    const configuration = aConfiguration({
      pages: { pagerduty: {}, email: ['all@example.com'] },
      accounts: { '123456789012': { accountName: 'payments-staging', pages: { sms: ['+15550199'] } } },
    });

    const [here, elsewhere] = [loaded(configuration), loaded(configuration, { ...PLACE, account: '999999999999' })];

    expect(here.settings).toMatchObject({ accountName: 'payments-staging', media: { slack: {} } });
    expect(here.settings).not.toHaveProperty('media.pagerduty');
    expect(here.deployment.endpoints.pages).toEqual([{ protocol: 'sms', address: '+15550199' }]);
    expect(elsewhere.settings).toMatchObject({ accountName: 'payments-prod', media: { pagerduty: {} } });
    expect(elsewhere.deployment.endpoints.pages).toEqual([{ protocol: 'email', address: 'all@example.com' }]);
  });

  test('takes the home region of the file before that of the profile', () => {
    expect(loaded(aConfiguration({ homeRegion: 'us-west-2' })).settings.homeRegion).toBe('us-west-2');
    expect(loaded(aConfiguration()).settings.homeRegion).toBe('eu-west-1');
  });

  test('takes an endpoint for the host of a site, without the slash at its end', () => {
    const configuration = aConfiguration({
      pages: { pagerduty: { site: 'eu', endpoint: 'http://127.0.0.1:8080/' } },
      chat: { slack: { endpoint: 'https://proxy.example.com' } },
    });

    expect(loaded(configuration).settings).toMatchObject({
      media: {
        pagerduty: { endpoint: 'http://127.0.0.1:8080' },
        slack: { endpoint: 'https://proxy.example.com' },
      },
    });
  });

  test.each([
    { pagerduty: {}, api: undefined },
    { pagerduty: { readAcknowledgements: false }, api: undefined },
    { pagerduty: { readAcknowledgements: true }, api: 'https://api.pagerduty.com' },
    { pagerduty: { site: 'eu', readAcknowledgements: true }, api: 'https://api.eu.pagerduty.com' },
    {
      pagerduty: { readAcknowledgements: true, apiEndpoint: 'https://proxy.example.com/' },
      api: 'https://proxy.example.com',
    },
  ] as const)('asks who acknowledged where it is told to: $pagerduty', ({ pagerduty, api }) => {
    expect(loaded(aConfiguration({ pages: { pagerduty } })).settings.media.pagerduty?.api).toBe(api);
  });

  test('subscribes an endpoint once, however often it is named', () => {
    const configuration = aConfiguration({ pages: { https: ['https://a.example.com', 'https://a.example.com'] } });

    expect(loaded(configuration).deployment.endpoints.pages).toHaveLength(1);
  });

  test('warns of a watchdog that only writes e-mail, and not of one that can wake somebody', () => {
    const { deployment } = loaded(aConfiguration({ watchdog: { email: ['ops@example.com'] } }));

    expect(deployment.warnings).toEqual([expect.stringContaining('watchdog has e-mail only')]);
    expect(loaded(aConfiguration()).deployment.warnings).toEqual([]);
  });
});

describe('a refusal to deploy', () => {
  const EU_TOPIC = 'arn:aws:sns:eu-west-1:123456789012:pages';
  const US_TOPIC = 'arn:aws:sns:us-east-1:123456789012:pages';
  const US_KEY = 'arn:aws:kms:us-east-1:123456789012:key/abc';

  test.each`
    what                                        | overrides                                           | sentence
    ${'no account name'}                        | ${{ accountName: ' ' }}                             | ${/^accountName is missing: write/}
    ${'no page target'}                         | ${{ pages: {} }}                                    | ${/^pages has no target: .*nobody would be woken\. Add one/}
    ${'empty lists of page targets'}            | ${{ pages: { https: [], sms: [], email: [] } }}     | ${/^pages has no target/}
    ${'e-mail as the only page target'}         | ${{ pages: { email: ['a@example.com'] } }}          | ${/^pages has e-mail only: .* Add one/}
    ${'an existing topic and no page target'}   | ${{ pages: {}, topics: { pages: EU_TOPIC } }}       | ${/^pages has no target: .*does not prove/}
    ${'no watchdog subscriber'}                 | ${{ watchdog: {} }}                                 | ${/^watchdog has no subscriber: .*Add one/}
    ${'an existing watchdog and no subscriber'} | ${{ watchdog: {}, topics: { watchdog: EU_TOPIC } }} | ${/^watchdog has no subscriber/}
    ${'a topic of another region'}              | ${{ topics: { chat: US_TOPIC } }}                   | ${/^topics\.chat lies in us-east-1, but the stack lives in eu-west-1/}
    ${'a key of another region'}                | ${{ encryptionKey: US_KEY }}                        | ${/^encryptionKey lies in us-east-1/}
  `('names $what', ({ overrides, sentence }) => {
    const problems = refusalOf(`export default ${JSON.stringify(aConfiguration(overrides as object))};`);

    expect(problems).toEqual([expect.stringMatching(sentence as RegExp)]);
  });

  test.each`
    what                      | pages
    ${'PagerDuty'}            | ${{ pagerduty: {} }}
    ${'a telephone'}          | ${{ sms: ['+15550100'] }}
    ${'an endpoint'}          | ${{ https: ['https://alerts.example.com'] }}
    ${'one beside an e-mail'} | ${{ sms: ['+15550100'], email: ['a@example.com'] }}
  `('is not made of pages with $what', ({ pages }) => {
    expect(refusalOf(`export default ${JSON.stringify(aConfiguration({ pages: pages as object }))};`)).toEqual([]);
  });

  test('names everything at once', () => {
    expect(refusalOf('export default { pages: {}, watchdog: {} };')).toHaveLength(3);
  });

  test('names the home region when neither the file nor the profile does', () => {
    const problems = refusalOf(`export default ${JSON.stringify(aConfiguration())};`, { account: '123456789012' });

    expect(problems).toEqual([expect.stringMatching(/^homeRegion is not known: write/)]);
  });

  test('names accounts when nobody knows which account this is', () => {
    const problems = refusalOf(`export default ${JSON.stringify(aConfiguration({ accounts: {} }))};`, {
      region: 'eu-west-1',
    });

    expect(problems).toEqual([expect.stringMatching(/^accounts has entries, but no credentials/)]);
  });

  test.each`
    what                    | text                                | sentence
    ${'a broken file'}      | ${'export default {'}               | ${/^cannot be loaded: .*Error/}
    ${'a file that throws'} | ${"throw new Error('no such env')"} | ${/^cannot be loaded: Error: no such env$/}
    ${'an empty file'}      | ${'export {};'}                     | ${/^(accountName is missing|the configuration must be)/}
    ${'a file of text'}     | ${"export default 'x';"}            | ${/^the configuration must be an object with keys of .*, got 'x'$/}
  `('names $what', ({ text, sentence }) => {
    expect(refusalOf(text as string)[0]).toMatch(sentence as RegExp);
  });

  test('names a file that is not there, and how to name another', () => {
    expect(() => loadConfiguration('/nowhere/notafter.config.ts', PLACE)).toThrow(
      '/nowhere/notafter.config.ts: there is no such file: write it, or name another with `-c config=PATH` (cdk) or `--config PATH` (notafter)',
    );
  });
});

describe('loadSettings', () => {
  test('needs neither a target nor a name', () => {
    const file = aConfigurationFile("export default { scanEvery: '2h' };");

    expect(loadSettings(file.path, PLACE)).toMatchObject({ accountName: '123456789012', scanEveryMinutes: 120 });
    file.remove();
  });
});
