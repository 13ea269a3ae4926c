import type { Handshake } from '../migration/handshakes';

/** A listener that serves a certificate to whoever asks. */
export interface Witness {
  /** Name of the load balancer and port, for people. */
  readonly label: string;
  readonly host: string;
  readonly port: number;
  readonly names: readonly string[];
  /** Whether it is asked without a name, too. */
  readonly unnamed: boolean;
  /** Whether it serves the certificate also without a name. */
  readonly isDefault: boolean;
  /** What handshakes showed when the plan was made. */
  readonly baseline: readonly Handshake[];
}
