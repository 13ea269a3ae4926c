import type { LocalAws } from '../test/aws/local-aws';
import { uploadServerCertificate } from '../test/estate/certificates';
import {
  addToSniList,
  createClassicLoadBalancer,
  createLoadBalancer,
  type MadeListener,
  removeFromSniList,
  replaceClassic,
  replaceDefault,
} from '../test/estate/load-balancers';
import { beforeEnd, END } from './calendar';

/** What the certificate in IAM and its successor in ACM are both good for. */
const NAME = '*.internal.example.com';

/** Healthy certificates of other teams, of which nobody may hear. */
const OTHERS = { 'us-east-1': 24, 'eu-west-1': 14 };

/** The small Coinbase. */
export interface Estate {
  readonly certificates: number;
  /** Those that serve the certificate in IAM. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** ARN of the certificate of ACM that was made for the same names, and that nothing uses yet. */
  readonly successor: string;
  readonly checkout: Checkout;
}

/** One that serves the certificate in IAM. */
export interface LoadBalancer {
  readonly name: string;
  readonly kind: 'ALB' | 'NLB' | 'Classic' | 'ALB, SNI list only';
  /** Puts another certificate in the place of the one in IAM. */
  readonly replace: (certificate: string) => Promise<void>;
}

/** A certificate that ACM renews for as long as this listener uses it. */
export interface Checkout {
  readonly listener: MadeListener;
  readonly certificate: string;
  /** Another one that the listener could use. */
  readonly other: string;
}

/** Makes it all: real load balancers and certificates of the local AWS, through its API. */
export async function makeEstate(aws: LocalAws): Promise<Estate> {
  const { arn } = await uploadServerCertificate(aws, 'internal-2029', {
    names: [NAME],
    notBefore: beforeEnd(364),
    notAfter: END,
  });
  const [successor = '', certificate = '', other = ''] = await aws.seedCertificates({
    each: [NAME, 'checkout.example.com', 'partners.example.com'].map((name) => ({ DomainName: name })),
    count: 3,
  });
  for (const [region, count] of Object.entries(OTHERS))
    await aws.seedCertificates({ region, count, fields: { InUse: true, RenewalEligibility: 'ELIGIBLE' } });
  const loadBalancers = await makeLoadBalancers(aws, arn, other);
  const listener = await createLoadBalancer(aws, { name: 'checkout', certificate });
  return {
    certificates: 4 + Object.values(OTHERS).reduce((sum, count) => sum + count),
    loadBalancers,
    successor,
    checkout: { listener, certificate, other },
  };
}

const makeLoadBalancers = async (aws: LocalAws, legacy: string, other: string): Promise<readonly LoadBalancer[]> =>
  Promise.all([
    ...['rates', 'orders', 'wallets', 'accounts', 'payments', 'login', 'mobile', 'charts'].map(async (name) =>
      serving(aws, { name, kind: 'ALB' }, legacy),
    ),
    ...['stream', 'ledger'].map(async (name) => serving(aws, { name, kind: 'NLB' }, legacy)),
    servingBesides(aws, 'partners', legacy, other),
    servingClassic(aws, 'gateway', legacy),
  ]);

async function serving(
  aws: LocalAws,
  { name, kind }: Pick<LoadBalancer, 'name'> & { readonly kind: 'ALB' | 'NLB' },
  legacy: string,
): Promise<LoadBalancer> {
  const type = kind === 'NLB' ? 'network' : 'application';
  const listener = await createLoadBalancer(aws, { name, certificate: legacy, type });
  return { name, kind, replace: async (certificate) => replaceDefault(aws, listener, certificate) };
}

/** Another certificate is the default one: this one is easily overlooked. */
async function servingBesides(aws: LocalAws, name: string, legacy: string, first: string): Promise<LoadBalancer> {
  const listener = await createLoadBalancer(aws, { name, certificate: first });
  await addToSniList(aws, listener, legacy);
  const replace = async (certificate: string): Promise<void> => {
    await addToSniList(aws, listener, certificate);
    await removeFromSniList(aws, listener, legacy);
  };
  return { name, kind: 'ALB, SNI list only', replace };
}

async function servingClassic(aws: LocalAws, name: string, legacy: string): Promise<LoadBalancer> {
  await createClassicLoadBalancer(aws, name, legacy);
  return { name, kind: 'Classic', replace: async (certificate) => replaceClassic(aws, name, certificate) };
}
