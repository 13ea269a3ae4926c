import type { Certificate } from '../certificate/certificate';
import type { Rule, RuleContext } from '../rules/rule';

/** Whether a certificate has a finding of warning or above: somebody is told of it. */
export const hasAlert = (
  certificate: Certificate,
  rules: readonly Rule<Certificate>[],
  context: RuleContext,
): boolean =>
  rules.some((rule) => {
    const verdict = rule.evaluate(certificate, context);
    return verdict.kind === 'fail' && verdict.severity !== 'info';
  });
