import { causeInAuthority } from '../certificate/cause-in-authority';
import type { AcmCertificate, Certificate, RenewalProgress } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import type { Facts, Verdict } from '../finding';
import { ruleId } from '../ids';
import { HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import { isInside } from '../certificate/lifetime';
import { isAcmToRenew, isInsideRenewalWindow, milderIfManaged } from '../certificate/renewal';
import { inUtc } from '../wording';
import type { Rule, RuleContext } from './rule';

type Troubled = Extract<RenewalProgress, { kind: 'pending-validation' | 'failed' }>;

const isTroubled = (progress: RenewalProgress): progress is Troubled =>
  progress.kind === 'pending-validation' || progress.kind === 'failed';

/**
 * Fails while ACM tries to renew a certificate and cannot: it failed, names a reason, or has waited 72 hours for a validation.
 *
 * The hours are of our own count, as ACM's date moves with each try; a summary no newer than `notBefore` tells of an earlier renewal.
 * A renewal that was not read is unknown where one is due; before that there is nothing to read, which is what makes the rule conclusive.
 */
export const renewalBlocked: Rule<Certificate> = {
  id: ruleId('renewal-blocked'),
  title: 'Renewal of the certificate is blocked',
  meaning: 'ACM has tried to renew it and could not. It tries again, and fails again, until the cause is gone.',
  remedy:
    'See which name is not validated: `aws acm describe-certificate --certificate-arn ARN`, under RenewalSummary. Most ' +
    'often its CNAME record has to go back into the public zone.',

  evaluate(certificate, context) {
    if (!isAcmToRenew(certificate, context.now)) return { kind: 'not-applicable' };
    const { progress } = certificate.renewal;
    if (progress.kind === 'not-read') {
      return isInsideRenewalWindow(certificate, context.now)
        ? { kind: 'unknown', lacks: 'renewal' }
        : { kind: 'not-applicable' };
    }
    return isTroubled(progress) ? verdictOfTrouble(certificate, progress, context) : { kind: 'pass' };
  },
};

function verdictOfTrouble(certificate: AcmCertificate, progress: Troubled, context: RuleContext): Verdict {
  const { notBefore } = certificate;
  const span = context.view.spanOf(certificate);
  if (span === undefined) return { kind: 'unknown', lacks: 'not-after' };
  if (notBefore === undefined) return { kind: 'unknown', lacks: 'not-before' };
  if (progress.updatedAt <= notBefore) return { kind: 'pass' };
  const since = context.view.memoryOf(certificate).pendingValidationSince;
  const patience = patienceWith(progress, since, context);
  if (patience !== 'over') return patience === 'left' ? { kind: 'pass' } : { kind: 'unknown', lacks: 'history' };

  const { notAfter } = span;
  const isNear = isInside(context.policy.blocked.critical, span) === true;
  const severity = milderIfManaged(certificate, isNear ? 'critical' : 'warning');
  const authority = causeInAuthority(certificate, context.view);
  const what = [`expires on ${inUtc(notAfter)}`, causeOf(progress), ...authority.words].join(', ');
  const facts = { notAfter, ...factsOf(progress, since), ...authority.facts };
  return failureOf(certificate, { severity, what, facts, deadline: notAfter }, context.view);
}

function patienceWith(
  progress: Troubled,
  since: Instant | undefined,
  context: RuleContext,
): 'over' | 'left' | 'unknown' {
  if (progress.kind === 'failed' || progress.reason !== undefined) return 'over';
  if (since === undefined) return 'unknown';
  const { now, policy } = context;
  if (millisecondsBetween(since, now) >= policy.blocked.pendingValidationHours * HOUR_MS) return 'over';
  // A count that begins with this very reading is none: it may have waited for weeks.
  return since < progress.readAt ? 'left' : 'unknown';
}

const causeOf = ({ kind, reason }: Troubled): string =>
  `its renewal ${kind === 'failed' ? 'failed' : 'waits for validation'}${reason === undefined ? '' : ` (${reason})`}`;

const factsOf = ({ kind, reason }: Troubled, since: Instant | undefined): Facts => ({
  progress: kind,
  ...(reason !== undefined && { reason }),
  ...(since !== undefined && { pendingValidationSince: since }),
});
