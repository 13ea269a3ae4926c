import type { ResolvedReason } from '../ledger/transition';
import { kindOf, type SubjectId } from '../subject';

/** What health is, of each kind of subject. */
const HEALTHY = {
  certificate: 'is healthy again, as last read',
  'blind-spot': 'can be read again',
  'alert-path': 'works again, as last read',
  'change-events': 'can be heard of again, as last read',
  drill: 'is over',
} as const;

/** What was excused, lost from sight or closed by age is told as that, and never as repaired. */
const ENDINGS: Readonly<Record<Exclude<ResolvedReason, 'healthy'>, string>> = {
  unused: 'is no longer in use: every place that could use it was read',
  gone: 'is gone: two readings agree that it is not there any more',
  'aged-out': 'is closed because of its age; nothing says that it was repaired',
  'rule-retired': 'is closed because its rule no longer exists; nothing says that it was repaired',
  accepted: 'is accepted by the configuration; nothing says that it was repaired',
  'out-of-scope': 'is no longer watched: its region is excluded or switched off; nothing says that it was repaired',
};

/** Why a case ended: `api.example.com is no longer in use: …`. A drill is over, whatever ended it. */
export function endingOf(name: string, subject: SubjectId, reason: ResolvedReason): string {
  const kind = kindOf(subject);
  return `${name} ${reason === 'healthy' || kind === 'drill' ? HEALTHY[kind] : ENDINGS[reason]}`;
}

/** Health, or at least no more use: the endings that nobody has to look into. */
export const isGoodEnding = (reason: ResolvedReason): boolean => reason === 'healthy' || reason === 'unused';
