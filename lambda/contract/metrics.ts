/** Namespace of the one custom metric. */
export const METRIC_NAMESPACE = 'Notafter';

/**
 * The larger of the minutes since a scan reached its end and the age of the oldest thing that is due.
 *
 * Written by the announcer each minute, so that no data means that the announcer is dead.
 */
export const MINUTES_SINCE_GOOD_RUN = 'MinutesSinceGoodRun';

/** Its only dimension. CloudWatch tells metrics apart by their dimensions: the alarm finds what the announcer writes only under the very same. */
export const METRIC_DIMENSIONS = { service: 'announce' } as const;
