import type { CertificateWishes } from '../builders/x509';
import { requestCertificate, uploadServerCertificate } from './certificates';
import { createDistribution } from './distributions';
import { createDomainName } from './domain-names';
import { type Edge, type FleetGround, yearEnding } from './fleet-ground';
import {
  addHostRule,
  addToSniList,
  createClassicLoadBalancer,
  createLoadBalancer,
  tagLoadBalancer,
} from './load-balancers';

/** A server certificate of IAM, called `legacy-<case>`; a year that ends in 200 days where nothing else is wished for. */
const uploaded =
  (ground: FleetGround) =>
  async (name: string, wishes: CertificateWishes & { readonly path?: string } = {}) =>
    uploadServerCertificate(ground.aws, `legacy-${name}`, {
      names: [`legacy-${name}.example.com`],
      path: '/',
      ...yearEnding(ground, 200),
      ...wishes,
    });

/** Server certificates of IAM, one for each place where one can be attached, and what is not attached. */
export async function makeLegacyFleet(ground: FleetGround, edge: Edge): Promise<void> {
  await makeOwned(ground);
  await makeUsesOfLegacy(ground);
  await makeElsewhere(ground);
  const certificate = uploaded(ground);
  await edge.use((await certificate('expired', yearEnding(ground, 20 / 1440))).arn);
  await certificate('idle');
  await certificate('idle-expiring', yearEnding(ground, 10));
}

/** The one that a message has most to tell of: tags, host names, and who could take over. */
async function makeOwned(ground: FleetGround): Promise<void> {
  const { aws } = ground;
  const names = ['legacy-owned.example.com', '*.legacy-owned.example.com'];
  const { arn } = await uploaded(ground)('owned', { names, ...yearEnding(ground, 20) });
  const balancer = await createLoadBalancer(aws, { name: 'owned', certificate: arn });
  await tagLoadBalancer(aws, balancer, { Owner: 'payments', environment: 'live' });
  await addHostRule(aws, balancer, ['api.legacy-owned.example.com', 'stranger.example.net']);
  const [DomainName, ...SubjectAlternativeNames] = [...names].reverse();
  await requestCertificate(aws, { DomainName, SubjectAlternativeNames });
}

async function makeUsesOfLegacy(ground: FleetGround): Promise<void> {
  const { aws } = ground;
  const certificate = uploaded(ground);
  const first = (await certificate('alb-default')).arn;
  const balancer = await createLoadBalancer(aws, { name: 'alb-iam', certificate: first });
  await addToSniList(aws, balancer, (await certificate('alb-sni')).arn);
  const second = (await certificate('nlb-default')).arn;
  const network = await createLoadBalancer(aws, { name: 'nlb-iam', type: 'network', certificate: second });
  await addToSniList(aws, network, (await certificate('nlb-sni')).arn);
  await createClassicLoadBalancer(aws, 'classic-iam', (await certificate('classic')).arn);
  await createDomainName(aws, 'graph-iam.example.com', (await certificate('appsync')).arn);
  const ofEdge = await certificate('cloudfront', { path: '/cloudfront/' });
  await createDistribution(aws, 'old.example.com', { viewers: { IAMCertificateId: ofEdge.id } });
}

async function makeElsewhere(ground: FleetGround): Promise<void> {
  const { arn } = await uploaded(ground)('second-region');
  await createLoadBalancer(ground.aws, { name: 'ireland-iam', certificate: arn, region: 'eu-west-1' });
}
