import { earliestDeadline } from '../ledger/findings';
import type { Notice } from '../message';
import { inUtc } from '../wording';
import { changedBy } from './changed-by';
import { labelled, listed } from './row';
import { useNames } from './uses';
import { kindOf } from '../subject';

/** What is told of one of several beside its title: `2026-11-26 08:00 UTC · eu-west-1 · used by: edge-1 · owners: platform`. */
export function caseWhere({ subject, about, state, omitted }: Notice): string {
  const deadline = earliestDeadline(state.findings);
  return [
    ...(deadline === undefined ? [] : [inUtc(deadline)]),
    about.region,
    ...labelled('used by', kindOf(subject) === 'certificate' ? useNames(about, { omitted: omitted?.attachments }) : []),
    ...labelled('owners', listed(about.owners)),
    ...labelled('changed by', changedBy(about)),
  ].join(' · ');
}
