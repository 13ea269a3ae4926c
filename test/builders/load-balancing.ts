import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Attachment } from '../../lambda/domain/use/attachment';
import { certificateArn, region, resourceArn } from '../../lambda/domain/ids';
import { NOW } from './instant';

const PREFIX = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012';

/** The ARN of an Application Load Balancer. */
export const balancerArn = (name: string) => resourceArn(`${PREFIX}:loadbalancer/app/${name}/50dc6c495c0c9188`);

/** The ARN of the listener on a port of it. */
export const listenerArn = (name: string, port: number) =>
  resourceArn(`${PREFIX}:listener/app/${name}/50dc6c495c0c9188/${port}`);

/** A listener as AWS describes it. */
export const aListener = (name: string, port: number, others: Partial<Listener> = {}): Listener => ({
  ListenerArn: listenerArn(name, port),
  LoadBalancerArn: balancerArn(name),
  Port: port,
  Protocol: 'HTTPS',
  ...others,
});

/** The ARN of an IAM server certificate. */
export const serverCertificateArn = (name: string) =>
  certificateArn(`arn:aws:iam::123456789012:server-certificate/${name}`);

/** A server certificate on a listener, in the words of the domain. */
export const listenerAttachment = (
  certificate: string,
  name: string,
  port: number,
  role: 'default' | 'sni',
): Attachment => ({
  certificate: serverCertificateArn(certificate),
  resource: balancerArn(name),
  name,
  region: region('eu-west-1'),
  service: 'elbv2',
  listener: { port, role, arn: listenerArn(name, port) },
  observedAt: NOW,
});
