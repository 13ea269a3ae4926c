import { judgeCase } from '../../../lambda/app/ledger/judge-case';
import { readEntries } from '../../../lambda/app/ledger/cases';
import type { Ledger } from '../../../lambda/app/ledger/ledger';
import type { Item, Table } from '../../../lambda/app/ports';
import type { Instant } from '../../../lambda/domain/instant';
import type { Judgement } from '../../../lambda/domain/judging/judgement';
import { isReadable } from '../../../lambda/domain/ledger/stored';
import { NOW } from '../../builders/instant';
import { aDecideContext } from '../../builders/ledger';
import { memoryTable } from '../../simulation/memory-table';

/** An empty ledger in memory, at a time that the test moves. */
export function aLedger() {
  const table = memoryTable();
  const clock: { time: Instant; readonly now: () => Instant } = { time: NOW, now: () => clock.time };
  let tokens = 0;
  const ledger: Ledger = { table, clock, tokens: { next: () => `token-${(tokens += 1)}` } };
  const entryOf = async ({ subject }: Pick<Judgement, 'subject'>) =>
    (await readEntries(ledger, [subject])).get(subject);
  return {
    ledger,
    clock,
    items: table.items,
    /** The item under that key. */
    item: (key: string): Item | undefined => table.items.get(key),
    put: (key: string, item: Item): void => void table.items.set(key, item),
    keys: (prefix = ''): readonly string[] => [...table.items.keys()].filter((key) => key.startsWith(prefix)),
    /** The same ledger, in whose table something happens right before each write. */
    before: (happens: (write: number) => Promise<void> | void): Ledger => {
      let writes = 0;
      const write: Table['write'] = async (changes) => {
        writes += 1;
        await happens(writes);
        return table.write(changes);
      };
      return { ...ledger, table: { ...table, write } };
    },
    entryOf,
    /** The case of the subject, which must be there. */
    readEntry: async (of: Pick<Judgement, 'subject'>) => {
      const entry = await entryOf(of);
      if (!isReadable(entry)) throw new Error(`the case of ${of.subject} is ${entry ?? 'absent'}`);
      return entry;
    },
    /** As the scan at that time would. */
    judge: async (judgement: Judgement) =>
      judgeCase(ledger, await entryOf(judgement), judgement, aDecideContext({ now: clock.time })),
  };
}
