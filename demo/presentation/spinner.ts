import type { WriteStream } from 'node:tty';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const CLEAR_LINE = '\r\u001b[2K';
const EVERY_MS = 80;

/** Turns beside a text until it is told to stop, on a terminal; elsewhere it does nothing. Returns how to stop it. */
export function spin({ isTTY, write }: SpinnerStream, text: string): () => void {
  if (!isTTY) return () => undefined;
  let frame = 0;
  const draw = (): void => {
    write(`${CLEAR_LINE}  ${FRAMES[frame % FRAMES.length] ?? ''} ${text} …`);
    frame += 1;
  };
  draw();
  const timer = setInterval(draw, EVERY_MS);
  return () => {
    clearInterval(timer);
    write(CLEAR_LINE);
  };
}

/** A terminal, or not. */
export interface SpinnerStream extends Pick<WriteStream, 'isTTY'> {
  readonly write: (text: string) => void;
}
