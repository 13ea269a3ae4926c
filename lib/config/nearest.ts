/** Of more errors than this part of the text is another word. */
const MOST_ERRORS = 1 / 3;

/** The candidate that takes the fewest typing errors to become `text`, if it is near enough to be meant; upper and lower case do not matter. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates.map((candidate) => ({
    candidate,
    errors: typingErrors(text.toLowerCase(), candidate.toLowerCase()),
  }));
  const [best] = ranked.sort((left, right) => left.errors - right.errors);
  return best !== undefined && best.errors <= Math.ceil(text.length * MOST_ERRORS) ? best.candidate : undefined;
}

/** Characters to insert, delete or replace, by Levenshtein's table of two rows. */
function typingErrors(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, length) => length);
  for (let row = 0; row < from.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column += 1) {
      const [left = 0, diagonal = 0, up = 0] = [current[column], above[column], above[column + 1]];
      current.push(Math.min(left + 1, up + 1, diagonal + (from[row] === to[column] ? 0 : 1)));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
