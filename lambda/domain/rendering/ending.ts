import type { ResolvedReason } from '../ledger/transition';
import type { SubjectId } from '../subject';
import { isDrill } from './subject-name';

/** Only the first claims health. What was excused, lost from sight or closed by age is told as that, and never as repaired. */
const ENDINGS: Readonly<Record<ResolvedReason, string>> = {
  healthy: 'is healthy again: it was read, and no rule fails any more',
  unused: 'is no longer in use: every place that could use it was read',
  gone: 'is gone: two readings agree that it is not there any more',
  'aged-out': 'is closed because of its age; nothing says that it was repaired',
  'rule-retired': 'is closed because its rule no longer exists; nothing says that it was repaired',
  'out-of-scope': 'is no longer watched: its region is excluded or switched off; nothing says that it was repaired',
};

/** Why a case ended: `api.example.com is no longer in use: …`. */
export const endingOf = (name: string, subject: SubjectId, reason: ResolvedReason): string =>
  isDrill(subject) ? `${name} is over` : `${name} ${ENDINGS[reason]}`;

/** Health, or at least no more use: the endings that nobody has to look into. */
export const isGoodEnding = (reason: ResolvedReason): boolean => reason === 'healthy' || reason === 'unused';
