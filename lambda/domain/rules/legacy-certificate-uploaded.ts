import type { Certificate } from '../certificate';
import { ruleId } from '../ids';
import { DAY_MS, millisecondsBetween } from '../instant';
import { inUtc, labelOf } from '../wording';
import type { Rule } from './rule';

/**
 * Fails on an IAM server certificate that was uploaded lately, used or not, and ages out: a new legacy certificate is worth a question, once.
 *
 * Without `uploadedAt`, which IAM always tells, there is nothing to count from.
 */
export const legacyCertificateUploaded: Rule<Certificate> = {
  id: ruleId('legacy-certificate-uploaded'),
  title: 'A certificate was uploaded to IAM',
  meaning:
    'Somebody began to use the old way anew: nobody renews this certificate, and AWS warns nobody of its end. The one that ' +
    'took Coinbase down in 2021 was uploaded while the migration to ACM was going on.',
  remedy:
    'Ask who uploaded it to take one of ACM instead, `aws acm request-certificate --domain-name NAME --validation-method DNS`, ' +
    'and delete it: `aws iam delete-server-certificate --server-certificate-name NAME`.',

  evaluate(certificate, { now, policy }) {
    if (certificate.source !== 'iam') return { kind: 'not-applicable' };
    const { uploadedAt, name } = certificate;
    if (uploadedAt === undefined) return { kind: 'unknown', lacks: 'history' };
    const summary = `${labelOf(certificate)} was uploaded to IAM on ${inUtc(uploadedAt)}`;
    const facts = { uploadedAt, name };
    if (millisecondsBetween(uploadedAt, now) > policy.legacy.uploadedAgesOutAfterDays * DAY_MS)
      return { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts };
    return { kind: 'fail', severity: 'warning', summary, facts };
  },
};
