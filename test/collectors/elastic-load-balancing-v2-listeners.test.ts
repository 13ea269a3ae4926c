import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import type { WalkScope } from '../../lambda/domain/use/walk';
import { readElasticLoadBalancingV2 } from '../../lambda/collectors/elastic-load-balancing-v2';
import { aServiceError, anAttempt } from '../builders/attempt';
import { aListener, listenerArn, listenerAttachment, serverCertificateArn } from '../builders/load-balancing';

const elb = mockClient(ElasticLoadBalancingV2Client);
const attempt = anAttempt('elbv2');
const walker = { client: new ElasticLoadBalancingV2Client({ region: 'eu-west-1' }), isLate: () => false };
const read = (scope: WalkScope) => readElasticLoadBalancingV2(walker, scope, attempt);

const THROTTLED = { status: 'failed', reason: 'throttled' };
const DENIED = { status: 'denied', reason: 'no-permission' };

describe('readElasticLoadBalancingV2 of some listeners', () => {
  const known = new Map<string, Listener>();
  let gone: string;
  beforeEach(() => {
    elb.reset();
    known.clear();
    gone = 'ListenerNotFoundException';
    // Refuses the whole batch for one that is not there, as AWS does.
    elb.on(DescribeListenersCommand).callsFake(async ({ ListenerArns = [] }: { ListenerArns?: string[] }) => {
      const found = ListenerArns.map((arn) => known.get(arn));
      if (found.includes(undefined)) throw aServiceError(gone);
      return { Listeners: found };
    });
    elb.on(DescribeListenerCertificatesCommand).resolves({
      Certificates: [{ CertificateArn: serverCertificateArn('a'), IsDefault: true }],
    });
  });
  const exists = (name: string, port: number, others: Partial<Listener> = {}) => {
    known.set(listenerArn(name, port), aListener(name, port, others));
    return listenerArn(name, port);
  };

  test('reads these and no load balancer', async () => {
    const scope = [exists('edge-1', 443), exists('edge-2', 8443)] as const;

    await expect(read(scope)).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      listeners: scope,
      content: {
        certificates: [],
        attachments: [
          listenerAttachment('a', 'edge-1', 443, 'default'),
          listenerAttachment('a', 'edge-2', 8443, 'default'),
        ],
      },
    });
    expect(elb.commandCalls(DescribeLoadBalancersCommand)).toHaveLength(0);
  });

  test('asks for twenty at a time', async () => {
    const [first, ...others] = Array.from({ length: 41 }, (_, index) => exists('edge-1', 1000 + index));

    await expect(read([first ?? exists('edge-1', 1), ...others])).resolves.toMatchObject({ status: 'ok' });

    expect(
      elb.commandCalls(DescribeListenersCommand).map(({ args: [{ input }] }) => input.ListenerArns?.length),
    ).toEqual([20, 20, 1]);
  });

  // By their models, and by their codes on the wire.
  test.each(['ListenerNotFoundException', 'ListenerNotFound', 'LoadBalancerNotFoundException', 'LoadBalancerNotFound'])(
    'reads the others of a batch in which one vanished (%s), and says that this one holds nothing',
    async (word) => {
      gone = word;
      const scope = [exists('edge-1', 443), listenerArn('gone', 443), exists('edge-2', 443)] as const;

      await expect(read(scope)).resolves.toMatchObject({
        status: 'ok',
        listeners: scope,
        content: { attachments: [{ name: 'edge-1' }, { name: 'edge-2' }] },
      });
    },
  );

  test('says that a listener which ends no TLS any more holds nothing', async () => {
    await expect(read([exists('edge-1', 443, { Protocol: 'TCP' })])).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [] },
    });
  });

  test.each([
    ['denied', 'AccessDenied', DENIED],
    ['throttled', 'ThrottlingException', THROTTLED],
  ])('reads all of them or none when one is %s', async (_, name, expected) => {
    elb
      .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn('edge-2', 443) })
      .rejects(aServiceError(name));

    await expect(read([exists('edge-1', 443), exists('edge-2', 443)])).resolves.toStrictEqual({
      ...attempt,
      ...expected,
    });
  });

  test('reads none when one is malformed', async () => {
    const scope = [exists('edge-1', 443), exists('edge-2', 443, { Port: undefined })] as const;

    await expect(read(scope)).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  test('takes an answer without a list as malformed', async () => {
    elb.on(DescribeListenersCommand).resolves({});

    await expect(read([exists('edge-1', 443)])).resolves.toMatchObject({
      status: 'failed',
      reason: 'malformed-answer',
    });
  });
});
