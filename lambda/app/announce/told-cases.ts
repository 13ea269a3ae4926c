import type { Case } from '../../domain/ledger/case';
import type { Incident } from '../../domain/ledger/incident';
import type { IncidentView } from '../../domain/ledger/intent-of';
import { isReadable } from '../../domain/ledger/stored';

/** The cases of its members, as far as the ledger knows them. */
export const memberCases = ({ members }: Incident, { cases }: IncidentView): readonly Case[] =>
  members
    .map(({ subject }) => cases[subject])
    .filter((entry) => isReadable(entry))
    .map((entry) => entry.case);
