import type { Certificate, IamCertificate } from '../certificate/certificate';
import type { Instant } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import { migrationProgress } from '../use/migration-progress';
import { labelOf } from '../wording';
import { bounded, firstOf } from './bounded';
import type { MigrationLeft, Shown } from './digest';

const SHOWN = 5;

const isLegacy = (certificate: Certificate): certificate is IamCertificate => certificate.source === 'iam';

/** The certificates of IAM that something uses, those that are farthest from their end first. One whose uses were not read is none of them. */
export function migrationsLeft(view: InventoryView, now: Instant): Shown<MigrationLeft> {
  const left = view.inventory.certificates.filter(isLegacy).flatMap((certificate): readonly MigrationLeft[] => {
    const progress = migrationProgress(certificate, view, now);
    if (progress === undefined || progress.remaining === 0) return [];
    const { remaining, seen, leftLately } = progress;
    return [{ name: bounded(labelOf(certificate)), remaining, seen, leftLately }];
  });
  return firstOf(
    SHOWN,
    left.toSorted((one, other) => other.remaining - one.remaining),
  );
}

/** Those that provably nothing uses: to be deleted before somebody attaches them again. */
export const idleIn = (view: InventoryView): Shown<string> =>
  firstOf(
    SHOWN,
    view.inventory.certificates
      .filter(isLegacy)
      .filter((certificate) => view.useOf(certificate).kind === 'unused')
      .map((certificate) => bounded(labelOf(certificate))),
  );
