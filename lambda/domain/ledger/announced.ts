import type { Instant } from '../instant';
import type { Case } from './case';
import type { Incident, IncidentKey, Member } from './incident';
import type { Listener } from './listener';
import type { Alert } from '../severity';

/** What chat was told last. Moved by a line and by nothing else. Who was not told of an opening is not told of its end. `target`: whose chat; absent: the default one. */
export type Told = { readonly revision: number } & (
  { readonly open: false } | { readonly open: true; readonly highest: Alert; readonly target?: string }
);
/** That an incident carries the ring `rang`. */
export interface RingMark {
  readonly key: IncidentKey;
  readonly rang: number;
}
/** The announcer's own attributes of a case: the marks. They never go back. `summaries`: what sinks have that were added after `incident` was made. */
export interface Announced {
  readonly incident?: RingMark;
  readonly summaries?: Readonly<Partial<Record<Listener, RingMark>>>;
  readonly told?: Told;
}
/** `pendingSince`: sparse. Set by a transition if it was not there, removed with the last mark, in the same write. */
export interface Entry {
  readonly case: Case;
  readonly announced: Announced;
  readonly pendingSince?: Instant;
}
/** Whether the ring that stands has no incident yet. */
export const owesRing = ({ case: { rang }, announced: { incident } }: Entry): boolean => rang > (incident?.rang ?? 0);
/** Whether chat is to hear of the newest transition. */
export const hasNews = ({ case: { last, state }, announced: { told } }: Entry): boolean =>
  (told === undefined || told.revision < last.revision) && (state.kind !== 'resolved' || told?.open === true);
/** Whether a mark for `handled` takes `pendingSince` away: nobody moved the case since, and its ring has an incident. */
export const isSettled = (entry: Entry, handled: number): boolean =>
  entry.case.last.revision === handled && !owesRing(entry);
/** What carries the newest ring for a listener: a summary, if it was added since, or the incident that all others have. */
export function markFor(
  listener: Listener,
  { case: { rang }, announced: { incident, summaries } }: Entry,
): RingMark | undefined {
  const summary = summaries?.[listener];
  return summary?.rang === rang ? summary : incident;
}
/** The incidents that carry the newest ring, of all listeners; first the one of those that were there when it rang. */
export const carriersOf = ({
  case: { rang },
  announced: { incident, summaries = {} },
}: Entry): readonly IncidentKey[] => [
  ...(incident === undefined ? [] : [incident.key]),
  ...Object.values(summaries).flatMap((mark) => (mark?.rang === rang ? [mark.key] : [])),
];
/**
 * The very ring of the member stands, and no other incident carries it for those whom this one is for. Once false, false for ever. An incident is wanted while
 * a member rings under it.
 */
export function ringsUnder(
  { key, addedFor }: Pick<Incident, 'key' | 'addedFor'>,
  member: Member,
  { case: { rang }, announced: { incident, summaries } }: Entry,
): boolean {
  const mark = addedFor === undefined ? incident : summaries?.[addedFor];
  return rang === member.rang && (mark?.rang !== rang || mark.key === key);
}
