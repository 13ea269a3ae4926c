import type { VpcId } from '../ids';
import type { Cell } from '../inventory/cell';
import type { TargetState } from './plan';
import type { Obstacle } from './reasons';

/** Why AWS did not tell, or did not do, something. */
export type CallFailure = Extract<Cell, { readonly status: 'denied' | 'failed' }>['reason'];

/** What a target holds now. `gone`: AWS says that there is no such thing. */
export type StateReading =
  | {
      readonly kind: 'read';
      readonly state: TargetState;
      /** By which AWS tells this state from later ones; absent: where a write says by itself all that it changes. */
      readonly version?: string;
      /** What was written last is still on its way to where it is served. */
      readonly deploying?: true;
      /** AWS has taken what was written last, and says that it will not serve it. */
      readonly rejected?: true;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly because: CallFailure };

/** The probe of a network, by the name of its function. `unknown`: it could not be read whether there is one. */
export type ProbeReading =
  { readonly kind: 'found'; readonly name: string } | { readonly kind: 'none' } | { readonly kind: 'unknown' };

/** What is around it, as a plan needs it. */
export interface Surroundings {
  /** Its name in DNS. */
  readonly host: string;
  readonly internal: boolean;
  readonly unnamed: boolean;
  /** The network that it is in. */
  readonly vpc?: VpcId;
  /** Who looks at it there. Absent: nobody asked. */
  readonly probe?: ProbeReading;
  /** Of the rules of a listener, the aliases of a distribution, or a domain itself; absent: not read. Empty: it has none. */
  readonly hosts?: readonly string[];
  /** Whether it asks clients for certificates of their own. */
  readonly asksClients: boolean;
  /** Whether a stack of CloudFormation made it. */
  readonly owner: 'nobody' | 'cloudformation' | 'unknown';
  readonly environment?: string;
  /** How many certificates the lists of its load balancer may hold. Absent: not read, or nothing is to be listed. */
  readonly listQuota?: number;
  /** Why it is left as it is, whatever the certificates. */
  readonly kept?: Obstacle;
}

/** A target with what is around it. */
export type TargetReading =
  | Exclude<StateReading, { readonly kind: 'read' }>
  | (Extract<StateReading, { readonly kind: 'read' }> & { readonly around: Surroundings });
