import type { Look } from '../../bin/presentation/paint';
import { printable } from '../../bin/presentation/printable';
import { hanging, wrapped } from '../../bin/presentation/wrapped';
import { spin, type SpinnerStream } from './spinner';

/** In front of everything that is told. */
export const MARGIN = '  ';
const PROMPT = '$ ';
const CONTINUED = ' \\';

/** Where work is shown. */
interface Bench {
  readonly print: (lines: readonly string[]) => void;
  readonly spinner: SpinnerStream;
  readonly look: Look;
}

/** What takes time: how long it took is shown once it is done. */
export interface Work {
  /** Does something that takes time, and says so; `told` may add what came of it. */
  readonly step: <Result>(
    name: string,
    work: () => Promise<Result>,
    told?: (result: Result) => string,
  ) => Promise<Result>;
  /** Shows a command of a shell, runs it, and shows below what it says. `run` rejects where the command failed. */
  readonly command: <Result>(
    words: readonly string[],
    run: (say: (line: string) => void) => Promise<Result>,
  ) => Promise<Result>;
}

/** Work that is shown there. */
export const workAt = ({ print, spinner, look }: Bench): Work => ({
  step: async (name, work, told = () => '') => {
    const started = performance.now();
    const stop = spin(spinner, name);
    try {
      const result = await work();
      stop();
      print([doneLine([name, told(result)].filter((text) => text !== '').join(': '), started, look)]);
      return result;
    } finally {
      stop();
    }
  },
  command: async (words, run) => {
    const started = performance.now();
    const width = look.columns - MARGIN.length;
    print(['', ...commandLines(words, width).map((line) => MARGIN + look.paint.heading(line))]);
    const name = words.slice(1, 4).join(' ');
    let stop = spin(spinner, name);
    const say = (line: string): void => {
      stop();
      const text = printable(line);
      print((text.length <= width ? [text] : hanging(text, width)).map((part) => MARGIN + part));
      stop = spin(spinner, name);
    };
    try {
      const result = await run(say);
      stop();
      print([doneLine('exit status 0', started, look)]);
      return result;
    } finally {
      stop();
    }
  },
});

/** `✔ hourly scan: 42 certificates                       1.3 s`. */
function doneLine(what: string, started: number, { columns, paint }: Look): string {
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  return `${MARGIN}${paint.good('✔')} ${what.padEnd(columns - 6 - seconds.length)}  ${paint.faint(seconds)}`;
}

/** As a shell takes it: each line says that the next one continues it. */
function commandLines(words: readonly string[], width: number): readonly string[] {
  const lines = wrapped(words.join(' '), width - PROMPT.length - CONTINUED.length);
  return lines.map(
    (line, index) =>
      (index === 0 ? PROMPT : ' '.repeat(PROMPT.length)) + line + (index < lines.length - 1 ? CONTINUED : ''),
  );
}
