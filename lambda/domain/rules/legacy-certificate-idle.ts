import type { Certificate } from '../certificate/certificate';
import { ruleId } from '../ids';
import { inUtc, labelOf } from '../wording';
import type { Rule } from './rule';

/** Fails, as info, on an IAM server certificate that provably nothing uses; passes on one in use; unknown where use is not proven. */
export const legacyCertificateIdle: Rule<Certificate> = {
  id: ruleId('legacy-certificate-idle'),
  title: 'IAM server certificate is idle',
  meaning: 'Nothing uses it. It is noise, and an invitation to attach it again.',
  remedy: 'Delete it: `aws iam delete-server-certificate --server-certificate-name NAME`.',

  evaluate(certificate, { view }) {
    if (certificate.source !== 'iam') return { kind: 'not-applicable' };
    const use = view.useOf(certificate);
    if (use.kind === 'unknown') return { kind: 'unknown', lacks: 'use' };
    if (use.kind === 'used') return { kind: 'pass' };

    const summary = `${labelOf(certificate)} has no attachment, as of ${inUtc(use.provenAt)}`;
    return { kind: 'fail', severity: 'info', because: 'unused', summary, facts: { provenAt: use.provenAt } };
  },
};
