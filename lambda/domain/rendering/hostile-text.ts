/**
 * Everything that a certificate, a tag or a resource is called was written by somebody else. What leaves here is one line of visible
 * characters; what a medium takes for markup is left to its own renderer, which escapes afterwards.
 */
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;
/** Control, format (bidi, zero-width, tags), surrogates without a partner, private, unassigned; fillers that show as nothing. */
const INVISIBLE = /[\p{C}\p{DI}]/gu;
const BLANKS = /[\s\u2800]+/gu;
/** Marks piled on one character grow over the lines above; no language needs more than four. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `limit` UTF-16 units, ended by `mark` where something is missing; a character that people see as one is never split. */
export function cut(text: string, limit: number, mark = '…'): string {
  if (text.length <= limit) return text;
  let kept = '';
  // What lies behind the limit is never kept, and finding characters in a long text takes long.
  for (const { segment } of graphemes.segment(text.slice(0, limit + 1))) {
    if (kept.length + segment.length + mark.length > limit) break;
    kept += segment;
  }
  return kept.trimEnd() + mark;
}

/** One line of visible text of at most `limit` UTF-16 units; empty if nothing of it can be seen. */
export const neutral = (text: string, limit: number): string =>
  cut(
    text.replace(LINE_BREAKS, ' ').replace(INVISIBLE, '').replace(BLANKS, ' ').trim().replace(PILED_MARKS, '$1'),
    limit,
  );

/** Longest name that is shown. */
const NAME_LIMIT = 120;

/** A name as it is shown; where nothing of it can be seen, that there is one. */
export const printable = (name: string): string => neutral(name, NAME_LIMIT) || '(nothing printable)';
