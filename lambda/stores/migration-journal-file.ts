import { open, readFile } from 'node:fs/promises';
import type { Journal } from '../app/migrate/ports';
import { decodeJournalEntry } from '../contract/migration-journal';
import type { JournalEntry } from '../domain/migration/journal';
import { systemCode, systemReason } from './system-reason';

/** `because` ends a sentence that begins with the name of the file. */
export type JournalReading =
  | { readonly kind: 'read'; readonly entries: readonly JournalEntry[] }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Reads the journal of a plan. One that does not exist is empty; a last line that was cut off by a crash counts as never written. */
export async function readJournalFile(path: string, plan: string): Promise<JournalReading> {
  const text = await textOf(path);
  if (typeof text !== 'string') return text;
  const lines = text.split('\n');
  // What follows the last line break was never whole.
  const entries = lines.slice(0, -1).map((line) => (line === '' ? 'blank' : (decoded(line) ?? 'malformed')));
  const bad = entries.indexOf('malformed');
  if (bad !== -1) return { kind: 'unreadable', because: `has a line ${bad + 1} that is no entry of a journal` };
  const sound = entries.filter((entry) => typeof entry !== 'string');
  return sound.some((entry) => entry.kind === 'run' && entry.plan !== plan)
    ? { kind: 'unreadable', because: 'is the journal of another plan' }
    : { kind: 'read', entries: sound };
}

async function textOf(path: string): Promise<string | Extract<JournalReading, { readonly kind: 'unreadable' }>> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return '';
    return { kind: 'unreadable', because: `cannot be read: ${systemReason(cause)}` };
  }
}

function decoded(line: string): JournalEntry | undefined {
  try {
    return decodeJournalEntry(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Appends to the journal, entry by entry, each on the disk before the promise resolves. */
export async function openJournalFile(path: string): Promise<Journal & { readonly close: () => Promise<void> }> {
  const file = await open(path, 'a+');
  await endCutLine(file);
  let last: Promise<unknown> = Promise.resolve();
  return {
    append: async (entry) => {
      const before = last;
      const own = before.then(async () => {
        await file.appendFile(`${JSON.stringify(entry)}\n`);
        await file.datasync();
      });
      last = own;
      await own;
    },
    close: async () => file.close(),
  };
}

/** A line that a crash cut off is taken away: nothing that followed from it was done. */
async function endCutLine(file: Awaited<ReturnType<typeof open>>): Promise<void> {
  const text = await file.readFile();
  await file.truncate(text.lastIndexOf('\n') + 1);
}
