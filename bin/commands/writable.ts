import type { OpenJournal } from '../../lambda/stores/journal-file';
import { systemReason } from '../../lambda/stores/system-reason';
import { BrokenOff } from '../broken-off';
import { Refusal } from '../refusal';

/** Nothing is done that cannot be written down. */
export async function writable<Opened>(file: string, open: (file: string) => Promise<Opened>): Promise<Opened> {
  try {
    return await open(file);
  } catch (cause) {
    throw new Refusal(`${file} cannot be written: ${systemReason(cause)}`);
  }
}

/** Opens a journal; once it cannot be written any more, nothing more is done. */
export async function openedJournal<Entry>(
  file: string,
  open: (file: string) => Promise<OpenJournal<Entry>>,
): Promise<OpenJournal<Entry>> {
  const { append, close } = await writable(file, open);
  return {
    close,
    append: async (entry) => {
      try {
        await append(entry);
      } catch (cause) {
        throw new BrokenOff(
          `${file} cannot be written any more: ${systemReason(cause)}; nothing more is done: once it can be, run the same command again`,
        );
      }
    },
  };
}
