import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refusal } from '../refusal';

/** Longer than every key of a medium: whoever pipes a whole file by mistake hears of it at once. */
const MOST_CHARACTERS = 65_536;

/** Asks on a terminal without showing what is typed; else reads all of stdin. Without the line break at the end. Refuses when the user gives up. */
export async function readSecretly(question: string): Promise<string> {
  const text = process.stdin.isTTY ? await typed(question) : await piped();
  return text.trim();
}

async function typed(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const givenUp = new AbortController();
  prompt.on('SIGINT', () => givenUp.abort());
  prompt.on('close', () => givenUp.abort());
  process.stderr.write(`${question}: `);
  try {
    return await prompt.question('', { signal: givenUp.signal });
  } catch {
    throw new Refusal('given up: nothing was written');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}

async function piped(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MOST_CHARACTERS) throw new Refusal('what comes from stdin is too long for a key');
  }
  return text;
}
