import { open, readFile } from 'node:fs/promises';
import { systemCode, systemReason } from './system-reason';

/** `because` ends a sentence that begins with the name of the file. */
export type JournalReading<Entry> = { readonly kind: 'read'; readonly entries: readonly Entry[] } | Unreadable;

interface Unreadable {
  readonly kind: 'unreadable';
  readonly because: string;
}

/** What a journal has lines of: things that were done, each in a run of a plan. `undefined`: the value is none. */
export type DecodeEntry<Entry> = (value: unknown) => Entry | undefined;

/** The entry that says which plan a run was of. */
interface RunEntry {
  readonly kind: string;
  readonly plan?: string;
}

/** Reads the journal of a plan. One that does not exist is empty; a last line that was cut off by a crash counts as never written. */
export async function readEntries<Entry extends RunEntry>(
  path: string,
  plan: string,
  decode: DecodeEntry<Entry>,
): Promise<JournalReading<Entry>> {
  const text = await textOf(path);
  if (typeof text !== 'string') return text;
  const lines = text.split('\n');
  // What follows the last line break was never whole.
  const entries = lines.slice(0, -1).map((line) => (line === '' ? 'blank' : (decoded(line, decode) ?? 'malformed')));
  const bad = entries.indexOf('malformed');
  if (bad !== -1)
    return {
      kind: 'unreadable',
      because: `has a line ${bad + 1} that is no entry of a journal: mend or delete that line`,
    };
  const sound = entries.filter((entry): entry is Entry => typeof entry !== 'string');
  return sound.some((entry) => entry.plan !== undefined && entry.plan !== plan)
    ? { kind: 'unreadable', because: 'is the journal of another plan' }
    : { kind: 'read', entries: sound };
}

async function textOf(path: string): Promise<string | Unreadable> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return '';
    return { kind: 'unreadable', because: `cannot be read: ${systemReason(cause)}` };
  }
}

function decoded<Entry>(line: string, decode: DecodeEntry<Entry>): Entry | undefined {
  try {
    return decode(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** A journal that is written to. What cannot be written rejects. */
export interface OpenJournal<Entry> {
  readonly append: (entry: Entry) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Appends to the journal, entry by entry, each on the disk before the promise resolves. */
export async function openEntries<Entry>(path: string): Promise<OpenJournal<Entry>> {
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
