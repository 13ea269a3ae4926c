import { createColors } from 'picocolors';
import type { Severity } from '../../lambda/domain/severity';

/** Colours by meaning; each gives back the text with what a terminal needs around it, or as it is. */
export interface Paint extends Readonly<Record<Severity, (text: string) => string>> {
  readonly heading: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly gap: (text: string) => string;
  readonly good: (text: string) => string;
}

/** How wide, and in which colours. */
export interface Look {
  readonly columns: number;
  readonly paint: Paint;
}

/** Colours, or none. */
export function paint(colours: boolean): Paint {
  const { bold, red, yellow, cyan, dim, magenta, green } = createColors(colours);
  return {
    critical: (text) => bold(red(text)),
    warning: yellow,
    info: cyan,
    heading: bold,
    faint: dim,
    gap: magenta,
    good: green,
  };
}

/** Whether to colour what goes there: a terminal that can, and nobody who asks for none (https://no-color.org). */
export const wantsColours = (
  // Absent, not `false`, where the stream is a pipe or a file.
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean => stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
