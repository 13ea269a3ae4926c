import { type AttributeValue, DeleteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { STACK_NAME } from '../../lambda/contract/outputs';
import { clientOf } from '../aws/clients';
import { invoke } from '../aws/functions';
import type { Invocation } from '../aws/local-aws';
import { ACCOUNT } from '../builders/certificate';
import { importCertificate } from '../estate/certificates';
import { createLoadBalancer } from '../estate/load-balancers';
import { install, type Installation, START } from './installation';
import { overstepping, unused, USED_AFTER_EVENTS } from './permissions';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();

/** What ACM sends of a certificate each day from 45 days before its end on. */
const APPROACHING = {
  Source: 'aws.acm',
  DetailType: 'ACM Certificate Approaching Expiration',
  Detail: JSON.stringify({
    DaysToExpiry: 10,
    CommonName: 'api.example.com',
    FirstSubjectAlternativeName: 'api.example.com',
    ValidityInDays: 90,
    CertificateKeyPairOrigin: 'CUSTOMER_PROVIDED',
  }),
};
const EXPIRED = { Source: 'aws.acm', DetailType: 'ACM Certificate Expired' };
const HEALTH = { Source: 'aws.health', DetailType: 'AWS Health Event' };
const LISTENER = `${STACK_NAME}-on-certificate-event`;
const REQUEST = 'rescan#us-east-1/acm';

type Row = Readonly<Record<string, AttributeValue>>;
interface Entry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail?: string;
  readonly Resources?: string[];
}

/** The log of our functions: a JSON object a line. */
const logged = ({ logs }: Invocation): readonly unknown[] =>
  logs.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as unknown);

jest.setTimeout(180_000);

describe('what our functions hear that they did not ask for', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install();
  });
  afterAll(async () => {
    await installation.stop();
  });

  /** One that ACM is about to renew, and whose CA nobody made. */
  const seedPrivateCertificate = async (): Promise<void> => {
    const { aws } = installation;
    await aws.seedCertificates({
      each: [
        {
          ...{ DomainName: 'internal.example.com', Type: 'PRIVATE', RenewalEligibility: 'ELIGIBLE' },
          ...{ NotBefore: daysAfterStart(-345), NotAfter: daysAfterStart(50) },
          CertificateAuthorityArn: `arn:aws:acm-pca:us-east-1:${aws.account}:certificate-authority/00000000-0000-0000-0000-000000000000`,
        },
      ],
    });
  };
  const putEvent = async (entry: Entry): Promise<void> => {
    const { aws } = installation;
    await clientOf(aws, EventBridgeClient).send(new PutEventsCommand({ Entries: [{ Detail: '{}', ...entry }] }));
    await aws.settle();
  };
  /** Those of functions of this name while the work is done. */
  const invocationsDuring = async (name: string, work: () => Promise<unknown>): Promise<readonly Invocation[]> => {
    const { aws } = installation;
    const before = await aws.invocations(name);
    await work();
    await aws.settle();
    return (await aws.invocations(name)).slice(before.length);
  };
  const ledger = async (): Promise<readonly Row[]> => {
    const { aws, outputs } = installation;
    const rows: Row[] = [];
    const input = { TableName: outputs.ledgerTableName, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: clientOf(aws, DynamoDBClient) }, input))
      rows.push(...Items);
    return rows;
  };
  const requests = async (): Promise<readonly (string | undefined)[]> =>
    (await ledger()).map(({ item }) => item?.S).filter((key) => key?.startsWith('rescan#'));
  const forgetRequest = async (): Promise<void> => {
    const { aws, outputs } = installation;
    const Key = { account: { S: aws.account }, item: { S: REQUEST } };
    await clientOf(aws, DynamoDBClient).send(new DeleteItemCommand({ TableName: outputs.ledgerTableName, Key }));
  };
  /** `us-east-1/acm`: what of the inventory was read since the calls were reset. */
  const cellsRead = async (): Promise<readonly string[]> => {
    const inventory = ['acm', 'iam', 'elasticloadbalancing', 'cloudfront'];
    const read = (await installation.aws.calls()).filter(({ service }) => inventory.includes(service));
    return [...new Set(read.map(({ service, region }) => `${region}/${service}`))];
  };

  test('an event of ACM asks for a reading of its cell', async () => {
    const { aws } = installation;
    expect(await cellsRead()).toEqual(expect.arrayContaining(['us-east-1/acm', 'eu-west-1/acm', 'us-east-1/iam']));
    const arn = await importCertificate(aws, {
      names: ['api.example.com'],
      notBefore: daysAfterStart(-80),
      notAfter: daysAfterStart(10),
    });
    await createLoadBalancer(aws, { name: 'edge-1', certificate: arn });
    await seedPrivateCertificate();

    await putEvent({ ...APPROACHING, Resources: [arn] });

    expect(await requests()).toEqual([REQUEST]);
  });

  test('its page comes with the next pass of the announcer, without a scan by schedule, and no other cell is read for it', async () => {
    const { aws, pagerDuty } = installation;
    await aws.resetCalls();
    expect(pagerDuty.notifications).toEqual([]);

    const scans = await invocationsDuring('scan', async () => aws.fire('Announce'));

    expect(scans.map(({ event }) => event)).toEqual([{ cells: [{ region: 'us-east-1', source: 'acm' }] }]);
    expect(await cellsRead()).toEqual(['us-east-1/acm']);
    expect(pagerDuty.notifications.map(({ summary }) => summary)).toEqual([expect.stringContaining('api.example.com')]);
    expect(await requests()).toEqual([]);
  });

  test.each([
    { title: 'ACM, of a certificate that expired', event: EXPIRED, asks: true },
    { title: 'ACM, of an API call', event: { ...EXPIRED, DetailType: 'AWS API Call via CloudTrail' }, asks: false },
    { title: 'somebody else, in the words of ACM', event: { ...EXPIRED, Source: 'example.acm' }, asks: false },
    { title: 'AWS Health, about ACM', event: { ...HEALTH, Detail: '{"service":"ACM"}' }, asks: true },
    { title: 'AWS Health, about EC2', event: { ...HEALTH, Detail: '{"service":"EC2"}' }, asks: false },
  ])('an event of $title is heard: $asks', async ({ event, asks }) => {
    const heard = await invocationsDuring(LISTENER, async () => putEvent(event));

    expect(heard).toHaveLength(asks ? 1 : 0);
    expect(await requests()).toEqual(asks ? [REQUEST] : []);
    await forgetRequest();
  });

  test('a flood of events is one request', async () => {
    const flood = Array.from({ length: 5 }, () => APPROACHING);

    const heard = await invocationsDuring(LISTENER, async () => Promise.all(flood.map(putEvent)));

    expect(heard).toHaveLength(5);
    expect(await requests()).toEqual([REQUEST]);
    await forgetRequest();
  });

  test.each([
    { title: 'of nothing', event: {} },
    { title: 'of no region', event: { source: 'aws.acm', account: ACCOUNT } },
    { title: 'of a region that is none', event: { source: 'aws.acm', account: ACCOUNT, region: '../us-east-1' } },
    {
      title: 'of another region that is none',
      event: {
        source: 'aws.health',
        account: ACCOUNT,
        region: 'us-east-1',
        detail: { service: 'ACM', eventRegion: 7 },
      },
    },
    {
      title: 'of another account on a shared bus',
      event: { source: 'aws.acm', account: '210987654321', region: 'us-east-1' },
      because: `is of account 210987654321, and ${ACCOUNT} is watched`,
    },
  ])('an event $title is left alone, and that is said', async ({ event, because }) => {
    const { aws } = installation;
    const before = await ledger();

    const [heard, ...again] = await invocationsDuring(LISTENER, async () => invoke(aws, LISTENER, event));

    expect(again).toEqual([]);
    expect(heard).toMatchObject({ status: 'success' });
    expect(heard && logged(heard)).toEqual([
      expect.objectContaining({
        level: 'WARN',
        message: `the event ${because ?? 'is not one of ACM or AWS Health that names its account and its region'}`,
      }),
    ]);
    expect(await ledger()).toEqual(before);
  });

  describe.each([
    { sink: 'page', topic: 'pagesTopicArn' },
    { sink: 'chat', topic: 'chatTopicArn' },
  ] as const)('on the topic of $sink', ({ sink, topic }) => {
    const published = async (Message: string): Promise<readonly Invocation[]> => {
      const { aws, outputs } = installation;
      const publish = new PublishCommand({ TopicArn: outputs[topic], Message });
      return invocationsDuring(sink, async () => clientOf(aws, SNSClient).send(publish));
    };
    const asked = () => installation.pagerDuty.requests.length + installation.slack.requests.length;

    test.each([
      { title: 'a text', text: 'Deployment finished', because: 'it is no message of notafter' },
      { title: 'JSON', text: '{"AlarmName":"cpu"}', because: 'it is no message of notafter' },
      {
        title: 'a message of a newer notafter',
        text: '{"schemaVersion":2,"key":"notafter:1:a"}',
        because: 'its schemaVersion is 2, known is 1',
      },
      {
        title: 'a message of ours that is spoiled',
        text: '{"schemaVersion":1,"key":"notafter:1:a","kind":"page"}',
        because: expect.stringContaining('account'),
      },
    ])('$title is left alone, and that is said', async ({ text, because }) => {
      const before = { ledger: await ledger(), asked: asked() };

      const [heard] = await published(text);

      expect(heard).toMatchObject({ status: 'success' });
      expect(heard && logged(heard)).toEqual([
        expect.objectContaining({ message: 'looked at', kind: 'foreign', because }),
      ]);
      expect({ ledger: await ledger(), asked: asked() }).toEqual(before);
    });

    test('a message of ours is looked up in the ledger, and nobody is told again what is told already', async () => {
      const [first] = installation[sink === 'page' ? 'pages' : 'chat'].notifications;
      const before = asked();

      const [heard] = await published(first?.Message ?? '');

      expect(heard && logged(heard)).toEqual([expect.objectContaining({ message: 'looked at', kind: 'agrees' })]);
      expect(asked()).toBe(before);
    });
  });

  test('all that takes calls that are permitted, some of which nothing else takes', async () => {
    const calls = await installation.aws.calls();

    expect(overstepping(calls)).toEqual([]);
    expect(unused(calls).filter((one) => USED_AFTER_EVENTS.some((used) => used === one))).toEqual([]);
  });
});
