import type { Attachment } from '../../../lambda/domain/use/attachment';
import { type BlastRadius, blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import { region } from '../../../lambda/domain/ids';
import { breaks, useNames, uses } from '../../../lambda/domain/rendering/uses';
import { aDistribution, anAttachment, loadBalancerArn } from '../../builders/attachment';
import { HOME } from '../../builders/certificate';
import { anAbout, many } from '../../builders/message';

const sni = (overrides: Parameters<typeof anAttachment>[0] = {}): Attachment =>
  anAttachment({ listener: { port: 443, role: 'sni' }, ...overrides });
const hosts = (count: number): readonly string[] => many(count, (number) => `h${number}.example.com`);

describe('uses', () => {
  test.each<{ readonly title: string; readonly attachments: readonly Attachment[]; readonly told: string }>([
    { title: 'port and role', attachments: [anAttachment()], told: 'edge-1 :443 default' },
    {
      title: 'the host names behind it',
      attachments: [sni({ hosts: ['api.example.com', 'shop.example.com'] })],
      told: 'edge-1 :443 SNI (api.example.com, shop.example.com)',
    },
    {
      title: 'of more than three host names that there are more',
      attachments: [sni({ hosts: hosts(4) })],
      told: 'edge-1 :443 SNI (h1.example.com, h2.example.com, h3.example.com, and more)',
    },
    {
      title: 'each host name of several listeners once',
      attachments: [sni({ hosts: hosts(1) }), sni({ listener: { port: 8443, role: 'default' }, hosts: hosts(2) })],
      told: 'edge-1 :443 SNI, :8443 default (h1.example.com, h2.example.com)',
    },
    {
      title: 'three listeners, and that there are more',
      attachments: many(4, (port) => sni({ listener: { port, role: 'sni' } })),
      told: 'edge-1 :1 SNI, :2 SNI, :3 SNI, and more',
    },
    {
      title: 'only the name of what has no listeners',
      attachments: [anAttachment({ listener: undefined })],
      told: 'edge-1',
    },
    {
      title: 'the place of what is elsewhere',
      attachments: [anAttachment({ region: region('us-east-1') })],
      told: 'edge-1 (us-east-1) :443 default',
    },
    {
      title: 'that a distribution is a staging one',
      attachments: [aDistribution({ name: 'E2', staging: true })],
      told: 'E2 (staging, global)',
    },
  ])('tells $title', ({ attachments, told }) => {
    expect(uses(anAbout({ attachments }))).toEqual([told]);
  });

  test('names each load balancer once, however many listeners of it use the certificate', () => {
    const attachments = [anAttachment(), sni(), anAttachment({ name: 'edge-2' })];

    expect(uses(anAbout({ attachments }))).toEqual(['edge-1 :443 default, :443 SNI', 'edge-2 :443 default']);
    expect(useNames(anAbout({ attachments }))).toEqual(['edge-1', 'edge-2']);
  });

  test('says the service and the kind of a use where its name is not enough', () => {
    const attachments = [
      anAttachment({
        name: 'api.example.com',
        resource: loadBalancerArn('1'),
        service: 'api-gateway',
        listener: undefined,
      }),
      anAttachment({
        name: 'graph.example.com',
        resource: loadBalancerArn('2'),
        service: 'appsync',
        listener: undefined,
      }),
      aDistribution({ name: 'www.example.com', region: HOME, presentedTo: 'origin', staging: true }),
      aDistribution({ name: 'www.example.com', region: HOME }),
    ];

    expect(uses(anAbout({ attachments }))).toEqual([
      'api.example.com (API Gateway)',
      'graph.example.com (AppSync)',
      'www.example.com (client certificate towards an origin, staging)',
      'www.example.com',
    ]);
  });

  test('shows once what reads alike, such as the load balancers of AWS behind one domain', () => {
    const behind = (zone: string) =>
      anAttachment({ name: 'custom domain', resource: loadBalancerArn(`prod-${zone}`), listener: undefined });

    expect(uses(anAbout({ attachments: [behind('az1'), behind('az2'), anAttachment()] }))).toEqual([
      'custom domain',
      'edge-1 :443 default',
    ]);
  });

  test('shows the ARN of what has no name', () => {
    expect(uses(anAbout({ attachments: [anAttachment({ name: '' })] }))[0]).toMatch(/^arn:/);
  });

  test('lets no host name write a line of its own, nor be nothing', () => {
    const attachments = [sni({ hosts: ['a\nResolved: all is well', '\u200b'] })];

    expect(uses(anAbout({ attachments }))).toEqual(['edge-1 :443 SNI (a Resolved: all is well, (nothing printable))']);
  });

  test.each`
    count | omitted | expected
    ${10} | ${0}    | ${'edge-10'}
    ${11} | ${0}    | ${'and 1 more'}
    ${3}  | ${40}   | ${'uses not shown here: 40'}
  `(
    'ends $count uses, $omitted left out before, with "$expected"',
    ({ count, omitted, expected }: { count: number; omitted: number; expected: string }) => {
      const attachments = many(count, (number) => anAttachment({ name: `edge-${number}` }));

      expect(useNames(anAbout({ attachments }), { omitted }).at(-1)).toBe(expected);
    },
  );

  test.each`
    attachments  | told
    ${undefined} | ${'not read'}
    ${[]}        | ${'nothing, as last read'}
  `('says $told of $attachments', ({ attachments, told }: { attachments?: []; told: string }) => {
    expect(uses(anAbout({ attachments }))).toEqual([told]);
    expect(useNames(anAbout({ attachments }))).toEqual([told]);
  });
});

describe('breaks', () => {
  const nothing = blastRadiusOf({ names: [], attachments: [] });

  test.each<{ readonly radius: Partial<BlastRadius>; readonly told: readonly string[] }>([
    { radius: {}, told: [] },
    {
      radius: { resources: 12, loadBalancers: 12, hosts: 31, regions: 2 },
      told: ['12 load balancers, 31 host names, 2 regions'],
    },
    {
      radius: { resources: 4, loadBalancers: 1, distributions: 2, hosts: 0, regions: 1 },
      told: ['1 load balancer, 2 distributions, 1 other resource, 1 region'],
    },
    { radius: { resources: 2, regions: 1 }, told: ['2 resources, 1 region'] },
  ])('counts $told', ({ radius, told }) => {
    expect(breaks(anAbout({ blastRadius: { ...nothing, ...radius } }))).toEqual(told);
  });

  test('says nothing where it is not known', () => {
    expect(breaks(anAbout())).toEqual([]);
  });
});
