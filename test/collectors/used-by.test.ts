import { usedBy } from '../../lambda/collectors/used-by';
import { accountId, certificateId } from '../../lambda/domain/ids';
import { NOW } from '../builders/instant';

const used = { certificate: certificateId('arn:cert'), account: accountId('123456789012'), observedAt: NOW };
const ELB = 'arn:aws:elasticloadbalancing:eu-west-1';

describe('usedBy', () => {
  test.each`
    user                                                                 | service         | name                      | region
    ${`${ELB}:123456789012:loadbalancer/app/edge-1/50dc6c495c0c9188`}    | ${'elbv2'}      | ${'edge-1'}               | ${'eu-west-1'}
    ${`${ELB}:123456789012:loadbalancer/net/tcp-1/50dc6c495c0c9188`}     | ${'elbv2'}      | ${'tcp-1'}                | ${'eu-west-1'}
    ${`${ELB}:123456789012:loadbalancer/classic-1`}                      | ${'elb'}        | ${'classic-1'}            | ${'eu-west-1'}
    ${'arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE'}         | ${'cloudfront'} | ${'E1EXAMPLE'}            | ${'global'}
    ${'arn:aws-cn:cloudfront::123456789012:distribution/E1EXAMPLE'}      | ${'cloudfront'} | ${'E1EXAMPLE'}            | ${'global'}
    ${'arn:aws:apigateway:eu-west-1::/domainnames/api.example.com'}      | ${'other'}      | ${'api.example.com'}      | ${'eu-west-1'}
    ${`${ELB}:999999999999:loadbalancer/app/prod-iad-1-3/50dc6c495c0c9`} | ${'elbv2'}      | ${'elasticloadbalancing'} | ${'eu-west-1'}
    ${'arn:aws:cloudfront::999999999999:distribution/E2EXAMPLE'}         | ${'cloudfront'} | ${'cloudfront'}           | ${'global'}
    ${'something else'}                                                  | ${'other'}      | ${'something else'}       | ${'global'}
    ${'arn:aws:odd'}                                                     | ${'other'}      | ${'arn:aws:odd'}          | ${'global'}
  `('takes $user as $name of $service', ({ user, ...expected }: { user: string }) => {
    expect(usedBy(user, used)).toStrictEqual({
      certificate: 'arn:cert',
      resource: user,
      observedAt: NOW,
      ...expected,
    });
  });
});
