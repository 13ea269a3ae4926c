import type { Attachment } from '../use/attachment';
import type { ToldService } from '../use/told-service';

/** The services whose names of resources are not enough to find them. */
const SERVICE_WORDS: Readonly<Record<ToldService | 'appsync', string>> = {
  appsync: 'AppSync',
  'api-gateway': 'API Gateway',
  'client-vpn': 'Client VPN',
  cognito: 'Cognito',
  'network-firewall': 'Network Firewall',
  // ACM names the role by which an instance hands the certificate to its enclave.
  'nitro-enclaves': 'IAM role for Nitro Enclaves',
  opensearch: 'OpenSearch',
  'verified-access': 'Verified Access',
  'vpc-lattice': 'VPC Lattice',
};

const wordsOf: Readonly<Partial<Record<Attachment['service'], string>>> = SERVICE_WORDS;

/** What to say of a use beside its name: the service, and what sets it apart from other uses. */
export function useNotes({
  service,
  presentedTo,
  staging,
}: Pick<Attachment, 'service' | 'presentedTo' | 'staging'>): readonly string[] {
  const words = wordsOf[service];
  return [
    ...(words === undefined ? [] : [words]),
    ...(presentedTo === 'origin' ? ['client certificate towards an origin'] : []),
    ...(staging === true ? ['staging'] : []),
  ];
}
