/** Services that no collector of ours reads, and that ACM names as users of its certificates. */
export const TOLD_SERVICES = [
  'api-gateway',
  'client-vpn',
  'cognito',
  'network-firewall',
  'nitro-enclaves',
  'opensearch',
  'verified-access',
  'vpc-lattice',
] as const;

/** One of them. */
export type ToldService = (typeof TOLD_SERVICES)[number];
