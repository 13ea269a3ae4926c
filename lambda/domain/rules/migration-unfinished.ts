import type { Certificate } from '../certificate/certificate';
import { deadlineAt } from '../certificate/certificate-failure';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween, plusMilliseconds } from '../instant';
import { isOver, type MigrationRecord } from '../migration/migration-record';
import { successorLabel } from '../migration/successor-label';
import { verdictOfUnverified } from '../verdicts/verdict-of-unverified';
import type { Attachment } from '../use/attachment';
import { formerUses } from '../use/former-uses';
import { usesLeft } from '../verdicts/uses-left';
import type { Alert } from '../severity';
import { counted, inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

/**
 * Fails while a certificate that people began to leave with `notafter migrate` is still in use: until no use is left, not until it feels done.
 *
 * Where nothing is left, it fails while something was moved that showed the new certificate to nobody. While the migration is carried out, nobody knows yet.
 * Facts: `unverified` by name; `remaining` of `total` uses where they were read, `left` by name, who began it and when, `finishBy`.
 */
export const migrationUnfinished: Rule<Certificate> = {
  id: ruleId('migration-unfinished'),
  title: 'Migration is not finished',
  meaning:
    'Somebody began to move all uses of this certificate to another one, and some are left. A migration that was thought ' +
    'complete and was not is how Coinbase went down in 2021.',
  remedy:
    'Plan again and move what is left, `npx notafter migrate plan --from ARN --out plan.json`; what it leaves as it is, by ' +
    'hand. Not verified: `npx notafter migrate apply plan.json` with its plan, from where handshakes reach it. Given up: `npx notafter migrate rollback plan.json` with the first plan.',

  evaluate(certificate, context) {
    const record = context.view.migrationOf(certificate);
    if (record === undefined) return { kind: 'not-applicable' };
    if (record === 'unreadable') return NOT_KNOWN;
    const uses = usesLeft(certificate, context.view);
    const { unverified } = record;
    const isOpen = isOver(record, context.now);
    if (!('kind' in uses)) return isOpen ? verdictOfLeft({ certificate, record, uses }, context) : NOT_KNOWN;
    if (uses.kind !== 'pass' || unverified === undefined) return uses;
    return isOpen ? verdictOfUnverified(certificate, record, { unverified, view: context.view }) : NOT_KNOWN;
  },
};

const NOT_KNOWN: Verdict = { kind: 'unknown', lacks: 'migration' };

interface Left {
  readonly certificate: Certificate;
  readonly record: MigrationRecord;
  readonly uses: readonly Attachment[];
}

function verdictOfLeft(left: Left, context: RuleContext): Verdict {
  const { certificate, record, uses } = left;
  const { view, policy } = context;
  const total = Math.max(record.total, uses.length);
  const names = formerUses({ lastAttachments: uses });
  const finishBy = finishByOf(certificate, policy.migration.finishedBeforeDays);
  const movedAt = lastMovedAt(left, context);
  const summary = [
    `the migration of ${labelOf(certificate)} to ${successorLabel(record.to, view)} is not finished: ` +
      (names.length === 0
        ? 'it is still in use'
        : `${uses.length} of ${counted(total, 'use')} left, ${names.join(', ')}`),
    `none has left since ${inUtc(movedAt)}`,
    ...(finishBy === undefined ? [] : [`to be finished by ${inUtc(finishBy)}`]),
  ].join('; ');
  const facts = {
    ...(names.length > 0 && { remaining: uses.length, left: names }),
    ...{ total, successor: record.to, startedAt: record.startedAt, startedBy: record.by, lastMovedAt: movedAt },
    ...(finishBy !== undefined && { finishBy }),
  };
  // Dated by the end itself: rungs that were crossed at the day to finish by would not ring when it comes near.
  const deadline = isRenewed(certificate) ? {} : deadlineAt(certificate.notAfter);
  return { kind: 'fail', severity: severityOf(left, context), summary, facts, ...deadline };
}

/** Its end hurts nobody for as long as ACM renews it. */
const isRenewed = ({ renews }: Certificate): boolean => renews === 'acm';

function severityOf(left: Left, context: RuleContext): Alert {
  const { now, policy, view } = context;
  const { finishedBeforeDays, withoutProgressDays } = policy.migration;
  const span = view.spanOf(left.certificate);
  if (span === undefined || isRenewed(left.certificate)) return 'warning';
  const isNear = span.remaining <= (finishedBeforeDays + withoutProgressDays) * DAY_MS;
  const isStill = millisecondsBetween(lastMovedAt(left, context), now) >= withoutProgressDays * DAY_MS;
  return isNear && isStill ? 'critical' : 'warning';
}

/** Also what was moved by other means. */
function lastMovedAt({ certificate, record }: Left, { view }: RuleContext): Instant {
  const { startedAt, lastMovedAt: moved = startedAt } = record;
  const { attachmentsLastFell: fell = startedAt } = view.memoryOf(certificate);
  return fell > moved ? fell : moved;
}

function finishByOf({ renews, notAfter }: Certificate, days: number): Instant | undefined {
  return renews === 'acm' || notAfter === undefined ? undefined : plusMilliseconds(notAfter, -days * DAY_MS);
}
