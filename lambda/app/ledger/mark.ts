import { incidentMark, markedRang, toldMark } from '../../contract/ledger-items';
import { type Entry, isSettled, type RingMark, type Told } from '../../domain/ledger/announced';
import type { Line } from '../../domain/ledger/bulletin';
import type { Case } from '../../domain/ledger/case';
import { type ChatPost, linesIn } from '../../domain/ledger/chat-post';
import type { Incident } from '../../domain/ledger/incident';
import { isReadable } from '../../domain/ledger/stored';
import type { NonEmpty, SinkId } from '../../domain/ids';
import type { SubjectId } from '../../domain/subject';
import type { Condition, Item, ItemChange } from '../ports';
import { readEntries } from './cases';
import { inBatches } from './in-batches';
import { bulletinItemKey, caseKey, incidentItemKey, pendingKey } from './keys';
import type { Ledger } from './ledger';

/** Marks the members of an incident with it, and then the incident as marked. A case that is gone or cannot be read is left out. */
export async function markIncident(
  ledger: Ledger,
  { key, members, addedFor }: Pick<Incident, 'key' | 'members' | 'addedFor'>,
): Promise<void> {
  const entries = await readEntries(
    ledger,
    members.map(({ subject }) => subject),
  );
  const readable = members.filter(({ subject }) => isReadable(entries.get(subject)));
  await inBatches(readable, async ({ subject, rang }) =>
    ledger.table.write([ringMark(subject, { key, rang }, addedFor)]),
  );
  await noteMarked(ledger, incidentItemKey(key));
}

/** Marks the cases of a bulletin as told, and then the bulletin as marked. A case that is gone or cannot be read is left out. */
export async function markBulletin(ledger: Ledger, post: ChatPost): Promise<void> {
  const lines = linesIn(post);
  const entries = await readEntries(
    ledger,
    lines.map(({ subject }) => subject),
  );
  await inBatches(lines, async (line) => {
    const entry = entries.get(line.subject);
    if (isReadable(entry)) await markTold(ledger, entry, toldBy(line, post.target));
  });
  await noteMarked(ledger, bulletinItemKey(post.key));
}

/** Takes a case out of the pending ones of which there is nothing more to tell. One that moved on meanwhile stays. */
export async function settle(ledger: Ledger, { subject, last }: Case): Promise<void> {
  await ledger.table.write(settlement(subject, last.revision, {}, []));
}

const noteMarked = async ({ table }: Ledger, key: string) =>
  table.write([{ kind: 'update', key, condition: { kind: 'present' }, set: { marked: true } }]);

/** Marks never go back: a newer ring keeps its own. */
const ringMark = (subject: SubjectId, mark: RingMark, addedFor: SinkId | undefined): ItemChange => ({
  kind: 'update',
  key: caseKey(subject),
  condition: { kind: 'all', of: [{ kind: 'present' }, isBehind(markedRang(addedFor), mark.rang)] },
  set: incidentMark(mark, addedFor),
});

const toldBy = ({ revision, says, highest }: Line, target: string | undefined): Told =>
  says === 'open'
    ? { revision, open: true, highest, ...(target !== undefined && { target }) }
    : { revision, open: false };

async function markTold(ledger: Ledger, entry: Entry, told: Told): Promise<void> {
  const { subject } = entry.case;
  const { revision } = told;
  const mark = toldMark(told);
  const behind = isBehind('toldRevision', revision);
  if (isSettled(entry, revision)) {
    const outcome = await ledger.table.write(settlement(subject, revision, mark, [behind]));
    if (outcome === 'written') return;
  }
  // It moved on since it was read, so that it stays pending: only the mark.
  const condition: Condition = { kind: 'all', of: [{ kind: 'present' }, behind] };
  await ledger.table.write([{ kind: 'update', key: caseKey(subject), condition, set: mark }]);
}

/** The last mark of a revision and the end of its being pending, at once, unless the case moved on. */
const settlement = (
  subject: SubjectId,
  revision: number,
  set: Item,
  also: readonly Condition[],
): NonEmpty<ItemChange> => [
  {
    kind: 'update',
    key: caseKey(subject),
    condition: { kind: 'all', of: [{ kind: 'equals', attribute: 'revision', value: revision }, ...also] },
    set,
    remove: ['pendingSince'],
  },
  { kind: 'delete', key: pendingKey(subject) },
];

const isBehind = (attribute: string, value: number): Condition => ({
  kind: 'any',
  of: [
    { kind: 'attribute-absent', attribute },
    { kind: 'below', attribute, value },
  ],
});
