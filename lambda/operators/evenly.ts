import pThrottle from 'p-throttle';
import type { Gate } from '../collectors/gate';

const SECOND_MS = 1000;

/** Opens so often a second, one call after the other: a burst would take what others need. */
export const evenly = (perSecond: number): Gate =>
  pThrottle({ limit: 1, interval: SECOND_MS / perSecond, strict: true })(() => Promise.resolve());
