import { SetLoadBalancerListenerSSLCertificateCommand } from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  ModifyListenerCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { WriteAnswer } from '../app/migrate/ports';
import type { Write } from '../domain/migration/next-action';
import type { ListenerPlace } from '../domain/migration/plan';
import { answerFrom } from './call-outcome';
import type { LoadBalancerClients } from './load-balancer-clients';

/** Writes to a listener of an Application, Network or Classic Load Balancer: names one certificate, and no other property of the listener. */
export async function writeListener(
  clients: LoadBalancerClients,
  place: ListenerPlace,
  write: Write,
): Promise<WriteAnswer> {
  try {
    await send(clients, place, write);
    return 'done';
  } catch (error) {
    return answerFrom(error);
  }
}

async function send({ elbv2, elb }: LoadBalancerClients, place: ListenerPlace, { verb, certificate }: Write) {
  const { listener, region, name, port } = place;
  if (listener === undefined)
    return elb(region).send(
      new SetLoadBalancerListenerSSLCertificateCommand({
        LoadBalancerName: name,
        LoadBalancerPort: port,
        SSLCertificateId: certificate,
      }),
    );
  const input = { ListenerArn: listener, Certificates: [{ CertificateArn: certificate }] };
  switch (verb) {
    case 'add':
      return elbv2(region).send(new AddListenerCertificatesCommand(input));
    case 'set-default':
      return elbv2(region).send(new ModifyListenerCommand(input));
    case 'remove':
      return elbv2(region).send(new RemoveListenerCertificatesCommand(input));
  }
}
