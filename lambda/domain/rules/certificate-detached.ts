import type { AcmCertificate, Certificate } from '../certificate/certificate';
import { isNeverIssued, isServable } from '../certificate/expiry';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import { verdictOfRetired } from '../verdicts/verdict-of-retired';
import { successorOf } from '../use/successor';
import { inUtc, labelOf } from '../wording';
import { formerUses } from '../use/former-uses';
import type { Rule, RuleContext } from './rule';

/**
 * Fails when a certificate of ACM has lost its last use, by its own row, and ages out; unless another one in use covers its names, or
 * people left it with `notafter migrate`.
 *
 * Told before `renewal-ineligible` can be sure, and of imported certificates too: what was detached by mistake is best attached again at once.
 */
export const certificateDetached: Rule<Certificate> = {
  id: ruleId('certificate-detached'),
  title: 'Certificate has lost its last use',
  meaning:
    'It was in use, and nothing uses it any more. Meant so, it can be deleted. If not, something now serves another ' +
    'certificate or none, and ACM will not renew this one.',
  remedy:
    'Detached by mistake: attach it again, `aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=ARN`. ' +
    'No longer needed: `aws acm delete-certificate --certificate-arn ARN`.',

  evaluate(certificate, context) {
    if (certificate.source !== 'acm' || hasEnded(certificate, context.now)) return { kind: 'not-applicable' };
    if (certificate.inUse === undefined) return { kind: 'unknown', lacks: 'use' };
    const { lastInUseAt, unusedSince } = context.view.memoryOf(certificate);
    if (lastInUseAt === undefined || unusedSince === undefined) return { kind: 'pass' };
    const isUsed = certificate.inUse || context.view.useOf(certificate).kind === 'used';
    return isUsed ? { kind: 'pass' } : verdictOfDetached(certificate, { lastInUseAt, unusedSince }, context);
  },
};

const hasEnded = (certificate: AcmCertificate, now: Instant): boolean =>
  isNeverIssued(certificate) || (certificate.notAfter !== undefined && certificate.notAfter <= now);

function verdictOfDetached(
  certificate: AcmCertificate,
  { lastInUseAt, unusedSince }: { readonly lastInUseAt: Instant; readonly unusedSince: Instant },
  context: RuleContext,
): Verdict {
  const { now, policy, view } = context;
  const successor = successorOf(certificate, view, (other) => isServable(other, now));
  const uses = formerUses(view.memoryOf(certificate));
  const whence = uses.length === 0 ? '' : `, by ${uses.join(', ')}`;
  const took = successor === undefined ? '' : `; ${labelOf(successor)} has taken over its names`;
  const summary = `${labelOf(certificate)} has lost its last use: last seen in use on ${inUtc(lastInUseAt)}${whence}${took}`;
  const facts = { lastInUseAt, unusedSince, uses, ...(successor !== undefined && { successor: successor.arn }) };
  const isHistory = millisecondsBetween(unusedSince, now) > policy.detached.agesOutAfterDays * DAY_MS;

  if (successor !== undefined) return { kind: 'fail', severity: 'info', because: 'unused', summary, facts };
  if (isHistory) return { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts };
  return (
    verdictOfRetired(certificate, view, { summary, facts }) ?? { kind: 'fail', severity: 'warning', summary, facts }
  );
}
