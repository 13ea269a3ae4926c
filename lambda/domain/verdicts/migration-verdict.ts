import type { Certificate, IamCertificate } from '../certificate/certificate';
import type { Verdict } from '../finding';
import { type MigrationProgress, migrationProgress } from '../use/migration-progress';
import type { RuleContext } from '../rules/rule';

/** Judges a certificate of IAM that is attached somewhere. */
type Unfinished = (certificate: IamCertificate, progress: MigrationProgress, context: RuleContext) => Verdict;

/**
 * What a rule says of the migration of a certificate, if all that it has to judge is one that is not finished.
 *
 * Attachments that were not read are unknown; none among those that were read passes only if nothing is left unread.
 */
export function migrationVerdict(certificate: Certificate, context: RuleContext, unfinished: Unfinished): Verdict {
  if (certificate.source !== 'iam') return { kind: 'not-applicable' };
  const progress = migrationProgress(certificate, context.view, context.now);
  if (progress === undefined) return { kind: 'unknown', lacks: 'attachments' };
  if (progress.remaining > 0) return unfinished(certificate, progress, context);
  return context.view.useOf(certificate).kind === 'unused' ? { kind: 'pass' } : { kind: 'unknown', lacks: 'use' };
}
