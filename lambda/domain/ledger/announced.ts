import type { Instant } from '../instant';
import type { Case } from './case';
import type { IncidentKey, Member } from './incident';
import type { Alert } from '../severity';

/** What chat was told last. Moved by a line and by nothing else. Who was not told of an opening is not told of its end. `target`: whose chat; absent: the default one. */
export type Told = { readonly revision: number } & (
  { readonly open: false } | { readonly open: true; readonly highest: Alert; readonly target?: string }
);
/** The announcer's own attributes of a case: the marks. They never go back. `incident`: the one that carries the ring `rang`. */
export interface Announced {
  readonly incident?: { readonly key: IncidentKey; readonly rang: number };
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
/** The very ring of the member stands, and no other incident carries it. Once false, false for ever. An incident is wanted while a member rings under it. */
export const ringsUnder = (
  key: IncidentKey,
  member: Member,
  { case: { rang }, announced: { incident } }: Entry,
): boolean => rang === member.rang && (incident?.rang !== rang || incident.key === key);
