import type { Routing } from '../../../lambda/domain/ledger/routing';
import { runId } from '../../../lambda/domain/ids';
import type { Instant } from '../../../lambda/domain/instant';
import { type Entry, hasNews, owesRing } from '../../../lambda/domain/ledger/announced';
import { group, type Ringing } from '../../../lambda/domain/ledger/group';
import { RING_LIMITS, type RingLimits } from '../../../lambda/domain/ledger/ring-limits';
import { afterRing, NO_RINGS, type RingMemory } from '../../../lambda/domain/ledger/ring-memory';
import { ACCOUNT } from '../../builders/certificate';
import { minutesFromNow } from '../../builders/instant';

/** An account whose cases come in over hours: who rings, pass by pass, with the real grouping and memory. */
export class StormLife {
  memory: RingMemory = NO_RINGS;
  waiting: readonly Entry[] = [];
  readonly rang: (Ringing & { readonly at: Instant })[] = [];

  constructor(
    private readonly limits: RingLimits = RING_LIMITS,
    private readonly routing: Routing = { targets: [], routes: [] },
  ) {}

  /** A pass in that minute, in which these come in. Returns what rings. */
  pass(minute: number, incoming: readonly Entry[] = []): readonly Ringing[] {
    const now = minutesFromNow(minute);
    const run = runId(now);
    const arrived = incoming.map((entry) => ({ ...entry, case: { ...entry.case, last: { ...entry.case.last, run } } }));
    const pending = [...this.waiting, ...arrived];
    const { ringing } = group(new Map([[run, pending]]), {
      ...{ now, account: ACCOUNT, limits: this.limits, memory: this.memory, conclusiveSince: CONCLUSIVE },
      routing: this.routing,
    });
    for (const { ring } of ringing) if (ring !== undefined) this.memory = afterRing(this.memory, ring, now);
    this.rang.push(...ringing.map((one) => ({ ...one, at: now })));
    const carried = new Set(ringing.flatMap(({ incident }) => incident.members.map(({ subject }) => subject)));
    this.waiting = pending.filter((entry) => owesRing(entry) && !carried.has(entry.case.subject)).map(told);
    return ringing;
  }
}

const CONCLUSIVE = { 'certificate-expiring': runId('0'), 'weak-key': runId('0'), drill: runId('0') };

/** Chat was told of it in the pass that held it back. */
const told = (entry: Entry): Entry =>
  hasNews(entry)
    ? {
        ...entry,
        announced: {
          ...entry.announced,
          told: { revision: entry.case.last.revision, open: true, highest: 'critical' },
        },
      }
    : entry;
