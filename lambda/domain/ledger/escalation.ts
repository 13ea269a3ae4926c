import type { Instant } from '../instant';
import { type Bulletin, type Line, LINE_BYTES, LINES } from './bulletin';
import { holdingOf, type Incident } from './incident';
import type { IncidentView } from './intent-of';
import { lineOf } from './lines';
import { ringingEntries } from './ringing';
import { byWeight } from './split';

/**
 * Lets chat hear that nobody acknowledged an incident in the pager. No case changed by it, so that nothing is to be marked.
 *
 * The key is that of the incident, and of when the topic was told of it before: written a second time for one ring of the pager, it stands already.
 */
export function escalationBulletins(incident: Incident, view: IncidentView, now: Instant): readonly Bulletin[] {
  const { escalatedAt } = holdingOf(incident, 'pages');
  const before = escalatedAt === undefined ? '' : `${escalatedAt}:`;
  const lines = ringingEntries(incident, view).map((entry): Line => ({
    ...lineOf(entry),
    change: { kind: 'changed', reason: 'unacknowledged', rings: false },
  }));
  return byWeight(lines, LINES, LINE_BYTES).map((part, index) => ({
    schemaVersion: 1,
    kind: 'bulletin',
    key: `bulletin:1:${incident.key}:unacknowledged:${before}${index}`,
    run: incident.run,
    createdAt: now,
    ...(incident.target !== undefined && { target: incident.target }),
    lines: part,
    marked: true,
    postedAt: {},
    poked: {},
  }));
}
