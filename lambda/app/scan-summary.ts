import type { ScanOutcome } from './scan';

/** What a log line says of a scan: counts and reasons, no names of certificates. */
export function scanSummary(outcome: ScanOutcome): Readonly<Record<string, unknown>> {
  if (outcome.kind !== 'judged') return outcome;
  const {
    kind,
    run,
    inventory,
    changes,
    effort,
    unreadAnnotations,
    recorded,
    degraded,
    digest,
    snapshot,
    lost,
    ended,
  } = outcome;
  return {
    kind,
    run,
    certificates: inventory.certificates.length,
    attachments: inventory.attachments.length,
    ...effort,
    changes: changes.map(({ id, action }) => ({ id, action })),
    unread: inventory.cells
      .filter(({ status }) => status !== 'ok' && status !== 'skipped')
      .map((cell) => ({
        region: cell.region,
        source: cell.source,
        status: cell.status,
        ...('reason' in cell && { reason: cell.reason }),
      })),
    ...(unreadAnnotations.length > 0 && { unreadAnnotations }),
    moved: recorded.moved.map(({ last }) => ({ change: last.kind, reason: last.reason, rings: last.rings })),
    unwritten: recorded.unwritten.map(({ because }) => because),
    degraded,
    digest,
    snapshot,
    ...(lost !== undefined && { lost }),
    ended,
  };
}
