import { gapsFor, wholeUses } from '../../../lambda/app/migrate/whole-uses';
import { awsSources } from '../../../lambda/collectors/aws-sources';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { type Region, region } from '../../../lambda/domain/ids';
import type { PlanGap } from '../../../lambda/domain/migration/plan';
import type { Attachment } from '../../../lambda/domain/use/attachment';
import { attachmentsByCertificate } from '../../../lambda/domain/use/attachment-owners';
import { progress } from '../../presentation/progress';
import { systemClock } from '../../system-clock';
import { certificateNamed } from '../certificate-named';
import { readAccountNow } from '../scan-account';

/** A certificate, what uses it, and what was not read whole and may hold a use. */
export interface UsesNow {
  readonly certificate: Certificate;
  readonly attachments: readonly Attachment[];
  readonly gaps: readonly PlanGap[];
  readonly homeRegion: Region;
}

/** Reads the whole account for the uses of one certificate. */
export async function usesNow(text: string, config: string | undefined): Promise<UsesNow> {
  const heard = progress(process.stderr);
  const read = readAccountNow({ allRegions: true, config }, heard);
  const { inventory: scanned, settings } = await read.finally(heard.done);
  const certificate = certificateNamed(text, scanned.certificates);
  const homeRegion = region(settings.homeRegion);
  const sources = awsSources({ account: scanned.account, homeRegion, clock: systemClock });
  const inventory = await wholeUses({ sources, clock: systemClock }, scanned, certificate);
  return {
    certificate,
    attachments: attachmentsByCertificate(inventory).get(certificate.id) ?? [],
    gaps: gapsFor(inventory, certificate),
    homeRegion,
  };
}
