import type { Routing } from '../../../lambda/domain/ledger/routing';
import { runId } from '../../../lambda/domain/ids';
import type { Instant } from '../../../lambda/domain/instant';
import { type Entry, hasNews, owesRing } from '../../../lambda/domain/ledger/announced';
import { group, type Ringing } from '../../../lambda/domain/ledger/group';
import type { Incident, IncidentKey } from '../../../lambda/domain/ledger/incident';
import { joins } from '../../../lambda/domain/ledger/joins';
import { RING_LIMITS, type RingLimits } from '../../../lambda/domain/ledger/ring-limits';
import { afterJoin, afterRing, NO_RINGS, type RingMemory } from '../../../lambda/domain/ledger/ring-memory';
import type { SubjectId } from '../../../lambda/domain/subject';
import { ACCOUNT } from '../../builders/certificate';
import { minutesFromNow } from '../../builders/instant';

/** An account whose cases come in over hours: who rings and who joins, pass by pass, with the real grouping and memory. Nothing ends. */
export class StormLife {
  memory: RingMemory = NO_RINGS;
  waiting: readonly Entry[] = [];
  readonly rang: (Ringing & { readonly at: Instant })[] = [];
  /** The incidents as they are now. */
  readonly incidents: Record<IncidentKey, Incident> = {};
  private readonly cases: Record<SubjectId, Entry> = {};

  constructor(
    private readonly limits: RingLimits = RING_LIMITS,
    private readonly routing: Routing = { targets: [], routes: [] },
  ) {}

  /** A pass in that minute, in which these come in. Returns what rings. */
  pass(minute: number, incoming: readonly Entry[] = []): readonly Ringing[] {
    const now = minutesFromNow(minute);
    const run = runId(now);
    const arrived = incoming.map((entry) => ({ ...entry, case: { ...entry.case, last: { ...entry.case.last, run } } }));
    const all = [...this.waiting, ...arrived];
    this.join(all, now);
    const pending = all.filter(({ case: { subject } }) => this.cases[subject] === undefined);
    const { ringing } = group(new Map([[run, pending]]), {
      ...{ now, account: ACCOUNT, limits: this.limits, memory: this.memory, conclusiveSince: CONCLUSIVE },
      routing: this.routing,
    });
    for (const { incident, ring } of ringing) {
      if (ring !== undefined) this.memory = afterRing(this.memory, ring, now);
      this.carry({ ...incident, marked: true }, pending);
    }
    this.rang.push(...ringing.map((one) => ({ ...one, at: now })));
    this.waiting = pending.filter((entry) => owesRing(entry) && this.cases[entry.case.subject] === undefined).map(told);
    return ringing;
  }

  /** Of the incidents as they are now. */
  get sizes(): readonly number[] {
    return Object.values(this.incidents).map(({ members }) => members.length);
  }

  private join(pending: readonly Entry[], now: Instant): void {
    const { limits, memory, routing } = this;
    const view = { incidents: this.incidents, cases: this.cases };
    for (const { incident, members, of, storm } of joins(pending, view, { now, limits, memory, routing })) {
      this.memory = afterJoin(this.memory, { of, target: incident.target });
      this.carry({ ...incident, members: [...incident.members, ...members], ...(storm && { storm }) }, pending);
    }
  }

  private carry(incident: Incident, pending: readonly Entry[]): void {
    const { key, members } = incident;
    this.incidents[key] = incident;
    for (const { subject, rang } of members) {
      const entry = pending.find((one) => one.case.subject === subject);
      if (entry !== undefined) this.cases[subject] = { ...entry, announced: { incident: { key, rang } } };
    }
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
