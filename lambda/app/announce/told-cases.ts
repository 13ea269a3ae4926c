import { ringsUnder } from '../../domain/ledger/announced';
import type { Case } from '../../domain/ledger/case';
import type { Incident } from '../../domain/ledger/incident';
import type { IncidentView } from '../../domain/ledger/intent-of';
import { isReadable } from '../../domain/ledger/stored';

/** The cases for which an incident rings now. */
export const ringingCases = ({ key, members }: Incident, { cases }: IncidentView): readonly Case[] =>
  members.flatMap((member) => {
    const entry = cases[member.subject];
    return isReadable(entry) && ringsUnder(key, member, entry) ? [entry.case] : [];
  });

/** The cases of its members, as far as the ledger knows them. */
export const memberCases = ({ members }: Incident, { cases }: IncidentView): readonly Case[] =>
  members
    .map(({ subject }) => cases[subject])
    .filter((entry) => isReadable(entry))
    .map((entry) => entry.case);
