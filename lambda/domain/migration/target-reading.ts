import type { VpcId } from '../ids';
import type { Cell } from '../inventory/cell';
import type { ListenerState } from './plan';

/** Why AWS did not tell, or did not do, something. */
export type CallFailure = Extract<Cell, { readonly status: 'denied' | 'failed' }>['reason'];

/** What a listener holds now. `gone`: AWS says that there is no such listener. */
export type StateReading =
  | { readonly kind: 'read'; readonly state: ListenerState }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly because: CallFailure };

/** The probe of a network, by the name of its function. `unknown`: it could not be read whether there is one. */
export type ProbeReading =
  { readonly kind: 'found'; readonly name: string } | { readonly kind: 'none' } | { readonly kind: 'unknown' };

/** What is around it, as a plan needs it. */
export interface Surroundings {
  /** The name of the load balancer in DNS. */
  readonly host: string;
  readonly internal: boolean;
  /** The network that it is in. */
  readonly vpc?: VpcId;
  /** Who looks at it there. Absent: nobody asked. */
  readonly probe?: ProbeReading;
  /** Of its rules; absent: not read. Empty: it has none. */
  readonly hosts?: readonly string[];
  /** Whether it asks clients for certificates of their own. */
  readonly asksClients: boolean;
  /** Whether a stack of CloudFormation made it. */
  readonly owner: 'nobody' | 'cloudformation' | 'unknown';
  readonly environment?: string;
}

/** A listener with what is around it. */
export type TargetReading =
  | Exclude<StateReading, { readonly kind: 'read' }>
  | (Extract<StateReading, { readonly kind: 'read' }> & { readonly around: Surroundings });
