import type { Certificate, IamCertificate } from '../certificate/certificate';
import { deadlineAt } from '../certificate/certificate-failure';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { DAY_MS, millisecondsBetween } from '../instant';
import type { MigrationProgress } from '../use/migration-progress';
import { migrationVerdict } from '../verdicts/migration-verdict';
import { inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

/**
 * Fails when at least one attachment has left an IAM server certificate, others are left, and none has left for some time.
 *
 * A migration that never began is not stalled: `legacy-certificate-in-use` tells of it. Facts: `remaining` of `seen` (ever), `lastLeftAt`.
 */
export const migrationStalled: Rule<Certificate> = {
  id: ruleId('migration-stalled'),
  title: 'Migration from IAM has stalled',
  meaning:
    'Attachments were moved away from this certificate, and then nothing happened for weeks. A migration that was thought ' +
    'complete and was not is how Coinbase went down in 2021.',
  remedy:
    'Move what is left, `npx notafter migrate plan --from ARN --out plan.json`, or write down who renews this certificate by hand, and when.',

  evaluate: (certificate, context) => migrationVerdict(certificate, context, verdictOfAttached),
};

function verdictOfAttached(
  certificate: IamCertificate,
  { remaining, seen, inWords, lastLeftAt }: MigrationProgress,
  { now, policy }: RuleContext,
): Verdict {
  const patience = policy.legacy.stalledAfterDays * DAY_MS;
  if (lastLeftAt === undefined || millisecondsBetween(lastLeftAt, now) < patience) return { kind: 'pass' };
  const summary =
    `the migration of ${labelOf(certificate)} has stalled: ${inWords} left, ` +
    `and none has left since ${inUtc(lastLeftAt)}`;
  const facts = { remaining, seen, lastLeftAt };
  return { kind: 'fail', severity: 'warning', summary, facts, ...deadlineAt(certificate.notAfter) };
}
