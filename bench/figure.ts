/** A measured number beside what we allow ourselves. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** @default - none: the figure is there to be looked at */
  readonly budget?: number;
}

/** The middle one, so that a busy moment of the machine does not count. Of an empty list: not a number. */
export const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

/** How a program that measures in a process of its own hands over what it found. */
export const handOver = (figures: readonly Figure[]): void => void process.stdout.write(JSON.stringify(figures));

/** One line a figure: what, value, budget, and whether it is held. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, value, unit, budget }) => [
    what,
    `${rounded(value)} ${unit}`,
    budget === undefined ? '' : `budget ${budget} ${unit}`,
    budget === undefined || value <= budget ? '' : 'OVER BUDGET',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const rounded = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0);
