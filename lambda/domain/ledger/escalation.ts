import type { Instant } from '../instant';
import { type Bulletin, type Line, LINE_BYTES, LINES } from './bulletin';
import type { Incident } from './incident';
import type { IncidentView } from './intent-of';
import { lineOf } from './lines';
import { ringingEntries } from './ringing';
import { byWeight } from './split';

/**
 * Lets chat hear, once, that nobody acknowledged an incident in the pager. No case changed by it, so that nothing is to be marked.
 *
 * The key is that of the incident, which has one ring: written a second time, it stands already.
 */
export function escalationBulletins(incident: Incident, view: IncidentView, now: Instant): readonly Bulletin[] {
  const lines = ringingEntries(incident, view).map((entry): Line => ({
    ...lineOf(entry),
    change: { kind: 'changed', reason: 'unacknowledged', rings: false },
  }));
  return byWeight(lines, LINES, LINE_BYTES).map((part, index) => ({
    schemaVersion: 1,
    kind: 'bulletin',
    key: `bulletin:1:${incident.key}:unacknowledged:${index}`,
    run: incident.run,
    createdAt: now,
    ...(incident.target !== undefined && { target: incident.target }),
    lines: part,
    marked: true,
    postedAt: {},
    poked: {},
  }));
}
