import type { Certificate, IamCertificate } from '../certificate/certificate';
import { deadlineAt } from '../certificate/certificate-failure';
import { isServable } from '../certificate/expiry';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import type { Instant } from '../instant';
import { isInside } from '../certificate/lifetime';
import { type MigrationProgress, PACE_DAYS } from '../use/migration-progress';
import { migrationVerdict } from '../verdicts/migration-verdict';
import { atMost, inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

const COVERING_SHOWN = 5;

/**
 * Fails while an IAM server certificate has an attachment: a migration to ACM that is not finished, as a number.
 *
 * Facts: `remaining` of `seen` (ever) attachments, the pace, and the certificates of ACM that could take over now. A new attachment is news, once
 * every walk has come to its end.
 */
export const legacyCertificateInUse: Rule<Certificate> = {
  id: ruleId('legacy-certificate-in-use'),
  title: 'IAM server certificate is in use',
  meaning:
    'Nobody renews a certificate in IAM, and AWS warns nobody of its end. One of these took Coinbase down in 2021.',
  remedy:
    'Request one that ACM renews for the same names, `aws acm request-certificate --domain-name NAME --validation-method ' +
    'DNS`, move every attachment to it, then delete this one.',

  evaluate: (certificate, context) => migrationVerdict(certificate, context, verdictOfAttached),
};

function verdictOfAttached(
  certificate: IamCertificate,
  progress: MigrationProgress,
  { now, policy, view }: RuleContext,
): Verdict {
  const { notAfter } = certificate;
  const span = view.spanOf(certificate);
  const isNear = span !== undefined && isInside(policy.legacy.critical, span) === true;
  const covering = view.coveredBy(certificate).filter((other) => isServable(other, now));
  const coveredBy = atMost(COVERING_SHOWN, covering.map(labelOf));

  const clauses = [
    `${labelOf(certificate)} is in use, ${progress.inWords} left`,
    ...trendOf(progress, notAfter),
    ...(notAfter === undefined ? [] : [`expires on ${inUtc(notAfter)}`]),
    ...(coveredBy.length === 0 ? [] : [`its names are covered by ${coveredBy.join(', ')}`]),
  ];
  const { remaining, seen, leftLately, doneBy } = progress;
  const facts = {
    remaining,
    seen,
    leftLately,
    ...(doneBy !== undefined && { doneBy }),
    coveredBy: atMost(
      COVERING_SHOWN,
      covering.map(({ arn }) => arn),
    ),
  };
  const severity = isNear ? 'critical' : 'warning';
  // While a walk goes on, what it finds is not new but newly read.
  const tally = view.inventory.cells.some((cell) => 'walk' in cell) ? {} : { tally: seen };
  return { kind: 'fail', severity, summary: clauses.join('; '), facts, ...tally, ...deadlineAt(notAfter) };
}

/** Says nothing of a migration that has not begun. */
function trendOf({ leftLately, doneBy }: MigrationProgress, notAfter: Instant | undefined): readonly string[] {
  if (doneBy === undefined) return [];
  const end = notAfter !== undefined && doneBy > notAfter ? 'it expires first' : `the last leaves on ${inUtc(doneBy)}`;
  return [`${leftLately} moved away within ${PACE_DAYS} days, at that pace ${end}`];
}
