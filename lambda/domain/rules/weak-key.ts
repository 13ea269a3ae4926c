import type { Certificate } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import { ruleId } from '../ids';
import type { Rule } from './rule';

/** Fails on RSA keys of 1,024 bits and less. Other families pass, also those that we do not know: only RSA is judged by its length. */
export const weakKey: Rule<Certificate> = {
  id: ruleId('weak-key'),
  title: 'Key of the certificate is weak',
  meaning: 'An RSA key so short can be broken, and current clients refuse it.',
  remedy:
    'Request one with a new key, `aws acm request-certificate --domain-name NAME --validation-method DNS --key-algorithm ' +
    'EC_prime256v1`, and put it in place of this one.',

  evaluate(certificate, { policy, view }) {
    const { key } = certificate;
    if (key === undefined) return { kind: 'unknown', lacks: 'key' };
    if (key.family !== 'rsa' || key.bits > policy.weakKey.rsaBits) return { kind: 'pass' };

    const what = `has an RSA key of ${key.bits} bits`;
    return failureOf(certificate, { severity: 'warning', what, facts: { bits: key.bits }, deadline: undefined }, view);
  },
};
