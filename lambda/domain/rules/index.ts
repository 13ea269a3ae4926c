import type { AlertPath } from '../alert-path/alert-path';
import type { BlindSpot } from '../judging/blind-spot';
import type { Certificate } from '../certificate/certificate';
import type { RuleId } from '../ids';
import type { Trails } from '../inventory/trails';
import { acceptanceEnding } from './acceptance-ending';
import { alertPathAcknowledgementsUnread } from './alert-path-acknowledgements-unread';
import { alertPathEmailOnly } from './alert-path-email-only';
import { alertPathFewRecipients } from './alert-path-few-recipients';
import { alertPathFiltered } from './alert-path-filtered';
import { alertPathNoSubscriber } from './alert-path-no-subscriber';
import { alertPathPending } from './alert-path-pending';
import { alertPathRemoved } from './alert-path-removed';
import { alertPathSingle } from './alert-path-single';
import { alertPathUndeliverable } from './alert-path-undeliverable';
import { blindSpot } from './blind-spot';
import { caaForbidsAmazon } from './caa-forbids-amazon';
import { changeEventsOff } from './change-events-off';
import { certificateDetached } from './certificate-detached';
import { certificateExpired } from './certificate-expired';
import { certificateExpiring } from './certificate-expiring';
import { certificateNotIssued } from './certificate-not-issued';
import { exportedCopyStale } from './exported-copy-stale';
import { inventoryDropped } from './inventory-dropped';
import { legacyCertificateIdle } from './legacy-certificate-idle';
import { legacyCertificateInUse } from './legacy-certificate-in-use';
import { legacyCertificateUploaded } from './legacy-certificate-uploaded';
import { migrationStalled } from './migration-stalled';
import { migrationUnfinished } from './migration-unfinished';
import { renewalBlocked } from './renewal-blocked';
import { renewalIneligible } from './renewal-ineligible';
import { renewalOverdue } from './renewal-overdue';
import type { Rule } from './rule';
import { validatedByEmail } from './validated-by-email';
import { validationRecordMissing } from './validation-record-missing';
import { weakKey } from './weak-key';

/** Every rule by the kind of its subject, in the order in which verdicts and messages list them. A drill is judged by none. */
export const RULES: {
  readonly certificate: readonly Rule<Certificate>[];
  readonly blindSpot: readonly Rule<BlindSpot>[];
  readonly alertPath: readonly Rule<AlertPath>[];
  readonly trails: readonly Rule<Trails>[];
} = {
  certificate: [
    certificateExpired,
    certificateExpiring,
    renewalIneligible,
    renewalBlocked,
    renewalOverdue,
    validationRecordMissing,
    caaForbidsAmazon,
    validatedByEmail,
    exportedCopyStale,
    certificateDetached,
    legacyCertificateInUse,
    migrationStalled,
    migrationUnfinished,
    legacyCertificateUploaded,
    certificateNotIssued,
    weakKey,
    legacyCertificateIdle,
  ],
  blindSpot: [blindSpot, inventoryDropped],
  alertPath: [
    alertPathNoSubscriber,
    alertPathUndeliverable,
    alertPathEmailOnly,
    alertPathFiltered,
    alertPathPending,
    alertPathFewRecipients,
    alertPathSingle,
    alertPathRemoved,
    alertPathAcknowledgementsUnread,
  ],
  trails: [changeEventsOff],
};

/** What a rule says of itself, whatever its subject. */
export type RuleText = Omit<Rule<never>, 'evaluate'>;

/** All rules of all subjects, in their order; last the one that looks at what the others said. */
export const allRules: readonly RuleText[] = [
  ...RULES.certificate,
  ...RULES.blindSpot,
  ...RULES.alertPath,
  ...RULES.trails,
  acceptanceEnding,
];

/** The ledger may name a rule of an earlier version, which is not here. */
export const RULE_BY_ID: ReadonlyMap<RuleId, RuleText> = new Map(allRules.map((rule) => [rule.id, rule]));
