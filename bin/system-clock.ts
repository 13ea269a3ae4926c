import type { Clock } from '../lambda/app/ports';
import { instant } from '../lambda/domain/instant';

/** The clock of this machine. */
export const systemClock: Clock = { now: () => instant(new Date().toISOString()) };
