import type { Direction } from '../direction';
import type { CertificateArn } from '../ids';
import { type Difference, foreignChange, type Move, stateAfter } from './target-state';
import type { TargetState } from './plan';

/** One call that changes one target, and of it nothing but one certificate. Made twice, it changes nothing more. */
export interface Write {
  readonly verb: 'add' | 'set-default' | 'remove';
  readonly certificate: CertificateArn;
}

/** How much handshakes have shown since the certificates were last written. */
export type Proof = 'nothing' | 'default' | 'all';

/** What comes next on a target. */
export type Action =
  | { readonly kind: 'write'; readonly write: Write }
  | { readonly kind: 'verify'; readonly what: Exclude<Proof, 'nothing'> }
  | { readonly kind: 'foreign'; readonly what: Difference }
  | { readonly kind: 'done' };

/** Where a target is, and where to. */
export interface Standing {
  readonly observed: TargetState;
  readonly direction: Direction;
  readonly proof: Proof;
}

/**
 * The next step on one target, from what it holds now: whoever died in between goes on where the target is.
 *
 * Adds before it replaces and replaces before it removes, so that no name is ever without a certificate; removes only once handshakes without a
 * name have shown the new default; touches no certificate but the two.
 */
export function nextAction(move: Move, { observed, direction, proof }: Standing): Action {
  const what = foreignChange(move, observed);
  if (what !== undefined) return { kind: 'foreign', what };
  const goal = direction === 'forward' ? stateAfter(move) : move.before;
  const write = nextWrite(observed, goal);
  if (write?.verb === 'remove' && isDefaultUnproven(move, { direction, proof }))
    return { kind: 'verify', what: 'default' };
  if (write !== undefined) return { kind: 'write', write };
  return proof === 'all' ? { kind: 'done' } : { kind: 'verify', what: 'all' };
}

/** Nobody waits for a proof on the way back: what is wrong is to go at once, and the old entry is back before. */
const isDefaultUnproven = ({ from, before }: Move, { direction, proof }: Pick<Standing, 'direction' | 'proof'>) =>
  direction === 'forward' && before.default === from && proof === 'nothing';

function nextWrite(observed: TargetState, goal: TargetState): Write | undefined {
  const missing = goal.sni.find((arn) => !observed.sni.includes(arn));
  if (missing !== undefined) return { verb: 'add', certificate: missing };
  if (observed.default !== goal.default) return { verb: 'set-default', certificate: goal.default };
  const surplus = observed.sni.find((arn) => !goal.sni.includes(arn));
  return surplus && { verb: 'remove', certificate: surplus };
}
