import { type Instant } from '../instant';
import { type Entry, ringsUnder } from './announced';
import type { Case } from './case';
import { earliestDeadline } from './findings';
import type { Incident } from './incident';
import type { IncidentView } from './intent-of';
import { rungAt } from './rung';
import { isReadable } from './stored';

/** The members for which an incident rings now. */
export const ringingEntries = (incident: Incident, { cases }: IncidentView): readonly Entry[] =>
  incident.members.flatMap((member) => {
    const entry = cases[member.subject];
    return isReadable(entry) && ringsUnder(incident, member, entry) ? [entry] : [];
  });

/** The cases for which an incident rings now. */
export const ringingCases = (incident: Incident, view: IncidentView): readonly Case[] =>
  ringingEntries(incident, view).map((entry) => entry.case);

/** Whether one of them has 24 hours left at most, or none. */
export const isPressing = (cases: readonly Case[], now: Instant): boolean =>
  cases.some(({ state }) => ['1d', 'expired'].includes(rungAt(earliestDeadline(state.findings), now)));
