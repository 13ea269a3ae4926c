import { Match, type Template } from 'aws-cdk-lib/assertions';
import { FUNCTION_NAMES, type FunctionName } from '../../lambda/contract/functions';
import { theLeastOf } from '../builders/configuration';
import { isSinkName, SINK_NAMES, SINKS } from '../../lambda/contract/sinks';
import { TIMING } from '../../lambda/contract/timing';
import { notafterTemplate } from '../builders/stack';

interface FunctionProperties {
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  readonly Code: unknown;
}

let template: Template;

const functionsOf = (of: Template) => Object.values(of.findResources('AWS::Lambda::Function'));

function propertiesOf(name: FunctionName): FunctionProperties {
  const [found] = Object.values(
    template.findResources('AWS::Lambda::Function', { Properties: { FunctionName: `notafter-${name}` } }),
  );
  return found?.['Properties'] as FunctionProperties;
}

describe('each function', () => {
  beforeAll(() => {
    template = notafterTemplate();
  });

  test.each(FUNCTION_NAMES)('%s runs on Node.js 24 and arm64, with 256 MB', (name) => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `notafter-${name}`,
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 256,
    });
  });

  test('has a role and a log of its own, which forgets after a month', () => {
    const functions = functionsOf(template);
    const unique = (key: string) =>
      new Set(functions.map(({ Properties }) => JSON.stringify((Properties as Record<string, unknown>)[key])));

    expect(functions).toHaveLength(FUNCTION_NAMES.length);
    expect(unique('Role').size).toBe(FUNCTION_NAMES.length);
    expect(unique('LoggingConfig').size).toBe(FUNCTION_NAMES.length);
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    template.resourceCountIs('AWS::Logs::LogGroup', FUNCTION_NAMES.length);
  });

  test('has code of its own', () => {
    const codes = FUNCTION_NAMES.map((name) => JSON.stringify(propertiesOf(name).Code));

    expect(new Set(codes).size).toBe(FUNCTION_NAMES.length);
  });

  test.each(FUNCTION_NAMES)('%s ends after the time that leases and claims count on', (name) => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `notafter-${name}`,
      Timeout: TIMING[isSinkName(name) ? 'sink' : name].timeoutSeconds,
    });
  });

  test('reserves no concurrency, which a young account could not give', () => {
    template.allResourcesProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: Match.absent() });
  });

  test.each`
    name                      | variables
    ${'scan'}                 | ${['ACCOUNT_ID', 'ANNOUNCE_FUNCTION', 'CHAT_TOPIC_ARN', 'DEPLOYED_VERSION', 'LEDGER_TABLE', 'PAGES_TOPIC_ARN', 'SINK_FUNCTIONS', 'SNAPSHOT_BUCKET']}
    ${'announce'}             | ${['ACCOUNT_ID', 'CHAT_TOPIC_ARN', 'DEPLOYED_VERSION', 'LEDGER_TABLE', 'PAGES_TOPIC_ARN', 'SCAN_FUNCTION', 'SINK_FUNCTIONS']}
    ${'on-certificate-event'} | ${['ACCOUNT_ID', 'LEDGER_TABLE']}
    ${'on-change-event'}      | ${['ACCOUNT_ID', 'LEDGER_TABLE']}
    ${'page'}                 | ${['ACCOUNT_ID', 'LEDGER_TABLE']}
    ${'chat'}                 | ${['ACCOUNT_ID', 'LEDGER_TABLE']}
  `('$name gets the variables that it needs', ({ name, variables }) => {
    expect(Object.keys(propertiesOf(name as FunctionName).Environment.Variables).sort()).toEqual(variables);
  });

  test('scan and announce are of one version, which changes with the settings', () => {
    const versionOf = (of: Template) =>
      functionsOf(of)
        .map(({ Properties }) => (Properties as FunctionProperties).Environment.Variables['DEPLOYED_VERSION'])
        .filter(Boolean);
    const [scan, announce, ...others] = versionOf(template);

    expect(scan).toMatch(/^[0-9a-f]{16}$/);
    expect(announce).toBe(scan);
    expect(others).toEqual([]);
    expect(versionOf(notafterTemplate({ owner: 'platform' }))).not.toContain(scan);
  });

  test('announce is not repeated: the next pass comes within a minute', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: Match.stringLikeRegexp('^Functionsannounce') },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });
});

describe('a sink', () => {
  const deployedWith = (overrides: object): readonly string[] =>
    functionsOf(notafterTemplate(overrides))
      .map(({ Properties }) => (Properties as { FunctionName: string }).FunctionName.replace('notafter-', ''))
      .filter(isSinkName);

  test('is there for each medium that is configured', () => {
    expect(deployedWith({}).toSorted()).toEqual(SINK_NAMES.toSorted());
    expect(deployedWith({ pages: { sms: ['+15550100'] }, chat: {} })).toEqual([]);
  });

  test.each(SINK_NAMES)('%s is there for its own medium alone', (name) => {
    const { topic, medium } = SINKS[name];
    const others = { pages: { sms: ['+15550100'] }, chat: {} };

    expect(deployedWith({ ...others, [topic]: { ...others[topic], [medium]: theLeastOf(medium) } })).toEqual([name]);
  });
});
