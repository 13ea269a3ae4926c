import { inUtc } from '../wording';
import type { Silence } from './silence';

/** `silenced until 2026-12-01 08:00 UTC by ann: moves on Tuesday`, of each. Owners and reasons are raw: renderers neutralise them. */
export const silenceWords = (silences: readonly Silence[]): string =>
  silences
    .map(({ rule, owner, reason, until }) => {
      const what = rule === undefined ? '' : `${rule} `;
      return `${what}silenced until ${inUtc(until)} by ${owner}: ${reason}`;
    })
    .join('; ');
