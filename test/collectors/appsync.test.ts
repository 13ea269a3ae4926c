import { AppSyncClient, type DomainNameConfig, ListDomainNamesCommand } from '@aws-sdk/client-appsync';
import { mockClient } from 'aws-sdk-client-mock';
import { readAppSync } from '../../lambda/collectors/appsync';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const appsync = mockClient(AppSyncClient);
const attempt = anAttempt('appsync');
const read = () => readAppSync(new AppSyncClient({ region: 'eu-west-1' }), attempt);

const IAM = 'arn:aws:iam::123456789012:server-certificate/graph';
const ACM = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
const arnOf = (name: string) => `arn:aws:appsync:eu-west-1:123456789012:domainnames/${name}`;
const aDomain = (domainName: string, others: Partial<DomainNameConfig> = {}): DomainNameConfig => ({
  domainName,
  certificateArn: IAM,
  appsyncDomainName: 'd1example.cloudfront.net',
  hostedZoneId: 'Z2FDTNDATAQYW2',
  domainNameArn: arnOf(domainName),
  ...others,
});
const lists = (...domainNameConfigs: readonly DomainNameConfig[]) =>
  appsync.on(ListDomainNamesCommand).resolves({ domainNameConfigs: [...domainNameConfigs] });

/** What Node says of a host without an address. */
const anUnknownHost = () =>
  Object.assign(new Error('getaddrinfo ENOTFOUND appsync.eu-west-1.amazonaws.com'), { code: 'ENOTFOUND' });

describe('readAppSync', () => {
  beforeEach(() => appsync.reset());

  test('names the certificate of each domain, of IAM and of ACM by its ARN', async () => {
    lists(aDomain('a.example.com'), aDomain('b.example.com', { certificateArn: ACM }));

    const attachment = { region: 'eu-west-1', service: 'appsync', observedAt: NOW };
    await expect(read()).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      content: {
        certificates: [],
        attachments: [
          { ...attachment, certificate: IAM, resource: arnOf('a.example.com'), name: 'a.example.com' },
          { ...attachment, certificate: ACM, resource: arnOf('b.example.com'), name: 'b.example.com' },
        ],
      },
    });
  });

  test.each`
    certificateArn                                             | resource
    ${IAM}                                                     | ${arnOf('a.example.com')}
    ${'arn:aws-cn:iam::123456789012:server-certificate/graph'} | ${arnOf('a.example.com').replace('arn:aws:', 'arn:aws-cn:')}
    ${'no ARN'}                                                | ${arnOf('a.example.com')}
  `('makes the ARN of a domain from what is known, beside $certificateArn', async ({ certificateArn, resource }) => {
    lists(aDomain('a.example.com', { domainNameArn: undefined, certificateArn: String(certificateArn) }));

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [{ resource: String(resource) }] },
    });
  });

  test('reads all pages, each as long as AppSync allows', async () => {
    appsync
      .on(ListDomainNamesCommand, { nextToken: undefined, maxResults: 25 })
      .resolves({ domainNameConfigs: [aDomain('a.example.com')], nextToken: 'next' })
      .on(ListDomainNamesCommand, { nextToken: 'next', maxResults: 25 })
      .resolves({ domainNameConfigs: [aDomain('b.example.com')] });

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [{ name: 'a.example.com' }, { name: 'b.example.com' }] },
    });
  });

  test('reads a region without domains as empty', async () => {
    lists();

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });
  });

  test('takes an answer without a list as malformed', async () => {
    appsync.on(ListDomainNamesCommand).resolves({});

    await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  test.each<readonly [string, Error, object]>([
    ['no permission', aServiceError('AccessDeniedException'), { status: 'denied', reason: 'no-permission' }],
    ['throttling', aServiceError('TooManyRequestsException'), { status: 'failed', reason: 'throttled' }],
    ['a host that nobody knows', anUnknownHost(), { status: 'skipped', reason: 'not-offered' }],
    [
      'a resolver that does not answer',
      Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }),
      { status: 'failed', reason: 'unreachable' },
    ],
    [
      'a host that refuses',
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      { status: 'failed', reason: 'unreachable' },
    ],
  ])('is without content after %s', async (_, error, expected) => {
    appsync.on(ListDomainNamesCommand).rejects(error);

    await expect(read()).resolves.toStrictEqual({ ...attempt, ...expected });
  });

  test('keeps what was read when a later page fails, and calls nothing absent that answered before', async () => {
    appsync
      .on(ListDomainNamesCommand)
      .resolvesOnce({ domainNameConfigs: [aDomain('a.example.com')], nextToken: 'next' })
      .rejects(anUnknownHost());

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'pages-missing',
      content: { attachments: [{ name: 'a.example.com' }] },
    });
  });

  test.each<readonly [string, Partial<DomainNameConfig>]>([
    ['a name', { domainName: undefined }],
    ['a certificate', { certificateArn: undefined }],
  ])('leaves out a domain without %s and says so', async (_, without) => {
    lists(aDomain('a.example.com', without), aDomain('b.example.com'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'malformed-row',
      content: { attachments: [{ name: 'b.example.com' }] },
    });
  });
});
