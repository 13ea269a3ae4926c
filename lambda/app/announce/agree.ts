import { isFor } from '../../domain/ledger/incident';
import { type LedgerView, reconcile } from '../../domain/ledger/reconcile';
import { type Due, pagersOf, type Poke } from '../../domain/ledger/reconciliation';
import { finishBulletin, finishIncident } from '../ledger/finish-live';
import { isBulletinKey } from '../ledger/live';
import { notePoked } from '../ledger/poked';
import { isReadable } from '../../domain/ledger/stored';
import type { RingMemory } from '../../domain/ledger/ring-memory';
import { type AnnounceDependencies, inTime } from './pass';
import { publish } from './publish';

/** What a pass did to make everybody agree with the ledger. */
export interface Agreed {
  readonly published: number;
  readonly poked: number;
  readonly done: number;
  /** What is due for longest, be it done in this pass or not. */
  readonly oldestDue?: Due;
}

/** Tells the topics and pokes the sinks that do not agree with the ledger; incidents before bulletins. */
export async function agree(pass: AnnounceDependencies, view: LedgerView, memory: RingMemory): Promise<Agreed> {
  const { ledger, sinks, limits, routing } = pass;
  const { publications, pokes, done, oldestDue } = reconcile(view, {
    now: ledger.clock.now(),
    sinks,
    rationing: { limits, memory, routing },
  });
  const pagers = pagersOf(sinks);
  await inTime(pass, publications, async (publication) => publish(pass, publication, view));
  await inTime(pass, pokes, async (poke) => pokeSink(pass, poke));
  const over = Object.values(view.incidents)
    .filter((incident) => isReadable(incident))
    .filter(({ key }) => done.includes(key));
  await inTime(pass, over, async (incident) => {
    const told = pagers.filter((pager) => isFor(incident, pager));
    await finishIncident(ledger, incident, told);
  });
  await inTime(pass, done.filter(isBulletinKey), async (key) => finishBulletin(ledger, key));
  return {
    published: publications.length,
    poked: pokes.length,
    done: done.length,
    ...(oldestDue !== undefined && { oldestDue }),
  };
}

/** Noted first: a sink that is invoked again and again while nobody counts would be a flood. */
async function pokeSink({ ledger, functions }: AnnounceDependencies, poke: Poke): Promise<void> {
  await notePoked(ledger, poke);
  await functions.invoke(poke.sink, { key: poke.key });
}
