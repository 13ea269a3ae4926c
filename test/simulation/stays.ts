import type { Scheduler } from './scheduler';

/** When a pager is there, in seconds. */
export interface Stay {
  readonly from: number;
  readonly until: number;
}

/** From the middle on; in half of the schedules it goes meanwhile. */
export function staysOf(scheduler: Scheduler): readonly Stay[] {
  const { faultsUntil } = scheduler.mix;
  const from = faultsUntil * (0.3 + scheduler.upTo(0.3));
  if (scheduler.upTo(1) < 0.5) return [{ from, until: Infinity }];
  const until = from + scheduler.upTo(faultsUntil * 0.3);
  return [
    { from, until },
    { from: until + scheduler.upTo(faultsUntil * 0.3), until: Infinity },
  ];
}
