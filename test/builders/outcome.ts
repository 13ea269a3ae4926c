import type { Verdict } from '../../lambda/domain/finding';

/** A verdict in the words of a table: `pass`, `warning`, `info, unused`, `unknown: history`. */
export function outcomeOf(verdict: Verdict): string {
  if (verdict.kind === 'unknown') return `unknown: ${verdict.lacks}`;
  if (verdict.kind !== 'fail') return verdict.kind;
  return verdict.severity === 'info' ? `info, ${verdict.because}` : verdict.severity;
}
