import type { AcmCertificate, Certificate } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import { causeOfIneligibility } from '../certificate/ineligibility';
import { verdictOfRetired } from '../verdicts/verdict-of-retired';
import { isAcmToRenew, isProvenIneligible } from '../certificate/renewal';
import { successorOf } from '../use/successor';
import { inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

/**
 * Fails while ACM says, in two complete readings 30 minutes apart, that it will not renew what it issued; in use: critical.
 *
 * One that dropped out, eligible at an earlier reading and unused now, is critical too, and for a week, unless another has taken over its names or
 * people left it with `notafter migrate`.
 * Unused and never seen eligible is a fact to know, no more; without an earlier reading nobody can tell the two apart.
 */
export const renewalIneligible: Rule<Certificate> = {
  id: ruleId('renewal-ineligible'),
  title: 'ACM will not renew the certificate',
  meaning: 'ACM issued it, but renews only what a service of AWS uses and what was exported. As it is, it will expire.',
  remedy:
    'Attach it to what serves it, `aws elbv2 modify-listener --listener-arn LISTENER --certificates CertificateArn=ARN`, ' +
    'or export it where it is used outside of AWS. No longer needed: `aws acm delete-certificate --certificate-arn ARN`.',

  evaluate(certificate, context) {
    const { now, policy, view } = context;
    if (!isAcmToRenew(certificate, now)) return { kind: 'not-applicable' };
    const { notAfter, renewal } = certificate;
    if (renewal.eligibility === 'eligible') return { kind: 'pass' };
    if (renewal.eligibility === 'unknown') return { kind: 'unknown', lacks: 'eligibility' };
    if (!isProvenIneligible(certificate, view.memoryOf(certificate), policy))
      return { kind: 'unknown', lacks: 'history' };
    if (view.useOf(certificate).kind === 'unused') return verdictOfUnused(certificate, context);

    const { words, facts } = causeOfIneligibility(certificate, view);
    const ends = notAfter === undefined ? '' : ` and expires on ${inUtc(notAfter)}`;
    const what = ['will not be renewed by ACM' + ends, ...words].join(', ');
    return failureOf(
      certificate,
      { severity: 'critical', what, facts: { ...facts, eligibility: 'ineligible' }, deadline: notAfter },
      view,
    );
  },
};

function verdictOfUnused(certificate: AcmCertificate, context: RuleContext): Verdict {
  const { firstSeenAt, lastEligibleAt } = context.view.memoryOf(certificate);
  if (lastEligibleAt !== undefined) return verdictOfDroppedOut(certificate, lastEligibleAt, context);
  if (firstSeenAt === undefined || firstSeenAt >= certificate.observedAt) return { kind: 'unknown', lacks: 'history' };
  const summary = `${labelOf(certificate)} is not renewed by ACM, as nothing ever used it`;
  return { kind: 'fail', severity: 'info', because: 'minor', summary, facts: { use: 'unused' } };
}

function verdictOfDroppedOut(certificate: AcmCertificate, lastEligibleAt: Instant, context: RuleContext): Verdict {
  const { now, policy, view } = context;
  const { ineligibleSince = lastEligibleAt } = view.memoryOf(certificate);
  const successor = successorOf(certificate, view, (other) => isRenewed(other, now));
  const cause = causeOfIneligibility(certificate, view);
  const history = { lastEligibleAt, ineligibleSince, ...(successor && { successor: successor.arn }) };
  const facts = { ...cause.facts, use: 'unused', ...history };
  const since = `dropped out of automatic renewal: last seen eligible on ${inUtc(lastEligibleAt)}, now unused`;
  const fell = [since, ...cause.words].join(', ');
  const summary = `${labelOf(certificate)} ${fell}${successor ? `; ${labelOf(successor)} has taken over its names` : ''}`;
  const isHistory = millisecondsBetween(ineligibleSince, now) > policy.ineligible.agesOutAfterDays * DAY_MS;

  if (successor !== undefined) return { kind: 'fail', severity: 'info', because: 'unused', summary, facts };
  if (isHistory) return { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts };
  const retired = verdictOfRetired(certificate, view, { summary, facts });
  // Without a deadline: its end hurts nobody, so that no rung rings again.
  return retired ?? { kind: 'fail', severity: 'critical', summary, facts };
}

const isRenewed = (other: Certificate, now: Instant): boolean =>
  isAcmToRenew(other, now) && other.renewal.eligibility === 'eligible';
