import type { AcmCertificate, AcmStatus, Certificate } from '../certificate/certificate';
import { failureOf, type Trouble } from '../certificate/certificate-failure';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import { inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

/**
 * Fails on a request that ACM does not fulfil, by its age since `requestedAt` (else since we first saw it), and on a revoked certificate in use.
 *
 * A request cannot be in use, so that use lowers nothing here. One that timed out or failed is history after a week.
 */
export const certificateNotIssued: Rule<Certificate> = {
  id: ruleId('certificate-not-issued'),
  title: 'Certificate was not issued, or was revoked',
  meaning: 'Somebody waits for a certificate that does not come, or serves one that clients may refuse.',
  remedy:
    'Not validated: put the CNAME record that `aws acm describe-certificate --certificate-arn ARN` shows into its zone. ' +
    'Failed: request it again. Revoked: put another in its place now.',

  evaluate(certificate, context) {
    if (certificate.source !== 'acm') return { kind: 'not-applicable' };
    if (certificate.status === undefined) return { kind: 'unknown', lacks: 'status' };
    return VERDICTS[certificate.status](certificate, context, certificate.status);
  },
};

const pass = (): Verdict => ({ kind: 'pass' });

type Judge = (certificate: AcmCertificate, context: RuleContext, status: AcmStatus) => Verdict;

const VERDICTS: Readonly<Record<AcmStatus, Judge>> = {
  PENDING_VALIDATION: verdictOfPending,
  VALIDATION_TIMED_OUT: verdictOfFailed,
  FAILED: verdictOfFailed,
  REVOKED: verdictOfRevoked,
  ISSUED: pass,
  INACTIVE: pass,
  EXPIRED: pass,
};

const requestOf = (certificate: AcmCertificate, { view }: RuleContext): Instant | undefined =>
  certificate.requestedAt ?? view.memoryOf(certificate).firstSeenAt;

function verdictOfPending(certificate: AcmCertificate, context: RuleContext): Verdict {
  const { infoAfterHours, warningAfterHours } = context.policy.notIssued;
  const requestedAt = requestOf(certificate, context);
  if (requestedAt === undefined) return { kind: 'unknown', lacks: 'history' };
  const hours = millisecondsBetween(requestedAt, context.now) / HOUR_MS;
  const summary = `${labelOf(certificate)}, requested on ${inUtc(requestedAt)}, still waits for validation`;
  const facts = { requestedAt, status: 'PENDING_VALIDATION' };
  if (hours >= warningAfterHours) return { kind: 'fail', severity: 'warning', summary, facts };
  if (hours < infoAfterHours) return { kind: 'pass' };
  return { kind: 'fail', severity: 'info', because: 'minor', summary, facts };
}

function verdictOfFailed(certificate: AcmCertificate, context: RuleContext, status: AcmStatus): Verdict {
  const { failureReason } = certificate;
  const requestedAt = requestOf(certificate, context);
  if (requestedAt === undefined) return { kind: 'unknown', lacks: 'history' };
  const isHistory = millisecondsBetween(requestedAt, context.now) > context.policy.notIssued.agesOutAfterDays * DAY_MS;
  const cause = failureReason === undefined ? status : `${status}, ${failureReason}`;
  const summary = `${labelOf(certificate)}, requested on ${inUtc(requestedAt)}, was never issued: ${cause}`;
  const facts = { requestedAt, status, ...(failureReason !== undefined && { failureReason }) };
  if (isHistory) return { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts };
  return { kind: 'fail', severity: 'warning', summary, facts };
}

function verdictOfRevoked(certificate: AcmCertificate, { view }: RuleContext): Verdict {
  const { revokedAt, observedAt } = certificate;
  const what = `was revoked${revokedAt === undefined ? '' : ` on ${inUtc(revokedAt)}`}`;
  const trouble: Trouble = {
    severity: 'critical',
    what,
    facts: { status: 'REVOKED' },
    deadline: revokedAt ?? observedAt,
  };
  return failureOf(certificate, trouble, view);
}
