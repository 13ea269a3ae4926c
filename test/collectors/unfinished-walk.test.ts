import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { readElasticLoadBalancingV2 } from '../../lambda/collectors/elastic-load-balancing-v2';
import { isNonEmpty } from '../../lambda/domain/ids';
import type { WalkScope } from '../../lambda/domain/use/walk';
import { aServiceError, anAttempt } from '../builders/attempt';
import { hoursFromNow } from '../builders/instant';
import { aListener, balancerArn, listenerArn, serverCertificateArn } from '../builders/load-balancing';

const elb = mockClient(ElasticLoadBalancingV2Client);
const attempt = anAttempt('elbv2');
const names = Array.from({ length: 50 }, (_, index) => `edge-${index}`);

/** Its listeners cannot be read. */
const failing = (name: string): void =>
  void elb
    .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn(name) })
    .rejects(aServiceError('ThrottlingException'));

/** Walks until it was asked so often whether it is late. */
const readUntil = async (askedBefore: number, scope: WalkScope = 'all') => {
  let asked = 0;
  const isLate = () => (asked += 1) > askedBefore;
  return readElasticLoadBalancingV2(
    { client: new ElasticLoadBalancingV2Client({ region: 'eu-west-1' }), isLate },
    scope,
    attempt,
  );
};

const remaining = (from: number) => {
  const arns = names.slice(from).map(balancerArn);
  if (!isNonEmpty(arns)) throw new RangeError('nothing is left');
  return arns;
};

describe('a walk that runs out of time', () => {
  beforeEach(() => {
    elb.reset();
    elb
      .on(DescribeLoadBalancersCommand)
      .resolves({ LoadBalancers: names.map((name) => ({ LoadBalancerArn: balancerArn(name) })) });
    for (const name of names) {
      elb
        .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn(name) })
        .resolves({ Listeners: [aListener(name, 443)] })
        .on(DescribeListenerCertificatesCommand, { ListenerArn: listenerArn(name, 443) })
        .resolves({ Certificates: [{ CertificateArn: serverCertificateArn('a'), IsDefault: true }] });
    }
  });

  test.each`
    askedBefore | read  | what
    ${0}        | ${0}  | ${'at once'}
    ${1}        | ${20} | ${'after twenty'}
    ${2}        | ${40} | ${'after forty'}
  `('leaves the others to a later run: $what', async ({ askedBefore, read }: { askedBefore: number; read: number }) => {
    const reading = await readUntil(askedBefore);

    expect(reading).toMatchObject({
      status: 'partial',
      reason: 'walk-unfinished',
      walk: { since: attempt.at, remaining: remaining(read) },
    });
    expect('content' in reading && reading.content.attachments).toHaveLength(read);
    expect(elb.commandCalls(DescribeListenersCommand)).toHaveLength(read);
  });

  test('is whole where there was time enough', async () => {
    const reading = await readUntil(3);

    expect(reading.status).toBe('ok');
    expect(reading).not.toHaveProperty('since');
  });

  test('goes on with what was left over, without a list, and is complete as of its beginning', async () => {
    const since = hoursFromNow(-1);
    const reading = await readUntil(9, { since, remaining: remaining(40) });

    expect(reading).toMatchObject({ status: 'ok', since, at: attempt.at });
    expect('content' in reading && reading.content.attachments).toHaveLength(10);
    expect(elb.commandCalls(DescribeLoadBalancersCommand)).toHaveLength(0);
  });

  test('can run out of time again, and keeps its beginning', async () => {
    const since = hoursFromNow(-1);

    await expect(readUntil(1, { since, remaining: remaining(20) })).resolves.toMatchObject({
      reason: 'walk-unfinished',
      walk: { since, remaining: remaining(40) },
    });
  });

  test('tells what went wrong rather than what is left, and goes on behind it', async () => {
    failing('edge-1');

    await expect(readUntil(1)).resolves.toMatchObject({
      ...{ status: 'partial', reason: 'details-missing' },
      walk: { since: attempt.at, remaining: remaining(20), missed: 'details-missing' },
    });
  });

  test('is not whole at its end when something was missed on the way', async () => {
    const since = hoursFromNow(-1);
    const reading = await readUntil(9, { since, remaining: remaining(40), missed: 'malformed-row' });

    expect(reading).toMatchObject({ status: 'partial', reason: 'malformed-row' });
    expect(reading).not.toHaveProperty('walk');
    expect('content' in reading && reading.content.attachments).toHaveLength(10);
  });

  test('comes to its end though one listener always fails, and counts that as not read', async () => {
    failing('edge-1');
    const reasons: unknown[] = [];
    let scope: WalkScope = 'all';
    for (let run = 0; run < 3; run += 1) {
      const reading = await readUntil(1, scope);
      if (!('reason' in reading)) throw new Error(`the walk was ${reading.status}`);
      reasons.push([reading.reason, 'walk' in reading]);
      if ('walk' in reading) scope = reading.walk;
    }

    expect(reasons).toEqual([
      ['details-missing', true],
      ['details-missing', true],
      ['details-missing', false],
    ]);
    const asked = elb.commandCalls(DescribeListenersCommand).map(({ args }) => args[0].input.LoadBalancerArn);
    expect(new Set(asked).size).toBe(names.length);
    expect(asked).toHaveLength(names.length);
  });

  test('goes on behind a part of which nothing could be read, where it was read in part before', async () => {
    names.slice(20, 40).forEach(failing);
    const since = hoursFromNow(-1);

    await expect(readUntil(1, { since, remaining: remaining(20) })).resolves.toMatchObject({
      ...{ status: 'partial', reason: 'details-missing' },
      walk: { since, remaining: remaining(40), missed: 'details-missing' },
    });
    await expect(readUntil(1, { since, remaining: remaining(20), missed: 'details-missing' })).resolves.toHaveProperty(
      'walk.missed',
      'details-missing',
    );
  });

  test('fails where it has just begun and nothing could be read', async () => {
    names.slice(0, 20).forEach(failing);

    await expect(readUntil(1)).resolves.toMatchObject({ status: 'failed', reason: 'throttled' });
  });

  test('does not go on where it was denied', async () => {
    elb
      .on(DescribeListenersCommand, { LoadBalancerArn: balancerArn('edge-9') })
      .rejects(aServiceError('AccessDeniedException'));

    const reading = await readUntil(1);
    expect(reading).toMatchObject({ status: 'partial', reason: 'details-missing' });
    expect(reading).not.toHaveProperty('walk');
  });
});
