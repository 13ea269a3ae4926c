import { nearest } from '../../lib/config/nearest';
import { Refusal } from '../refusal';
import type { CommandSettings } from './settings-for';

/** Refuses a target that the configuration does not name, where there is one that names any. */
export function refuseUnknownTarget({ targets }: CommandSettings, target: string | undefined): void {
  if (target === undefined || targets === undefined || Object.hasOwn(targets, target)) return;
  const known = Object.keys(targets);
  const meant = nearest(target, known);
  const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean '${meant}'?`;
  throw new Refusal(`the configuration names no target '${target}' (${hint})`);
}
