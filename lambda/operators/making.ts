import type { Direction } from '../domain/direction';

/** Which way a change is made, and with which private key where it needs one. */
export interface Making {
  readonly direction: Direction;
  readonly privateKey: Uint8Array | undefined;
}
