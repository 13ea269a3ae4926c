import { acknowledgedBy, isAcknowledged } from '../../domain/ledger/acknowledgement';
import { ringsUnder } from '../../domain/ledger/announced';
import type { Case } from '../../domain/ledger/case';
import type { IncidentKey, Member } from '../../domain/ledger/incident';
import type { Acknowledgement } from '../../domain/ledger/silence';
import { isReadable } from '../../domain/ledger/stored';
import type { SubjectId } from '../../domain/subject';
import { readEntries } from '../ledger/cases';
import { changeCase, type UnwrittenCase } from '../ledger/change-case';
import { inBatches } from '../ledger/in-batches';
import type { Ledger } from '../ledger/ledger';
import { readIncidents } from '../ledger/live';

/** Notes that somebody knows of the ring of a case. `not-ringing`: nobody is woken for it now. Rejects where the table does not answer. */
export async function acknowledge(
  ledger: Ledger,
  subject: SubjectId,
  by: string,
): Promise<{ readonly kind: 'acknowledged' | 'not-ringing' } | UnwrittenCase> {
  const known = (await readEntries(ledger, [subject])).get(subject);
  const changed = await changeCase(ledger, subject, known, (before) => {
    const after = before && acknowledgedBy(by, before, ledger.clock.now());
    return after === undefined ? { kind: 'not-ringing' as const } : { kind: 'acknowledged' as const, case: after };
  });
  return changed.kind === 'unwritten' ? changed : { kind: changed.step.kind };
}

/** What became of one of several rings. `known`: somebody knew of it before, which stands. `not-ringing`: it is over, or another one has come. */
export type RingAcknowledged = { readonly subject: SubjectId } & (
  | { readonly kind: 'acknowledged' | 'not-ringing' }
  | { readonly kind: 'known'; readonly acknowledgement: Acknowledgement }
  | UnwrittenCase
);

/** Notes that somebody knows of these very rings, and of none that came since they were looked at. Rejects where the table does not answer. */
export async function acknowledgeRings(
  ledger: Ledger,
  rings: readonly Member[],
  by: string,
): Promise<readonly RingAcknowledged[]> {
  const entries = await readEntries(
    ledger,
    rings.map(({ subject }) => subject),
  );
  return inBatches(rings, async (ring) => {
    const { subject } = ring;
    const known = entries.get(subject);
    const changed = await changeCase(ledger, subject, known, (before) => ringStep(ring, before, by, ledger));
    if (changed.kind === 'unwritten') return { subject, ...changed };
    const { step } = changed;
    return step.kind === 'acknowledged' ? { subject, kind: step.kind } : { subject, ...step };
  });
}

type RingStep =
  | { readonly kind: 'acknowledged'; readonly case: Case }
  | { readonly kind: 'known'; readonly acknowledgement: Acknowledgement }
  | { readonly kind: 'not-ringing' };

function ringStep({ rang }: Member, before: Case | undefined, by: string, { clock }: Ledger): RingStep {
  if (before?.rang !== rang) return { kind: 'not-ringing' };
  const { acknowledgement } = before;
  if (acknowledgement !== undefined && isAcknowledged(before)) return { kind: 'known', acknowledgement };
  return { kind: 'acknowledged', case: { ...before, acknowledgement: { by, at: clock.now(), rang } } };
}

/** Notes that somebody knows of all for which an incident rings now. `rings` is empty where that is nothing. Rejects where the table does not answer. */
export async function acknowledgeIncident(
  ledger: Ledger,
  key: IncidentKey,
  by: string,
): Promise<
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'looked-at'; readonly rings: readonly RingAcknowledged[] }
> {
  const incident = (await readIncidents(ledger, [key])).get(key);
  if (incident === undefined) return { kind: 'none' };
  if (!isReadable(incident)) return { kind: 'unreadable' };
  const { members } = incident;
  const entries = await readEntries(
    ledger,
    members.map(({ subject }) => subject),
  );
  const ringing = members.filter((member) => {
    const entry = entries.get(member.subject);
    return entry === 'unreadable' || (entry !== undefined && ringsUnder(incident, member, entry));
  });
  return { kind: 'looked-at', rings: await acknowledgeRings(ledger, ringing, by) };
}
