import { usedBy } from '../../lambda/collectors/used-by';
import { accountId, certificateId } from '../../lambda/domain/ids';
import { NOW } from '../builders/instant';

const used = { certificate: certificateId('arn:cert'), account: accountId('123456789012'), observedAt: NOW };
const ELB = 'arn:aws:elasticloadbalancing:eu-west-1';

describe('usedBy', () => {
  test.each`
    user                                                                           | service               | name                                                                                             | region
    ${`${ELB}:123456789012:loadbalancer/app/edge-1/50dc6c495c0c9188`}              | ${'elbv2'}            | ${'edge-1'}                                                                                      | ${'eu-west-1'}
    ${`${ELB}:123456789012:loadbalancer/net/tcp-1/50dc6c495c0c9188`}               | ${'elbv2'}            | ${'tcp-1'}                                                                                       | ${'eu-west-1'}
    ${`${ELB}:123456789012:loadbalancer/classic-1`}                                | ${'elb'}              | ${'classic-1'}                                                                                   | ${'eu-west-1'}
    ${'arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE'}                   | ${'cloudfront'}       | ${'E1EXAMPLE'}                                                                                   | ${'global'}
    ${'arn:aws-cn:cloudfront::123456789012:distribution/E1EXAMPLE'}                | ${'cloudfront'}       | ${'E1EXAMPLE'}                                                                                   | ${'global'}
    ${'arn:aws:apigateway:eu-west-1::/domainnames/api.example.com'}                | ${'api-gateway'}      | ${'api.example.com'}                                                                             | ${'eu-west-1'}
    ${'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3'}                            | ${'other'}            | ${'a1b2c3'}                                                                                      | ${'eu-west-1'}
    ${'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_EXAMPLE'}     | ${'cognito'}          | ${'eu-west-1_EXAMPLE'}                                                                           | ${'eu-west-1'}
    ${'arn:aws:es:eu-west-1:123456789012:domain/logs'}                             | ${'opensearch'}       | ${'logs'}                                                                                        | ${'eu-west-1'}
    ${'arn:aws:network-firewall:eu-west-1:123456789012:tls-configuration/inspect'} | ${'network-firewall'} | ${'inspect'}                                                                                     | ${'eu-west-1'}
    ${'arn:aws:vpc-lattice:eu-west-1:123456789012:service/svc-0e5f'}               | ${'vpc-lattice'}      | ${'svc-0e5f'}                                                                                    | ${'eu-west-1'}
    ${'arn:aws:ec2:eu-west-1:123456789012:client-vpn-endpoint/cvpn-endpoint-0a1b'} | ${'client-vpn'}       | ${'cvpn-endpoint-0a1b'}                                                                          | ${'eu-west-1'}
    ${'arn:aws:ec2:eu-west-1:123456789012:verified-access-endpoint/vae-0a1b'}      | ${'verified-access'}  | ${'vae-0a1b'}                                                                                    | ${'eu-west-1'}
    ${'arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b'}                        | ${'other'}            | ${'i-0a1b'}                                                                                      | ${'eu-west-1'}
    ${'arn:aws:iam::123456789012:role/acm-role'}                                   | ${'nitro-enclaves'}   | ${'acm-role'}                                                                                    | ${'global'}
    ${'arn:aws:appsync:eu-west-1:123456789012:domainnames/graph.example.com'}      | ${'other'}            | ${'graph.example.com'}                                                                           | ${'eu-west-1'}
    ${`${ELB}:999999999999:loadbalancer/app/prod-iad-1-3/50dc6c495c0c9`}           | ${'elbv2'}            | ${'custom domain of API Gateway or the like (a load balancer of AWS)'}                           | ${'eu-west-1'}
    ${`${ELB}:999999999999:loadbalancer/classic`}                                  | ${'elb'}              | ${'custom domain of API Gateway or the like (a load balancer of AWS)'}                           | ${'eu-west-1'}
    ${'arn:aws:cloudfront::999999999999:distribution/E2EXAMPLE'}                   | ${'cloudfront'}       | ${'custom domain of API Gateway, Cognito, AppSync, Amplify or the like (a distribution of AWS)'} | ${'global'}
    ${'arn:aws:es:eu-west-1:999999999999:domain/logs'}                             | ${'opensearch'}       | ${'resource in an account of AWS'}                                                               | ${'eu-west-1'}
    ${'arn:aws:new-service:eu-west-1:999999999999:thing/1'}                        | ${'other'}            | ${'new-service in an account of AWS'}                                                            | ${'eu-west-1'}
    ${'something else'}                                                            | ${'other'}            | ${'something else'}                                                                              | ${'global'}
    ${'arn:aws:odd'}                                                               | ${'other'}            | ${'arn:aws:odd'}                                                                                 | ${'global'}
  `('takes $user as $name of $service', ({ user, ...expected }: { user: string }) => {
    expect(usedBy(user, used)).toStrictEqual({
      certificate: 'arn:cert',
      resource: user,
      observedAt: NOW,
      ...expected,
    });
  });
});
