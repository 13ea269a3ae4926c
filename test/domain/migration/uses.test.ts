import { usesFrom } from '../../../lambda/domain/migration/uses';
import { aDistribution, anAttachment, loadBalancerArn } from '../../builders/attachment';
import { aClassicPlace, aPlace } from '../../builders/migration';

describe('the uses of a certificate', () => {
  test('are listeners, each once, and what is not moved', () => {
    const classic = aClassicPlace();
    const { places, left } = usesFrom([
      anAttachment({ name: 'edge-2' }),
      anAttachment({ name: 'edge-1' }),
      anAttachment({
        name: 'edge-1',
        listener: { port: 443, role: 'sni', arn: aPlace().listener ?? loadBalancerArn() },
      }),
      anAttachment({
        name: classic.name,
        resource: classic.resource,
        service: 'elb',
        listener: { port: 443, role: 'default' },
      }),
      // As ACM names them: one that was walked, and three that were not.
      anAttachment({ name: 'edge-1', listener: undefined }),
      anAttachment({ name: 'edge-9', listener: undefined }),
      anAttachment({ name: 'classic-9', service: 'elb', listener: undefined }),
      anAttachment({ name: 'edge-8', listener: { port: 443, role: 'default' } }),
      aDistribution(),
    ]);

    expect(places.map(({ name }) => name)).toEqual(['edge-1', 'edge-2', 'classic-1']);
    expect(places.at(-1)).toEqual(classic);
    expect(left.map(({ name, because }) => `${name} ${because}`)).toEqual([
      'edge-9 listener-unknown',
      'classic-9 listener-unknown',
      'edge-8 listener-unknown',
      'd111111abcdef8.cloudfront.net service-not-moved',
    ]);
  });
});
