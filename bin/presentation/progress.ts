import type { WriteStream } from 'node:tty';
import type { CellReading } from '../../lambda/domain/inventory/reading';
import { holdsCertificates } from '../../lambda/domain/inventory/source';
import { counted, GAP_WORDS } from '../../lambda/domain/wording';
import { printable } from './printable';

/** What happens meanwhile, beside the result. */
export interface Progress {
  readonly reading: (reading: CellReading) => void;
  readonly warning: (sentence: string) => void;
  /** Takes the redrawn line away: the result follows. */
  readonly done: () => void;
}

const CLEAR_LINE = '\r\u001b[2K';

/** Tells of each cell as it is read: a line each; on a terminal one line that is redrawn, and lines only for what could not be read. */
export function progress(stream: Pick<WriteStream, 'isTTY' | 'write'>): Progress {
  let [cells, certificates] = [0, 0];
  const say = (line: string): void => void stream.write(`${stream.isTTY ? CLEAR_LINE : ''}${printable(line)}\n`);

  return {
    reading: (reading) => {
      cells += 1;
      if ('content' in reading) certificates += reading.content.certificates.length;
      if (!stream.isTTY || reading.status !== 'ok') say(lineOf(reading));
      if (stream.isTTY)
        stream.write(`${CLEAR_LINE}reading: ${counted(cells, 'cell')}, ${counted(certificates, 'certificate')}`);
    },
    warning: (sentence) => say(`warning: ${sentence}`),
    done: () => {
      if (stream.isTTY) stream.write(CLEAR_LINE);
    },
  };
}

function lineOf(reading: CellReading): string {
  const { region, source } = reading;
  const found = 'content' in reading ? foundIn(reading) : '';
  if (reading.status === 'ok') return `${region} ${source}: ${found}`;
  return `${region} ${source}: ${reading.status === 'partial' ? `${found}, ` : 'not read, '}${GAP_WORDS[reading.reason]}`;
}

const foundIn = ({ source, content }: Extract<CellReading, { readonly content: unknown }>): string =>
  holdsCertificates(source)
    ? counted(content.certificates.length, 'certificate')
    : counted(content.attachments.length, 'attachment');
