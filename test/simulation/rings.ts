import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import type { SubjectId } from '../../lambda/domain/subject';
import type { World } from './world';

/** The ring of a subject that an incident carries; 0: none. */
export const ringIn = (world: World, key: IncidentKey, subject: SubjectId): number =>
  world.incidentOf(key)?.members.find((member) => member.subject === subject)?.rang ?? 0;
