import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { STACK_NAME } from '../../lambda/contract/outputs';
import { clientOf } from '../aws/clients';
import type { Invocation } from '../aws/local-aws';
import type { Call } from '../builders/change-event';
import { NEAR_MISSES } from '../builders/change-event-near-misses';
import { SAMPLES } from '../builders/change-event-samples';
import { importCertificate, uploadServerCertificate } from '../estate/certificates';
import { putEvent, tellCall } from '../estate/changes';
import { createLoadBalancer, type MadeListener, replaceDefault } from '../estate/load-balancers';
import { install, type Installation, START } from './installation';
import { overstepping, unused, USED_AFTER_CHANGES } from './permissions';

const DAY_MS = 86_400_000;
const daysAfterStart = (days: number): string => new Date(Date.parse(START) + days * DAY_MS).toISOString();
const [HOME, SECOND, THIRD] = ['us-east-1', 'eu-west-1', 'eu-west-3'];
const REGIONS = [HOME, SECOND, THIRD];
const LISTENER = `${STACK_NAME}-on-change-event`;

jest.setTimeout(300_000);

describe('what people change, as it happens', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await install({ regions: REGIONS, configuration: () => ({ regions: REGIONS }) });
  });
  afterAll(async () => {
    await installation.stop();
  });

  const putChange = async (call: Call): Promise<void> =>
    tellCall(installation.aws, { region: HOME, ...call }, daysAfterStart(0));
  const invocationsDuring = async (name: string, work: () => Promise<unknown>): Promise<readonly Invocation[]> => {
    const { aws } = installation;
    const before = await aws.invocations(name);
    await work();
    await aws.settle();
    return (await aws.invocations(name)).slice(before.length);
  };
  /** The scans of the announcer's next pass: what each was asked for. The schedule may come in between. */
  const nextScans = async (): Promise<readonly unknown[]> =>
    (await invocationsDuring(`${STACK_NAME}-scan`, async () => installation.announce()))
      .map(({ event }) => event)
      .filter((event) => !JSON.stringify(event).includes('"Scheduled Event"'));
  const requests = async (): Promise<readonly string[]> => {
    const { aws, outputs } = installation;
    const keys: string[] = [];
    const input = { TableName: outputs.ledgerTableName, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client: clientOf(aws, DynamoDBClient) }, input))
      keys.push(...Items.flatMap(({ item }) => item?.S ?? []).filter((key) => key.startsWith('rescan#')));
    return keys;
  };
  /** Calls that read load balancers since the calls were reset. */
  const listenerCalls = async (): Promise<readonly string[]> =>
    (await installation.aws.calls())
      .filter(({ service, principal }) => service === 'elasticloadbalancing' && principal !== 'user')
      .map(({ region, action }) => `${region} ${action.replace('elasticloadbalancing:', '')}`);
  const bulletins = () => installation.chat.notifications.map(({ Message }) => Message);

  test('an event of ACM in a third region, which has no bootstrap, reaches the page receiver', async () => {
    const { aws, pages } = installation;
    const names = ['far.example.com'];
    const wishes = { names, notBefore: daysAfterStart(-80), notAfter: daysAfterStart(10) };
    const certificate = await importCertificate(aws, wishes, { region: THIRD });
    await createLoadBalancer(aws, { name: 'far-1', certificate, region: THIRD });

    const type = 'ACM Certificate Approaching Expiration';
    await putEvent(aws, { source: 'aws.acm', 'detail-type': type, detail: { DaysToExpiry: 10 }, region: THIRD });

    expect(await requests()).toEqual([`rescan#${THIRD}/acm`]);
    expect(pages.notifications).toEqual([]);
    expect(await nextScans()).toEqual([{ cells: [{ region: THIRD, source: 'acm' }] }]);
    expect(pages.notifications.map(({ Message }) => Message)).toEqual([expect.stringContaining('far.example.com')]);
    expect(await requests()).toEqual([]);
  });

  describe('a certificate that is uploaded to IAM', () => {
    let legacy: string;
    let listener: MadeListener;

    beforeAll(async () => {
      const { aws } = installation;
      const spare = await importCertificate(
        aws,
        { names: ['spare.example.com'], notAfter: daysAfterStart(300) },
        { region: SECOND },
      );
      listener = await createLoadBalancer(aws, { name: 'edge-1', certificate: spare, region: SECOND });
      const wishes = { names: ['legacy.example.com'], notBefore: daysAfterStart(-1), notAfter: daysAfterStart(300) };
      legacy = (await uploadServerCertificate(aws, 'legacy', wishes)).arn;
      await aws.resetCalls();
    });

    test('is read in the next pass, and then all listeners of the account in a run of their own', async () => {
      const parameters = { serverCertificateName: 'legacy' };
      await putChange({ service: 'iam', eventName: 'UploadServerCertificate', region: HOME, id: 'upload', parameters });
      expect(await requests()).toEqual(['rescan#global/iam#upload']);

      const [first, ...others] = await nextScans();

      expect(first).toEqual({ cells: [{ region: 'global', source: 'iam' }] });
      expect(others).toEqual([
        { cells: expect.arrayContaining(REGIONS.map((region) => ({ region, source: 'elbv2' }))) },
      ]);
      expect(await requests()).toEqual([]);
      expect(await listenerCalls()).toEqual(
        expect.arrayContaining(REGIONS.map((region) => `${region} DescribeLoadBalancers`)),
      );
    });

    test('is told to chat in that pass, with who did it', () => {
      expect(bulletins()).toContainEqual(
        expect.stringMatching(
          /legacy\.example\.com.*"by":"role deployer \(alice@example\.com\)".*iam:UploadServerCertificate.*legacy-certificate-uploaded/,
        ),
      );
    });

    test('is told to chat in the next pass after it was attached, and no other listener is read for it', async () => {
      const { aws } = installation;
      await replaceDefault(aws, listener, legacy);
      await aws.resetCalls();
      const parameters = { listenerArn: listener.listenerArn, certificates: [{ certificateArn: legacy }] };
      const call = { service: 'elasticloadbalancing', eventName: 'ModifyListener', parameters } as const;
      await putChange({ ...call, region: SECOND, id: 'attach' });

      expect(await nextScans()).toEqual([
        {
          cells: [
            { region: SECOND, source: 'acm' },
            { region: SECOND, source: 'elbv2', listeners: [listener.listenerArn] },
            { region: 'global', source: 'iam' },
          ].sort((one, other) => (`${one.region}/${one.source}` < `${other.region}/${other.source}` ? -1 : 1)),
        },
      ]);
      expect(await requests()).toEqual([]);
      // The last one tells whoever reads the bulletin which host names the listener serves.
      const asked = ['DescribeListeners', 'DescribeListenerCertificates', 'DescribeRules'];
      expect(await listenerCalls()).toEqual(asked.map((call) => `${SECOND} ${call}`));
      expect(bulletins().at(-1)).toMatch(
        /legacy\.example\.com.*"by":"role deployer.*elasticloadbalancing:ModifyListener.*legacy-certificate-in-use/,
      );
    });
  });

  describe('through the deployed rules', () => {
    /** A topic of a sample is ours. */
    const ours = (call: Call): Call => {
      const { outputs } = installation;
      const text = JSON.stringify(call).replaceAll(/arn:aws:sns:eu-west-1:\d{12}:pages/g, outputs.pagesTopicArn);
      return JSON.parse(text) as Call;
    };
    /** The names of those calls that reach our function, whose ids say which they are. */
    const heardOf = async (calls: readonly Call[]): Promise<readonly string[]> => {
      const heard = await invocationsDuring(LISTENER, async () =>
        Promise.all(calls.map(async (call, index) => putChange({ ...call, id: `call-${index}` }))),
      );
      const ids = heard.map(({ event }) => (event as { detail: { eventID: string } }).detail.eventID);
      return calls.flatMap(({ eventName }, index) => (ids.includes(`call-${index}`) ? [eventName] : []));
    };

    test.each([
      { title: 'at home', region: HOME },
      { title: 'in a region that forwards them', region: SECOND },
    ])('changes of what is in a region are heard $title', async ({ region }) => {
      const regional = SAMPLES.map(({ call }) => call).filter(({ service }) =>
        ['acm', 'elasticloadbalancing'].includes(service),
      );

      expect(await heardOf(regional.map((call) => ({ ...call, region })))).toEqual(
        regional.map(({ eventName }) => eventName),
      );
    });

    test('changes of what has no region, and of our own topics, are heard where AWS tells them', async () => {
      const others = SAMPLES.map(({ call }) => ours(call)).filter(
        ({ service }) => !['acm', 'elasticloadbalancing'].includes(service),
      );

      expect(await heardOf(others.map((call) => ({ ...call, region: HOME })))).toEqual(
        others.map(({ eventName }) => eventName),
      );
    });

    test('what looks alike is not', async () => {
      const foreignTopics = SAMPLES.map(({ call }) => call).filter(({ service }) => service === 'sns');
      const alike = [...NEAR_MISSES.filter(({ pattern }) => pattern).map(({ call }) => call), ...foreignTopics];

      expect(await heardOf(alike.map((call) => ({ ...call, region: HOME })))).toEqual([]);
    });

    test('what only the record tells apart asks for nothing', async () => {
      await installation.announce(2);
      const before = await requests();
      const calls = NEAR_MISSES.filter(({ pattern }) => !pattern).map(({ call }) => ({ ...call, region: HOME }));

      expect(await heardOf(calls)).toHaveLength(calls.length);
      expect(await requests()).toEqual(before);
    });
  });

  test('all that takes calls that are permitted, some of which nothing else takes', async () => {
    const calls = await installation.aws.calls();

    expect(overstepping(calls)).toEqual([]);
    expect(unused(calls).filter((one) => USED_AFTER_CHANGES.some((used) => used === one))).toEqual([]);
  });
});
