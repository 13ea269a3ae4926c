/**
 * How long our functions may run, and how long they hold what others wait for, in seconds.
 *
 * Each lease is longer than the timeout of the function that takes it: nobody works on when it is over.
 */
export const TIMING = {
  /** `walkSeconds`: after so long no further load balancers are walked; what else there is to do fits in the rest. */
  scan: { timeoutSeconds: 600, leaseSeconds: 630, walkSeconds: 400 },
  announce: { timeoutSeconds: 50, leaseSeconds: 60 },
  'on-certificate-event': { timeoutSeconds: 30 },
  'on-change-event': { timeoutSeconds: 30 },
  /** `leaseSeconds`: of what it claims. */
  sink: { timeoutSeconds: 30, leaseSeconds: 45 },
  /** All handshakes of the largest request, where nobody answers; nobody waits for it but the command line. */
  probe: { timeoutSeconds: 90 },
} as const;

/** When the newest scan is late: two may fail, the third may not. */
export const lateAfterMinutes = (scanEveryMinutes: number): number => 2.5 * scanEveryMinutes;

/** So many minutes without a pass the announcer may be; also how long the alarm of the watchdog waits. */
export const ANNOUNCER_LATE_MINUTES = 15;
