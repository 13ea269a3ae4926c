import type { Found } from './fleet-found';

/** A certificate of the fleet, and what is expected of it. */
export interface FleetCase extends Partial<Omit<Found, 'says'>> {
  readonly title: string;
  /** The first label of its first name. */
  readonly name: string;
  /** Of a summary. */
  readonly says?: RegExp;
}

/** What a case leaves out: on the listener that all share, with nothing to find and nothing unknown. */
export const expectedOf = ({ use, uses, findings, unknown, says }: FleetCase): Found => ({
  use: use ?? 'used',
  uses: uses ?? ['elbv2 edge us-east-1 :443 sni'],
  findings: findings ?? [],
  unknown: unknown ?? [],
  says: expect.stringMatching(says ?? /^/),
});

const UNUSED = { use: 'unused', uses: [] } as const;
const LEGACY = { findings: ['legacy-certificate-in-use warning'] } as const;
const SOON = { findings: ['certificate-expiring warning'] } as const;
const IMMATURE = { ...UNUSED, unknown: ['renewal-ineligible lacks history'] } as const;
const uses = (...words: readonly string[]) => ({ uses: words });

/** Made by RequestCertificate; what a year of ACM would have made of it is laid over its answers. */
const REQUESTED: readonly FleetCase[] = [
  { title: 'issued and in use', name: 'issued', ...uses('elbv2 edge us-east-1 :443 default') },
  { title: 'issued, never used', name: 'idle', ...IMMATURE },
  { title: 'in use and ineligible', name: 'ineligible', findings: ['renewal-ineligible critical'] },
  { title: 'near its renewal, all in order', name: 'renewing' },
  { title: 'without its record', name: 'record-gone', findings: ['validation-record-missing warning'] },
  { title: 'under a CAA record', name: 'caa-forbidden', findings: ['caa-forbids-amazon warning'], says: /letsencrypt/ },
  { title: 'validated by e-mail', name: 'by-email', findings: ['validated-by-email warning'] },
  { title: 'not renewed 20 days before its end', name: 'overdue', findings: ['renewal-overdue warning'] },
  { title: 'not renewed 10 days before its end', name: 'overdue-critical', findings: ['renewal-overdue critical'] },
  { title: 'whose renewal failed', name: 'blocked', findings: ['renewal-blocked warning'], says: /CAA_ERROR/ },
  { title: 'expired', name: 'expired-status', findings: ['certificate-expired critical'] },
  { title: 'revoked', name: 'revoked', findings: ['certificate-not-issued critical'] },
  { title: 'inactive', name: 'inactive' },
  { title: 'managed by CloudFront', name: 'by-cloudfront', findings: ['renewal-overdue warning'] },
  { title: 'of an ACME client', name: 'by-acme', uses: [], ...SOON },
  { title: 'pending', name: 'pending', ...UNUSED, findings: ['certificate-not-issued warning'] },
  { title: 'failed', name: 'failed', ...UNUSED, findings: ['certificate-not-issued warning'], says: /CAA_ERROR/ },
  { title: 'timed out', name: 'timed-out', ...UNUSED, findings: ['certificate-not-issued warning'] },
  { title: 'timed out long ago', name: 'timed-out-long-ago', ...UNUSED, findings: ['certificate-not-issued info'] },
  {
    title: 'of a private CA that is switched off',
    name: 'private-refused',
    findings: ['renewal-ineligible critical'],
    says: /its private CA is DISABLED/,
  },
  { title: 'of a private CA, exported', name: 'private-exported', uses: [] },
  { title: 'that could take over from one of IAM', name: '*.legacy-owned', ...IMMATURE },
];

/** Made by ImportCertificate, of real certificates; their uses by the services that use them. */
const IMPORTED: readonly FleetCase[] = [
  { title: 'RSA of 1,024 bits', name: 'weak', findings: ['weak-key warning'] },
  { title: 'RSA of 2,048 bits', name: 'rsa-2048' },
  { title: 'RSA of 4,096 bits', name: 'rsa-4096' },
  { title: 'an elliptic curve', name: 'ec-p384' },
  { title: '30 days before its end', name: 'expiring', ...SOON },
  { title: '10 days before its end', name: 'expiring-critical', findings: ['certificate-expiring critical'] },
  { title: 'expired', name: 'expired', findings: ['certificate-expired critical'] },
  { title: 'unused, near its end', name: 'expiring-unused', ...UNUSED, findings: ['certificate-expiring info'] },
  { title: 'more names than ACM lists', name: 'many-names', ...UNUSED },
  {
    title: 'in a region behind the SDK',
    name: 'second-region',
    ...uses('elbv2 ireland eu-west-1 :443 default'),
    ...SOON,
  },
  { title: 'in a third region', name: 'third-region', ...uses('elbv2 paris eu-west-3 :443 default'), ...SOON },
  { title: 'ALB, default', name: 'alb-default', ...uses('elbv2 alb-acm us-east-1 :443 default') },
  { title: 'ALB, SNI', name: 'alb-sni', ...uses('elbv2 alb-acm us-east-1 :443 sni') },
  { title: 'NLB, default', name: 'nlb-default', ...uses('elbv2 nlb-acm us-east-1 :443 default') },
  { title: 'NLB, SNI', name: 'nlb-sni', ...uses('elbv2 nlb-acm us-east-1 :443 sni') },
  { title: 'Classic, HTTPS', name: 'classic-https', ...uses('elb classic-acm us-east-1 :443 default') },
  { title: 'Classic, SSL', name: 'classic-ssl', ...uses('elb classic-ssl us-east-1 :443 default') },
  { title: 'AppSync', name: 'appsync', ...uses('appsync graph.example.com us-east-1') },
  { title: 'CloudFront', name: 'cloudfront', ...uses('cloudfront www.example.com global') },
  { title: 'a tenant of CloudFront', name: 'cloudfront-tenant', ...uses('cloudfront shop.example.org global') },
  {
    title: 'CloudFront, to its origin',
    name: 'cloudfront-origin',
    ...uses('cloudfront app.example.com global to its origin'),
  },
  {
    title: 'a staging distribution',
    name: 'cloudfront-staging',
    ...uses('cloudfront try.example.com global staging'),
  },
];

const FRONT = 'cloudfront custom domain of API Gateway, Cognito, AppSync, Amplify or the like (a distribution of AWS)';
const BALANCER = 'elbv2 custom domain of API Gateway or the like (a load balancer of AWS)';

/** Imported; the local AWS does not run what uses them, so that `InUseBy`, as ACM documents it, is laid over its answer. */
const TOLD: readonly FleetCase[] = [
  { title: 'API Gateway', name: 'told-api-gateway', ...uses('api-gateway api.example.com us-east-1') },
  { title: 'a load balancer of AWS', name: 'told-balancer-of-aws', ...uses(`${BALANCER} us-east-1`) },
  { title: 'a distribution of AWS', name: 'told-distribution-of-aws', ...uses(`${FRONT} global`) },
  { title: 'Cognito', name: 'told-cognito', ...uses('cognito us-east-1_example us-east-1') },
  { title: 'OpenSearch', name: 'told-opensearch', ...uses('opensearch search us-east-1') },
  { title: 'Client VPN', name: 'told-client-vpn', ...uses('client-vpn cvpn-endpoint-0example us-east-1') },
  { title: 'Verified Access', name: 'told-verified-access', ...uses('verified-access vae-0example us-east-1') },
  { title: 'Nitro Enclaves', name: 'told-nitro-enclaves', ...uses('nitro-enclaves enclave global') },
  { title: 'Network Firewall', name: 'told-network-firewall', ...uses('network-firewall inspection us-east-1') },
  { title: 'VPC Lattice', name: 'told-vpc-lattice', ...uses('vpc-lattice svc-0example us-east-1') },
  { title: 'a service of tomorrow', name: 'told-other', ...uses('other one us-east-1') },
].map((one) => ({ ...one, ...SOON }));

/** Made by UploadServerCertificate, of real certificates. */
const UPLOADED: readonly FleetCase[] = [
  {
    title: 'owned, with host names, and soon to end',
    name: 'legacy-owned',
    ...uses('elbv2 owned us-east-1 :443 default for api.legacy-owned.example.com'),
    findings: ['legacy-certificate-in-use critical', 'certificate-expiring warning'],
    says: /covered by \*\.legacy-owned\.example\.com and 1 more name \(ACM/,
  },
  { title: 'ALB, default', name: 'legacy-alb-default', ...uses('elbv2 alb-iam us-east-1 :443 default'), ...LEGACY },
  { title: 'ALB, SNI', name: 'legacy-alb-sni', ...uses('elbv2 alb-iam us-east-1 :443 sni'), ...LEGACY },
  { title: 'NLB, default', name: 'legacy-nlb-default', ...uses('elbv2 nlb-iam us-east-1 :443 default'), ...LEGACY },
  { title: 'NLB, SNI', name: 'legacy-nlb-sni', ...uses('elbv2 nlb-iam us-east-1 :443 sni'), ...LEGACY },
  { title: 'Classic', name: 'legacy-classic', ...uses('elb classic-iam us-east-1 :443 default'), ...LEGACY },
  { title: 'AppSync', name: 'legacy-appsync', ...uses('appsync graph-iam.example.com us-east-1'), ...LEGACY },
  {
    title: 'CloudFront, by its id',
    name: 'legacy-cloudfront',
    ...uses('cloudfront old.example.com global'),
    ...LEGACY,
  },
  {
    title: 'in use only in a second region',
    name: 'legacy-second-region',
    ...uses('elbv2 ireland-iam eu-west-1 :443 default'),
    ...LEGACY,
  },
  {
    title: 'expired, and in use',
    name: 'legacy-expired',
    findings: ['certificate-expired critical', 'legacy-certificate-in-use critical'],
  },
  { title: 'idle', name: 'legacy-idle', ...UNUSED, findings: ['legacy-certificate-idle info'] },
  {
    title: 'idle, and soon to end',
    name: 'legacy-idle-expiring',
    ...UNUSED,
    findings: ['certificate-expiring info', 'legacy-certificate-idle info'],
  },
];

/** The whole fleet, by how it was made. */
export const FLEET: Readonly<Record<string, readonly FleetCase[]>> = {
  'requested of ACM': REQUESTED,
  'imported into ACM': IMPORTED,
  'imported, its use as ACM would tell it (no such service runs here)': TOLD,
  'uploaded to IAM': UPLOADED,
};

const UNPROVEN = {
  use: 'unknown',
  uses: 'not read',
  unknown: [
    'legacy-certificate-in-use lacks attachments',
    'migration-stalled lacks attachments',
    'legacy-certificate-idle lacks use',
  ],
} as const;

/** What is different while part of the account cannot be read: nothing is better for it. `absent`: no row of it was ever read. */
export const WITH_GAPS: Readonly<Record<string, Partial<FleetCase> | 'absent'>> = {
  'second-region': 'absent',
  'third-region': 'absent',
  'cloudfront-tenant': { uses: 'not read' },
  'legacy-second-region': { ...UNPROVEN, findings: [] },
  'legacy-idle': { ...UNPROVEN, findings: [] },
  'legacy-idle-expiring': { ...UNPROVEN, findings: ['certificate-expiring critical'] },
};
