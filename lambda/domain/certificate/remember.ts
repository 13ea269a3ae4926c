import { type Attachment, placeOf } from '../use/attachment';
import type { AcmCertificate, Certificate, RenewalProgress } from './certificate';
import type { Instant } from '../instant';
import type { Memory, Reading, Remember } from './memory';

/**
 * What is known of a certificate after one more reading.
 *
 * The same reading twice changes nothing more. What a reading does not tell (eligibility unknown, attachments not read) leaves the memory of it as it is.
 */
export const remember: Remember = (previous, reading) =>
  previous !== undefined && reading.certificate.observedAt < previous.last.certificate.observedAt
    ? previous.memory
    : rememberReading(previous?.memory ?? {}, previous?.last, reading);

function rememberReading(memory: Memory, last: Reading | undefined, { certificate, attachments }: Reading): Memory {
  const endedAt = previousTerm(last?.certificate, certificate);
  const { lastAttachments: before, ...rest } = memory;
  const lost = lostAfter(before, last, attachments);
  return {
    firstSeenAt: certificate.observedAt,
    ...(certificate.source === 'acm' ? rememberRenewal(rest, certificate, endedAt !== undefined) : rest),
    ...(lost !== undefined && { lastAttachments: lost }),
    ...(endedAt !== undefined && { previousNotAfter: endedAt }),
    ...(attachments !== undefined && rememberAttachments(memory, attachments, certificate.observedAt)),
  };
}

type Attachments = readonly Attachment[] | undefined;

/** Where none is found any more, what the last inventory held is nowhere else. */
function lostAfter(before: Attachments, last: Reading | undefined, found: Attachments): Attachments {
  if (found !== undefined && found.length > 0) return undefined;
  return last?.attachments?.length ? last.attachments : before;
}

/** The `notAfter` that a renewal or re-import has moved. */
const previousTerm = (last: Certificate | undefined, { notAfter }: Certificate): Instant | undefined =>
  last?.notAfter === notAfter ? undefined : last?.notAfter;

function rememberRenewal(memory: Memory, certificate: AcmCertificate, isNewTerm: boolean): Memory {
  const { renewal, exported, observedAt } = certificate;
  const { ineligibleSince, pendingValidationSince, ...rest } = memory;
  const ineligible = ineligibleAfter(ineligibleSince, renewal.eligibility, observedAt);
  const pending = pendingAfter(isNewTerm ? undefined : pendingValidationSince, renewal.progress);
  return {
    ...rememberUse(rest, certificate),
    ...(ineligible !== undefined && { ineligibleSince: ineligible }),
    ...(pending !== undefined && { pendingValidationSince: pending }),
    ...(renewal.eligibility === 'eligible' && { lastEligibleAt: observedAt }),
    ...(exported === true && { lastExportedSeenAt: observedAt }),
  };
}

function rememberUse(memory: Memory, { inUse, observedAt }: AcmCertificate): Memory {
  const { unusedSince, ...rest } = memory;
  if (inUse === true) return { ...rest, lastInUseAt: observedAt };
  const isFirst = inUse === false && unusedSince === undefined && memory.lastInUseAt !== undefined;
  return isFirst ? { ...memory, unusedSince: observedAt } : memory;
}

function ineligibleAfter(
  since: Instant | undefined,
  eligibility: AcmCertificate['renewal']['eligibility'],
  observedAt: Instant,
): Instant | undefined {
  if (eligibility === 'eligible') return undefined;
  return eligibility === 'ineligible' ? (since ?? observedAt) : since;
}

function pendingAfter(since: Instant | undefined, progress: RenewalProgress): Instant | undefined {
  switch (progress.kind) {
    case 'pending-validation':
      return since ?? progress.readAt;
    // ACM gives up a try after 72 hours and starts the next one: neither ends the wait.
    case 'failed':
    case 'pending-auto-renewal':
    case 'not-read':
      return since;
    case 'not-started':
    case 'succeeded':
      return undefined;
  }
}

/** More than one only where it was renamed, or is used by CloudFront and others. */
const NAMES_KEPT = 5;

function rememberAttachments(memory: Memory, attachments: readonly Attachment[], observedAt: Instant): Partial<Memory> {
  const fell = attachments.length < lastCount(memory);
  const lastAttachedAt = newest(attachments);
  const { attachmentsSeen = [] } = memory;
  const counts = countsAfter(memory, attachments.length, lastAttachedAt ?? observedAt);
  if (lastAttachedAt === undefined) return { ...counts, ...(fell && { attachmentsLastFell: observedAt }) };
  return {
    lastAttachedAt,
    attachedAs: [
      ...new Set([...attachments.map(({ certificate }) => certificate), ...(memory.attachedAs ?? [])]),
    ].slice(0, NAMES_KEPT),
    attachmentsSeen: [...new Set([...attachmentsSeen, ...attachments.map(placeOf)])],
    ...counts,
    ...(fell && { attachmentsLastFell: lastAttachedAt }),
  };
}

/** More than enough for a trend; a migration that moves one listener a day fits in twice. */
const COUNTS_KEPT = 50;

function countsAfter(memory: Memory, count: number, at: Instant): Partial<Memory> {
  const { attachmentCounts = [] } = memory;
  if (lastCount(memory) === count) return {};
  return { attachmentCounts: [...attachmentCounts, { at, count }].slice(-COUNTS_KEPT) };
}

/** The last count that was taken. */
const lastCount = ({ attachmentCounts = [] }: Memory): number => attachmentCounts.at(-1)?.count ?? 0;

const newest = (attachments: readonly Attachment[]): Instant | undefined =>
  attachments
    .map(({ observedAt }) => observedAt)
    .reduce<Instant | undefined>((most, next) => (most === undefined || next > most ? next : most), undefined);
