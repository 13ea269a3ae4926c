import { resourceArn } from '../../../lambda/domain/ids';
import { usesFrom } from '../../../lambda/domain/migration/uses';
import type { Attachment } from '../../../lambda/domain/use/attachment';
import { aDistribution, aDomainName, anAttachment, loadBalancerArn } from '../../builders/attachment';
import { ACCOUNT } from '../../builders/certificate';
import { aClassicPlace, aDistributionPlace, aPlace } from '../../builders/migration';

const leftBecause = (...attachments: readonly Attachment[]): readonly string[] =>
  usesFrom(attachments, ACCOUNT).left.map(({ because }) => because);

describe('the uses of a certificate', () => {
  test('are listeners and distributions, each once, and what is not moved', () => {
    const classic = aClassicPlace();
    const { places, left } = usesFrom(
      [
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
      ],
      ACCOUNT,
    );

    const distribution = { ...aDistributionPlace(), name: 'd111111abcdef8.cloudfront.net' };
    expect(places).toEqual([distribution, aPlace('edge-1'), aPlace('edge-2'), classic]);
    expect(left.map(({ name, because }) => `${name} ${because}`)).toEqual([
      'edge-9 listener-unknown',
      'classic-9 listener-unknown',
      'edge-8 listener-unknown',
    ]);
  });

  test.each<readonly [string, Attachment, string]>([
    ['a domain of AppSync', aDomainName(), 'appsync-keeps'],
    ['a user pool', aDomainName({ service: 'cognito' }), 'service-not-moved'],
    [
      'a tenant of a distribution',
      aDistribution({ resource: resourceArn(`arn:aws:cloudfront::${ACCOUNT}:distribution-tenant/dt_1`) }),
      'distribution-tenant',
    ],
    [
      'a distribution of AWS',
      aDistribution({ resource: resourceArn('arn:aws:cloudfront::999999999999:distribution/E9') }),
      'served-by-aws',
    ],
    [
      'a load balancer of AWS',
      anAttachment({
        resource: resourceArn('arn:aws:elasticloadbalancing:eu-west-1:999999999999:loadbalancer/net/p/1'),
        listener: undefined,
      }),
      'served-by-aws',
    ],
    ['what is no ARN', aDomainName({ resource: resourceArn('something'), service: 'other' }), 'service-not-moved'],
  ])('leave %s, and say why', (_what, attachment, because) => {
    expect(leftBecause(attachment)).toEqual([because]);
  });

  test('leave the certificate that a distribution shows to its origin, also where it is moved for viewers', () => {
    const toOrigin = aDistribution({ presentedTo: 'origin' });

    expect(leftBecause(toOrigin)).toEqual(['presented-to-origin']);
    expect(leftBecause(toOrigin, aDistribution())).toEqual(['presented-to-origin']);
  });
});
