import type { Direction } from '../../domain/direction';
import type { Change } from '../../domain/operations/change';
import type { JournalEntry } from '../../domain/operations/journal';
import type { Pace } from '../migrate/ports';

/** How what a change is about stands now, as a fingerprint of the change. */
export type Standing = { readonly kind: 'read'; readonly fingerprint: string } | { readonly kind: 'unreadable' };

/** `again`: not done or perhaps done, and worth another try. `refused`: AWS will not do it. */
export type ChangeAnswer = 'done' | 'again' | 'refused';

/** What operations change. Neither rejects. A write changes the one thing that it names. */
export interface Changes {
  readonly read: (change: Change) => Promise<Standing>;
  readonly write: (change: Change, direction: Direction) => Promise<ChangeAnswer>;
}

/** What was done. What cannot be written rejects: nothing is done that is not written down. */
export interface OperationJournal {
  readonly append: (entry: JournalEntry) => Promise<void>;
}

/** The outside of an operation that is carried out. */
export interface CarryOutPorts {
  readonly changes: Changes;
  readonly journal: OperationJournal;
  readonly pace: Pace;
}
