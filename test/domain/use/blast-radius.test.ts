import * as fc from 'fast-check';
import type { Attachment } from '../../../lambda/domain/use/attachment';
import { type BlastRadius, blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import { region, resourceArn } from '../../../lambda/domain/ids';
import { aDistribution, anAttachment } from '../../builders/attachment';

const names = ['api.example.com', '*.shop.example.com'];
const anApi = anAttachment({
  name: 'api',
  resource: resourceArn('arn:aws:apigateway:eu-west-1::/domainnames/api'),
  service: 'other',
  listener: undefined,
});

const anyAttachment: fc.Arbitrary<Attachment> = fc
  .record({
    name: fc.constantFrom('edge-1', 'edge-2', 'edge-3'),
    place: fc.constantFrom(region('eu-west-1'), region('us-east-1')),
    staging: fc.boolean(),
    hosts: fc.subarray(['a.shop.example.com', 'b.shop.example.com', 'api.example.com']),
  })
  .map(({ name, place, staging, hosts }) =>
    anAttachment({ name, region: place, hosts, ...(staging && { staging: true as const }) }),
  );

describe('blastRadiusOf', () => {
  test.each<{
    readonly title: string;
    readonly attachments: readonly Attachment[];
    readonly breaks: Omit<BlastRadius, 'rank'>;
  }>([
    {
      title: 'nothing, where nothing uses it, whatever its names',
      attachments: [],
      breaks: { resources: 0, loadBalancers: 0, distributions: 0, hosts: 0, regions: 0 },
    },
    {
      title: 'a load balancer once, with all its listeners',
      attachments: [anAttachment(), anAttachment({ listener: { port: 8443, role: 'sni' } })],
      breaks: { resources: 1, loadBalancers: 1, distributions: 0, hosts: 1, regions: 1 },
    },
    {
      title: 'each host name once, in any case',
      attachments: [
        anAttachment({ hosts: ['API.example.com', 'a.shop.example.com'] }),
        anAttachment({ name: 'edge-2', hosts: ['A.shop.example.com.', 'b.shop.example.com'] }),
      ],
      breaks: { resources: 2, loadBalancers: 2, distributions: 0, hosts: 3, regions: 1 },
    },
    {
      title: 'distributions and others, and their places',
      attachments: [aDistribution(), anApi],
      breaks: { resources: 2, loadBalancers: 0, distributions: 1, hosts: 1, regions: 2 },
    },
    {
      title: 'what is staging for nothing',
      attachments: [anAttachment(), aDistribution({ staging: true, hosts: ['c.shop.example.com'] })],
      breaks: { resources: 1, loadBalancers: 1, distributions: 0, hosts: 1, regions: 1 },
    },
    {
      title: 'nothing, where only staging distributions use it',
      attachments: [aDistribution({ staging: true })],
      breaks: { resources: 0, loadBalancers: 0, distributions: 0, hosts: 0, regions: 0 },
    },
  ])('counts $title', ({ attachments, breaks }) => {
    expect(blastRadiusOf({ names, attachments })).toEqual({ ...breaks, rank: expect.any(Number) });
  });

  test.each([
    {
      more: 'a resource more than any number of host names',
      larger: [anAttachment(), anAttachment({ name: 'edge-2' })],
      smaller: [anAttachment({ hosts: Array.from({ length: 99_000 }, (_, index) => `h${index}.shop.example.com`) })],
    },
    {
      more: 'a host name more than a region',
      larger: [anAttachment({ hosts: ['a.shop.example.com'] }), anAttachment({ name: 'edge-2' })],
      smaller: [anAttachment(), anAttachment({ name: 'edge-2', region: region('us-east-1') })],
    },
    {
      more: 'a region more than none',
      larger: [anAttachment(), anAttachment({ name: 'edge-2', region: region('us-east-1') })],
      smaller: [anAttachment(), anAttachment({ name: 'edge-2' })],
    },
  ])('ranks $more', ({ larger, smaller }) => {
    const rankOf = (attachments: readonly Attachment[]) => blastRadiusOf({ names, attachments }).rank;

    expect(rankOf(larger)).toBeGreaterThan(rankOf(smaller));
  });

  test('never shrinks by another attachment, and knows no order of them', () => {
    fc.assert(
      fc.property(fc.array(anyAttachment), anyAttachment, (attachments, one) => {
        const less = blastRadiusOf({ names, attachments });
        const more = blastRadiusOf({ names, attachments: [...attachments, one] });

        expect(more.rank).toBeGreaterThanOrEqual(less.rank);
        expect(Number.isSafeInteger(more.rank)).toBe(true);
        const reversed = blastRadiusOf({ names, attachments: attachments.toReversed() });
        expect([reversed.resources, reversed.hosts, reversed.regions]).toEqual([
          less.resources,
          less.hosts,
          less.regions,
        ]);
      }),
    );
  });
});
