import {
  DescribeRulesCommand,
  type DescribeRulesCommandInput,
  ElasticLoadBalancingV2Client,
  type Rule,
  type RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { readListenerHosts } from '../../lambda/collectors/listener-hosts';
import type { NonEmpty, ResourceArn } from '../../lambda/domain/ids';
import { aServiceError } from '../builders/attempt';
import { HOME } from '../builders/certificate';
import { NOW } from '../builders/instant';
import { listenerArn } from '../builders/load-balancing';

const elb = mockClient(ElasticLoadBalancingV2Client);
const ONE = listenerArn('edge-1', 443);
const OTHER = listenerArn('edge-2', 443);

async function read(...listeners: NonEmpty<ResourceArn>) {
  const client = new ElasticLoadBalancingV2Client({ region: 'eu-west-1' });
  const { found, unread } = await readListenerHosts(client, listeners, { region: HOME, at: NOW });
  return { found: Object.fromEntries(found), unread };
}

const aRule = (...Conditions: RuleCondition[]): Rule => ({ Conditions });
const forHosts = (...Values: string[]): RuleCondition => ({ Field: 'host-header', HostHeaderConfig: { Values } });

describe('readListenerHosts', () => {
  beforeEach(() => {
    elb.reset();
    elb.on(DescribeRulesCommand).resolves({ Rules: [] });
  });

  test.each<{ readonly title: string; readonly rules: Rule[]; readonly hosts: readonly string[] }>([
    { title: 'of the default rule none', rules: [{ IsDefault: true, Conditions: [] }, {}], hosts: [] },
    {
      title: 'of host conditions, each once, in the order of the rules',
      rules: [aRule(forHosts('b.example.com', 'a.example.com')), aRule(forHosts('a.example.com', '*.c.example.com'))],
      hosts: ['b.example.com', 'a.example.com', '*.c.example.com'],
    },
    {
      title: 'of conditions as they were written before there were several kinds',
      rules: [aRule({ Field: 'host-header', Values: ['old.example.com'] })],
      hosts: ['old.example.com'],
    },
    {
      title: 'once, where AWS shows both spellings',
      rules: [aRule({ ...forHosts('a.example.com'), Values: ['a.example.com'] })],
      hosts: ['a.example.com'],
    },
    {
      title: 'of other conditions none',
      rules: [
        aRule({ Field: 'path-pattern', Values: ['/api/*'] }, forHosts('a.example.com')),
        aRule({ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: ['y'] } }),
        aRule({ Field: 'host-header', HostHeaderConfig: { RegexValues: ['^a'] } }, forHosts('')),
      ],
      hosts: ['a.example.com'],
    },
  ])('reads host names: $title', async ({ rules, hosts }) => {
    elb.on(DescribeRulesCommand).resolves({ Rules: rules });

    await expect(read(ONE)).resolves.toEqual({ found: { [ONE]: { hosts, hostsReadAt: NOW } }, unread: [] });
  });

  test('follows pages', async () => {
    elb.on(DescribeRulesCommand, { Marker: undefined }).resolves({ Rules: [aRule(forHosts('a'))], NextMarker: 'more' });
    elb.on(DescribeRulesCommand, { Marker: 'more' }).resolves({ Rules: [aRule(forHosts('b'))] });

    const { found } = await read(ONE);

    expect(found[ONE]?.hosts).toEqual(['a', 'b']);
  });

  test('keeps 200 of one listener', async () => {
    const hosts = Array.from({ length: 201 }, (_, index) => `h${index}`);
    elb.on(DescribeRulesCommand).resolves({ Rules: hosts.map((host) => aRule(forHosts(host))) });

    expect((await read(ONE)).found[ONE]?.hosts).toEqual(hosts.slice(0, 200));
  });

  test('knows of a listener that is gone that it has none', async () => {
    elb.on(DescribeRulesCommand).rejects(aServiceError('ListenerNotFoundException'));

    await expect(read(ONE)).resolves.toEqual({ found: { [ONE]: { hosts: [], hostsReadAt: NOW } }, unread: [] });
  });

  test.each([
    ['ThrottlingException', 'throttled'],
    ['InternalFailure', 'service-error'],
  ])('reads the others where one is answered by %s', async (name, reason) => {
    elb.on(DescribeRulesCommand, { ListenerArn: ONE }).rejects(aServiceError(name));

    const { found, unread } = await read(ONE, OTHER);

    expect(Object.keys(found)).toEqual([OTHER]);
    expect(unread).toEqual([{ what: 'hosts', region: HOME, reason, count: 1 }]);
  });

  test('reads a listener whole or not at all', async () => {
    elb.on(DescribeRulesCommand).callsFake(async ({ Marker: marker }: DescribeRulesCommandInput) => {
      if (marker !== undefined) throw aServiceError('ThrottlingException');
      return { Rules: [aRule(forHosts('a'))], NextMarker: 'more' };
    });

    await expect(read(ONE)).resolves.toMatchObject({ found: {}, unread: [{ reason: 'throttled', count: 1 }] });
  });

  test('asks few more after a denial, and counts all', async () => {
    elb.on(DescribeRulesCommand).rejects(aServiceError('AccessDenied'));
    const others = Array.from({ length: 19 }, (_, index) => listenerArn('edge-1', index));

    const { unread } = await read(ONE, ...others);

    expect(unread).toEqual([{ what: 'hosts', region: HOME, reason: 'no-permission', count: 20 }]);
    expect(elb.commandCalls(DescribeRulesCommand).length).toBeLessThanOrEqual(5);
  });

  test('takes an answer without a list as malformed', async () => {
    elb.on(DescribeRulesCommand).resolves({});

    await expect(read(ONE)).resolves.toMatchObject({ found: {}, unread: [{ reason: 'malformed-answer' }] });
  });
});
