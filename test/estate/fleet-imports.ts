import type { CertificateWishes } from '../builders/x509';
import { importCertificate } from './certificates';
import { createDistribution, createTenant } from './distributions';
import { createDomainName } from './domain-names';
import { type Edge, type FleetGround, yearEnding } from './fleet-ground';
import { addToSniList, createClassicLoadBalancer, createLoadBalancer } from './load-balancers';

const ACCOUNT_OF_AWS = '999999999999';

/** Services that the local AWS does not run, as ACM names what of them uses a certificate. */
const TOLD: Readonly<Record<string, (account: string) => string>> = {
  'told-api-gateway': () => 'arn:aws:apigateway:us-east-1::/domainnames/api.example.com',
  'told-balancer-of-aws': () =>
    `arn:aws:elasticloadbalancing:us-east-1:${ACCOUNT_OF_AWS}:loadbalancer/app/prod-iad-1-cdtls-1-14-34/50dc6c495c0c9188`,
  'told-distribution-of-aws': () => `arn:aws:cloudfront::${ACCOUNT_OF_AWS}:distribution/E1EXAMPLE`,
  'told-cognito': (account) => `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_example`,
  'told-opensearch': (account) => `arn:aws:es:us-east-1:${account}:domain/search`,
  'told-client-vpn': (account) => `arn:aws:ec2:us-east-1:${account}:client-vpn-endpoint/cvpn-endpoint-0example`,
  'told-verified-access': (account) => `arn:aws:ec2:us-east-1:${account}:verified-access-endpoint/vae-0example`,
  'told-nitro-enclaves': (account) => `arn:aws:iam::${account}:role/enclave`,
  'told-network-firewall': (account) => `arn:aws:network-firewall:us-east-1:${account}:tls-configuration/inspection`,
  'told-vpc-lattice': (account) => `arn:aws:vpc-lattice:us-east-1:${account}:service/svc-0example`,
  'told-other': (account) => `arn:aws:newservice:us-east-1:${account}:thing/one`,
};

/** Certificates that were imported into ACM. Each is called after its case: `weak.example.com`. */
export async function makeImportedFleet(ground: FleetGround, edge: Edge): Promise<void> {
  await makeKeysAndEnds(ground, edge);
  await makeUsesOfAcm(ground);
  await makeToldUses(ground);
}

/** A year that ends in 200 days where nothing else is wished for. */
const imported =
  (ground: FleetGround) =>
  async (name: string, wishes: CertificateWishes = {}, region?: string): Promise<string> =>
    importCertificate(
      ground.aws,
      { names: [`${name}.example.com`], ...yearEnding(ground, 200), ...wishes },
      region === undefined ? {} : { region },
    );

async function makeKeysAndEnds(ground: FleetGround, { use }: Edge): Promise<void> {
  const { aws } = ground;
  const certificate = imported(ground);
  await use(await certificate('weak', { key: 'rsa-1024' }));
  await use(await certificate('rsa-2048', { key: 'rsa-2048' }));
  await use(await certificate('rsa-4096', { key: 'rsa-4096' }));
  await use(await certificate('ec-p384', { key: 'ec-p384' }));
  await use(await certificate('expiring', yearEnding(ground, 30)));
  await use(await certificate('expiring-critical', yearEnding(ground, 10)));
  // Soon, and before the first scan: nobody can import one that has expired.
  await use(await certificate('expired', yearEnding(ground, 20 / 1440)));
  await certificate('expiring-unused', yearEnding(ground, 10));
  const many = Array.from({ length: 119 }, (_, index) => `n${index}.many-names.example.com`);
  await certificate('many-names', { names: ['many-names.example.com', ...many] });
  const far = await certificate('second-region', yearEnding(ground, 30), 'eu-west-1');
  await createLoadBalancer(aws, { name: 'ireland', certificate: far, region: 'eu-west-1' });
  const unread = await certificate('third-region', yearEnding(ground, 30), 'eu-west-3');
  await createLoadBalancer(aws, { name: 'paris', certificate: unread, region: 'eu-west-3' });
  await certificate('excluded-region', yearEnding(ground, 10), 'sa-east-1');
}

async function makeUsesOfAcm(ground: FleetGround): Promise<void> {
  const { aws } = ground;
  const certificate = imported(ground);
  const balancer = await createLoadBalancer(aws, { name: 'alb-acm', certificate: await certificate('alb-default') });
  await addToSniList(aws, balancer, await certificate('alb-sni'));
  const network = { name: 'nlb-acm', type: 'network' } as const;
  const tls = await createLoadBalancer(aws, { ...network, certificate: await certificate('nlb-default') });
  await addToSniList(aws, tls, await certificate('nlb-sni'));
  await createClassicLoadBalancer(aws, 'classic-acm', await certificate('classic-https'));
  await createClassicLoadBalancer(aws, 'classic-ssl', await certificate('classic-ssl'), { protocol: 'SSL' });
  await createDomainName(aws, 'graph.example.com', await certificate('appsync'));
  await makeDistributions(ground);
}

async function makeDistributions(ground: FleetGround): Promise<void> {
  const { aws } = ground;
  const certificate = imported(ground);
  const viewers = async (name: string) => ({ viewers: { ACMCertificateArn: await certificate(name) } });
  const id = await createDistribution(aws, 'www.example.com', await viewers('cloudfront'));
  await createTenant(aws, id, { domain: 'shop.example.org', certificate: await certificate('cloudfront-tenant') });
  await createDistribution(aws, 'app.example.com', { origin: await certificate('cloudfront-origin') });
  await createDistribution(aws, 'try.example.com', { ...(await viewers('cloudfront-staging')), staging: true });
}

/** They end so soon that ACM is asked who uses them. */
async function makeToldUses(ground: FleetGround): Promise<void> {
  const { aws } = ground;
  for (const [name, user] of Object.entries(TOLD)) {
    const arn = await imported(ground)(name, yearEnding(ground, 30));
    await aws.overlayCertificate(arn, { InUseBy: [user(aws.account)] });
  }
}
