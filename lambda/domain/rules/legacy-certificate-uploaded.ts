import type { Certificate } from '../certificate/certificate';
import { ruleId } from '../ids';
import type { InventoryView } from '../inventory/inventory-view';
import { DAY_MS, millisecondsBetween } from '../instant';
import { inUtc, labelOf } from '../wording';
import type { Rule } from './rule';

/**
 * Fails on an IAM server certificate that was uploaded lately, while somebody looked: what was there before the first reading is no news.
 *
 * It ages out, and ends when the certificate was attached and nothing uses it any more. Without `uploadedAt`, which IAM always tells, there is nothing
 * to count from.
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

  evaluate(certificate, { now, policy, view }) {
    if (certificate.source !== 'iam') return { kind: 'not-applicable' };
    const { uploadedAt, name } = certificate;
    if (uploadedAt === undefined) return { kind: 'unknown', lacks: 'history' };
    if (uploadedAt <= (view.inventory.since ?? view.inventory.takenAt)) return { kind: 'pass' };
    const summary = `${labelOf(certificate)} was uploaded to IAM on ${inUtc(uploadedAt)}`;
    const facts = { uploadedAt, name };
    if (hasServed(certificate, view)) return { kind: 'fail', severity: 'info', because: 'unused', summary, facts };
    if (millisecondsBetween(uploadedAt, now) > policy.legacy.uploadedAgesOutAfterDays * DAY_MS)
      return { kind: 'fail', severity: 'info', because: 'aged-out', summary, facts };
    return { kind: 'fail', severity: 'warning', summary, facts };
  },
};

const hasServed = (certificate: Certificate, view: InventoryView): boolean =>
  view.memoryOf(certificate).lastAttachedAt !== undefined && view.useOf(certificate).kind === 'unused';
