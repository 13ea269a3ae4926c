import { planAnnotations } from '../../../lambda/domain/use/annotation-plan';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { resourceArn } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { viewOf } from '../../../lambda/domain/judging/view-of';
import { aDistribution, anAttachment, listenerArn, loadBalancerArn } from '../../builders/attachment';
import { acmArn, aCertificate, anIamCertificate, HOME } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const certificate = aCertificate();
const legacy = anIamCertificate();

function planOf(content: Partial<Inventory>, told: readonly Certificate[]) {
  const view = viewOf(anInventory({ certificates: told, ...content }), { now: NOW, policy: DEFAULT_POLICY });
  const { tags, hosts } = planAnnotations(told, view, NOW);
  return { tags: Object.fromEntries(tags), hosts: Object.fromEntries(hosts) };
}

describe('planAnnotations', () => {
  test('asks nothing while nobody is told of anything', () => {
    expect(planOf({ attachments: [anAttachment()] }, [])).toEqual({ tags: {}, hosts: {} });
  });

  test('asks for the tags of a certificate and of what uses it, and for the rules of its listeners', () => {
    expect(planOf({ attachments: [anAttachment()] }, [certificate])).toEqual({
      tags: { [HOME]: [certificate.arn, loadBalancerArn()] },
      hosts: { [HOME]: [listenerArn()] },
    });
  });

  test('asks for what has no region apart', () => {
    const distribution = aDistribution({ certificate: legacy.id });

    expect(planOf({ attachments: [distribution] }, [legacy]).tags).toEqual({
      global: [distribution.resource, legacy.arn].sort(),
    });
  });

  test.each`
    what                                 | resource
    ${'a resource of an account of AWS'} | ${'arn:aws:elasticloadbalancing:eu-west-1:999999999999:loadbalancer/app/x/1'}
    ${'a text that is no ARN'}           | ${'something'}
    ${'an ARN that is cut'}              | ${'arn:aws:cloudfront'}
  `('asks nothing about $what', ({ resource }: { resource: string }) => {
    const attachment = anAttachment({ resource: resourceArn(resource), listener: undefined });

    expect(planOf({ attachments: [attachment] }, [certificate])).toEqual({
      tags: { [HOME]: [certificate.arn] },
      hosts: {},
    });
  });

  test('asks about a resource whose ARN names no account', () => {
    const api = resourceArn(`arn:aws:apigateway:${HOME}::/domainnames/api.example.com`);
    const attachment = anAttachment({ resource: api, service: 'other', listener: undefined });

    expect(planOf({ attachments: [attachment] }, [certificate]).tags[HOME]).toContain(api);
  });

  test.each`
    what                                     | arn                                                                                  | service    | asked
    ${'an Application Load Balancer'}        | ${listenerArn()}                                                                     | ${'elbv2'} | ${1}
    ${'a Network Load Balancer'}             | ${'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/edge-1/50dc/f2'} | ${'elbv2'} | ${0}
    ${'a Classic one, which has no own ARN'} | ${undefined}                                                                         | ${'elb'}   | ${0}
  `(
    'asks $asked times for the rules of a listener of $what',
    ({ arn, service, asked }: { arn?: string; service: 'elbv2' | 'elb'; asked: number }) => {
      const listener = { port: 443, role: 'default' as const, ...(arn !== undefined && { arn: resourceArn(arn) }) };

      const { hosts } = planOf({ attachments: [anAttachment({ service, listener })] }, [certificate]);

      expect(Object.values(hosts).flat()).toHaveLength(asked);
    },
  );

  test.each`
    age               | readAt                   | asked
    ${'a day'}        | ${hoursFromNow(-24)}     | ${true}
    ${'almost a day'} | ${minutesFromNow(-1439)} | ${false}
    ${'a moment'}     | ${NOW}                   | ${false}
  `('asks again for what was read $age ago: $asked', ({ readAt, asked }: { readAt: typeof NOW; asked: boolean }) => {
    const annotations = {
      [certificate.arn]: { tagsReadAt: readAt },
      [loadBalancerArn()]: { tagsReadAt: readAt },
      [listenerArn()]: { hostsReadAt: readAt },
    };

    const { tags, hosts } = planOf({ attachments: [anAttachment()], annotations }, [certificate]);

    expect([Object.keys(tags), Object.keys(hosts)]).toEqual(asked ? [[HOME], [HOME]] : [[], []]);
  });

  test('asks for each half by its own age', () => {
    const annotations = { [listenerArn()]: { tagsReadAt: NOW }, [loadBalancerArn()]: { hostsReadAt: NOW } };

    expect(planOf({ attachments: [anAttachment()], annotations }, [certificate])).toEqual({
      tags: { [HOME]: [certificate.arn, loadBalancerArn()] },
      hosts: { [HOME]: [listenerArn()] },
    });
  });

  test('asks for 20 listeners a run: those never read, then the oldest, and of these what ends first', () => {
    const soon = aCertificate({ arn: acmArn(2), notAfter: daysFromNow(1) });
    const late = aCertificate({ arn: acmArn(3), notAfter: daysFromNow(9) });
    const old = Array.from({ length: 30 }, (_, index) => anAttachment({ name: `old-${index}`, certificate: soon.arn }));
    const attachments = [
      ...old,
      anAttachment({ name: 'late', certificate: late.arn }),
      anAttachment({ name: 'soon', certificate: soon.arn }),
    ];
    const annotations = Object.fromEntries(
      old.map((one, index) => [one.listener?.arn, { hostsReadAt: hoursFromNow(-25 - index) }]),
    );

    const { hosts } = planOf({ attachments, annotations }, [soon, late]);

    expect(hosts[HOME]).toHaveLength(20);
    expect(hosts[HOME]?.slice(0, 3)).toEqual(['soon', 'late', 'old-29'].map((name) => listenerArn(name)));
  });

  test('asks last about what nobody knows the end of', () => {
    const unknown = aCertificate({ arn: acmArn(2), notAfter: undefined });
    const known = aCertificate({ arn: acmArn(3) });

    expect(planOf({}, [unknown, known]).tags[HOME]).toEqual([known.arn, unknown.arn]);
  });

  test('asks for the tags of 1,000 resources a run', () => {
    const attachments = Array.from({ length: 1_200 }, (_, index) => anAttachment({ name: `edge-${index}` }));

    expect(planOf({ attachments }, [certificate]).tags[HOME]).toHaveLength(1_000);
  });

  test('asks about what used it last, where its uses cannot be read', () => {
    const memory = { [certificate.id]: { lastAttachments: [anAttachment()] } };

    expect(planOf({ memory }, [certificate]).hosts).toEqual({ [HOME]: [listenerArn()] });
  });
});
