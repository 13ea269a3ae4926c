import type { Template } from 'aws-cdk-lib/assertions';
import { FUNCTION_NAMES, type FunctionName } from '../../lambda/contract/functions';
import { permissionsOf } from '../../lambda/contract/permissions';
import { notafterTemplate } from '../builders/stack';
import { listOf, statementsOf } from '../builders/statements';

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/0ec74f7c-9e4f-4a0c-8f5b-2f8a2d7c9c1e';

let template: Template;

/** What a function may do to which resources, one line each, its own log aside. */
const grantsOf = (of: Template, name: FunctionName): readonly string[] =>
  statementsOf(of, name)
    .flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action) =>
        listOf(Resource).map((resource) => `${String(action)} ${JSON.stringify(resource)}`),
      ),
    )
    .filter((grant) => !grant.startsWith('logs:'))
    .sort();

const actionsOf = (of: Template, name: FunctionName) => new Set(grantsOf(of, name).map((grant) => grant.split(' ')[0]));

describe('permissions', () => {
  beforeAll(() => {
    template = notafterTemplate();
  });

  test.each(FUNCTION_NAMES)('of %s are those that the contract names, and no more', (name) => {
    const named = permissionsOf(name)
      .filter(({ on }) => on !== 'encryption-key')
      .flatMap(({ actions }) => actions);

    expect([...actionsOf(template, name)].sort()).toEqual([...new Set(named)].sort());
  });

  test('only allow', () => {
    const statements = FUNCTION_NAMES.flatMap((name) => statementsOf(template, name));

    expect(new Set(statements.map(({ Effect }) => Effect))).toEqual(new Set(['Allow']));
  });

  test('let nobody write everywhere', () => {
    const everywhere = FUNCTION_NAMES.flatMap((name) => grantsOf(template, name)).filter((grant) =>
      grant.endsWith(' "*"'),
    );

    expect(everywhere).toContain('acm:ListCertificates "*"');
    expect(everywhere.filter((grant) => !/^[a-z0-9-]+:(Describe|Get|List)/.test(grant))).toEqual([]);
  });

  test('hold no wildcard in the name of an action', () => {
    const grants = FUNCTION_NAMES.flatMap((name) => grantsOf(template, name));

    expect(grants).not.toHaveLength(0);
    expect(grants.filter((grant) => grant.split(' ')[0]?.includes('*'))).toEqual([]);
  });

  test.each`
    name                      | may                                | on
    ${'scan'}                 | ${'lambda:InvokeFunction'}         | ${':function:notafter-announce'}
    ${'announce'}             | ${'lambda:InvokeFunction'}         | ${':function:notafter-scan'}
    ${'announce'}             | ${'lambda:InvokeFunction'}         | ${':function:notafter-page'}
    ${'announce'}             | ${'lambda:InvokeFunction'}         | ${':function:notafter-chat'}
    ${'scan'}                 | ${'secretsmanager:GetSecretValue'} | ${':secret:notafter-??????'}
    ${'page'}                 | ${'secretsmanager:GetSecretValue'} | ${':secret:notafter-??????'}
    ${'chat'}                 | ${'secretsmanager:GetSecretValue'} | ${':secret:notafter-??????'}
    ${'announce'}             | ${'sns:Publish'}                   | ${'{"Ref":"PagesTopic"}'}
    ${'announce'}             | ${'sns:Publish'}                   | ${'{"Ref":"ChatTopic"}'}
    ${'scan'}                 | ${'s3:PutObject'}                  | ${'["SnapshotBucket","Arn"]},"/*"'}
    ${'on-certificate-event'} | ${'dynamodb:UpdateItem'}           | ${'["LedgerTable","Arn"]'}
    ${'on-change-event'}      | ${'dynamodb:UpdateItem'}           | ${'["LedgerTable","Arn"]'}
  `('let $name $may on $on', ({ name, may, on }) => {
    const grants = grantsOf(template, name as FunctionName);

    expect(grants).toContainEqual(expect.stringMatching(new RegExp(`^${may as string} `)));
    expect(grants.filter((grant) => grant.startsWith(`${may as string} `)).join('\n')).toContain(on as string);
  });

  test.each`
    name                      | action
    ${'announce'}             | ${'secretsmanager:GetSecretValue'}
    ${'on-certificate-event'} | ${'dynamodb:GetItem'}
    ${'on-change-event'}      | ${'dynamodb:GetItem'}
    ${'on-change-event'}      | ${'dynamodb:DeleteItem'}
    ${'page'}                 | ${'sns:Publish'}
    ${'page'}                 | ${'dynamodb:DeleteItem'}
    ${'page'}                 | ${'dynamodb:Query'}
    ${'chat'}                 | ${'dynamodb:Query'}
    ${'chat'}                 | ${'lambda:InvokeFunction'}
    ${'announce'}             | ${'s3:GetObject'}
  `('do not let $name use $action', ({ name, action }) => {
    const others = FUNCTION_NAMES.filter((other) => other !== name);

    expect(actionsOf(template, name as FunctionName)).not.toContain(action);
    expect(others.some((other) => actionsOf(template, other).has(action as string))).toBe(true);
  });

  test('let nobody publish to the watchdog: CloudWatch alone speaks there', () => {
    const grants = FUNCTION_NAMES.flatMap((name) => grantsOf(template, name));

    expect(grants.filter((grant) => grant.includes('WatchdogTopic'))).toEqual([]);
    expect(grants.filter((grant) => grant.includes('PagesTopic'))).not.toEqual([]);
  });

  test.each(FUNCTION_NAMES)('let %s use the key of the customer only where there is one', (name) => {
    const ofKey = (of: Template) => grantsOf(of, name).filter((grant) => grant.startsWith('kms:'));

    expect(ofKey(template)).toEqual([]);
    expect(ofKey(notafterTemplate({ encryptionKey: KEY }))).toContain(`kms:Decrypt "${KEY}"`);
  });

  test('of the announcer name only sinks that are there', () => {
    const grants = grantsOf(notafterTemplate({ chat: {} }), 'announce').join('\n');

    expect(grants).toContain(':function:notafter-page');
    expect(grants).not.toContain(':function:notafter-chat');
  });
});
