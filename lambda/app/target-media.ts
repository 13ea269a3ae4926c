import type { Settings } from '../contract/settings';
import type { Medium } from '../contract/sinks';

/** By what a target is reached. `left`: it is there and does not name the medium any more. `named`: the configuration names it and its medium. */
export interface TargetMedia {
  readonly media: Settings['media'];
  readonly left: boolean;
  readonly named: boolean;
}

/**
 * By what a target is reached on a medium; `undefined`: by nothing that is known.
 *
 * Of a target that is not configured any more, or does not name the medium any more, the key may still lie in the secret: with the default's settings whoever
 * was told of a beginning is told of its end. Not of a webhook: its URL went with the configuration.
 */
export function mediaFor(
  { media, targets = {} }: Pick<Settings, 'media' | 'targets'>,
  medium: Medium,
  target: string,
): TargetMedia | undefined {
  const own = Object.hasOwn(targets, target) ? targets[target] : undefined;
  if (own?.[medium] !== undefined) return { media: own, left: false, named: true };
  return medium === 'webhook' ? undefined : { media, left: own !== undefined, named: false };
}
