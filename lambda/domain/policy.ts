import type { Alert } from './severity';

/** Inside when r ≤ min(days, L / lifetimeDivisor). Without L the days alone; with neither there is no limit to be inside of. */
export interface Limit {
  readonly days?: number;
  readonly lifetimeDivisor?: number;
}

/** Every threshold of a rule that is a matter of taste. Hours and days are of elapsed time. */
export interface Policy {
  readonly expiring: {
    readonly nobody: Readonly<Record<Alert, Limit>>;
    /** Of a lifetime that is known: the client renews by shares of it. Else those of `nobody` hold. */
    readonly acmeClient: Readonly<Record<Alert, Limit>>;
  };
  readonly ineligible: {
    /** Complete readings that must agree: 1 on the first reading of the command line, which has no second. */
    readonly readings: 1 | 2;
    readonly minutesBetweenReadings: number;
    /** After so long a certificate that dropped out and is unused is history. */
    readonly agesOutAfterDays: number;
  };
  readonly blocked: { readonly pendingValidationHours: number; readonly critical: Limit };
  readonly overdue: Readonly<Record<Alert, Limit>>;
  /** What hinders a validation is a warning from so long before ACM begins to renew, and never before that part of the lifetime is left. */
  readonly validation: { readonly approachDays: number; readonly lifetimeDivisor: number };
  readonly exported: { readonly critical: Limit };
  readonly legacy: {
    readonly critical: Limit;
    readonly stalledAfterDays: number;
    readonly uploadedAgesOutAfterDays: number;
  };
  /** Of a migration that was begun: to be finished so long before the old certificate ends, and a page where nothing moves as long before that. */
  readonly migration: { readonly finishedBeforeDays: number; readonly withoutProgressDays: number };
  readonly detached: { readonly agesOutAfterDays: number };
  readonly notIssued: {
    readonly infoAfterHours: number;
    readonly warningAfterHours: number;
    readonly agesOutAfterDays: number;
  };
  readonly weakKey: { readonly rsaBits: number };
  readonly blindSpot: {
    readonly scanIntervals: number;
    readonly criticalAfterHours: number;
  };
  /** A list that lacks more than so many, or more than so many percent and at least so many, is doubted. */
  readonly dropped: {
    readonly moreThanCertificates: number;
    readonly moreThanPercent: number;
    readonly atLeastCertificates: number;
  };
  /** Of the way from a topic to people. */
  readonly alertPath: {
    /** Fewer than so many working subscriptions are a single path: 1 is enough for whoever wants only one. */
    readonly targets: number;
    /** Fewer than so many phones and mailboxes are few, where no machine looks for somebody who answers. */
    readonly recipients: number;
    readonly pendingHours: number;
  };
  readonly use: {
    /** A proof of `unused` older than this is none: the full walk runs every 6 hours. */
    readonly proofHours: number;
  };
}

/** The defaults: what a team that changes nothing gets. */
export const DEFAULT_POLICY: Policy = {
  expiring: {
    nobody: { warning: { days: 45, lifetimeDivisor: 4 }, critical: { days: 14, lifetimeDivisor: 6 } },
    acmeClient: { warning: { lifetimeDivisor: 6 }, critical: { lifetimeDivisor: 12 } },
  },
  ineligible: { readings: 2, minutesBetweenReadings: 30, agesOutAfterDays: 7 },
  blocked: { pendingValidationHours: 72, critical: { days: 14, lifetimeDivisor: 12 } },
  overdue: { warning: { days: 30, lifetimeDivisor: 6 }, critical: { days: 14, lifetimeDivisor: 12 } },
  validation: { approachDays: 30, lifetimeDivisor: 2 },
  exported: { critical: { days: 14 } },
  legacy: { critical: { days: 30 }, stalledAfterDays: 14, uploadedAgesOutAfterDays: 7 },
  migration: { finishedBeforeDays: 30, withoutProgressDays: 7 },
  detached: { agesOutAfterDays: 7 },
  notIssued: { infoAfterHours: 6, warningAfterHours: 48, agesOutAfterDays: 7 },
  weakKey: { rsaBits: 1024 },
  blindSpot: { scanIntervals: 3, criticalAfterHours: 24 },
  dropped: { moreThanCertificates: 5, moreThanPercent: 20, atLeastCertificates: 3 },
  alertPath: { targets: 2, recipients: 3, pendingHours: 24 },
  use: { proofHours: 12 },
};
