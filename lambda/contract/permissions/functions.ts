import type { Permission } from './permission';

/** The scanner's: what it wrote is announced at once, not at the next full minute. */
export const SCAN_FUNCTIONS_PERMISSIONS: readonly Permission[] = [
  { actions: ['lambda:InvokeFunction'], on: 'announce', reason: 'tells what the scan found as soon as it ends' },
];

/** The announcer's. */
export const ANNOUNCE_FUNCTIONS_PERMISSIONS: readonly Permission[] = [
  { actions: ['lambda:InvokeFunction'], on: 'scan', reason: 'first scan after a deploy, and cells to be read again' },
  { actions: ['lambda:InvokeFunction'], on: 'sinks', reason: 'a sink that has not accepted is asked again' },
];
