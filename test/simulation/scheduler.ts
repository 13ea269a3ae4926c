import { instant, type Instant, millisecondsBetween, plusMilliseconds } from '../../lambda/domain/instant';
import type { Mix } from './mixes';
import { randomFrom } from './random';

const BEGINNING = instant('2026-11-20T08:00:00.000Z');

/** One invocation of a function of ours. A killed one waits for ever for its next answer. */
export interface Process {
  readonly name: string;
  readonly id: number;
  readonly of: 'scan' | 'announce' | 'page' | 'chat' | 'drill' | 'silence' | 'acknowledge' | 'digest';
  /** Seconds; when it began. */
  readonly startedAt: number;
  /** Seconds; when its function times out. */
  readonly deadline: number;
  alive: boolean;
}

interface Event {
  readonly at: number;
  readonly run: () => void;
}

/** Virtual time, chance and interleaving, all from one seed. */
export class Scheduler {
  /** Seconds since the beginning. */
  now = 0;
  readonly trace: string[] = [];
  readonly failures: string[] = [];
  announcerFaults = 0;
  chatFaults = 0;
  steps = 0;
  private readonly random: () => number;
  private queue: Event[] = [];
  private lastId = 0;
  private lastInstant = { now: 0, instant: BEGINNING };

  constructor(
    readonly mix: Mix,
    seed: number,
    private readonly tracing: boolean,
  ) {
    this.random = randomFrom(seed);
  }

  get isFaulty(): boolean {
    return this.now < this.mix.faultsUntil;
  }

  get instant(): Instant {
    if (this.lastInstant.now !== this.now)
      this.lastInstant = { now: this.now, instant: plusMilliseconds(BEGINNING, Math.round(this.now * 1000)) };
    return this.lastInstant.instant;
  }

  /** Seconds from the beginning to an instant. */
  secondsAt(instant: Instant): number {
    return millisecondsBetween(BEGINNING, instant) / 1000;
  }

  /** From 0 to the limit. */
  upTo(limit: number): number {
    return this.random() * limit;
  }

  /** One of a list. */
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.random() * items.length)] ?? items[0];
  }

  /** Nothing goes wrong when the faults are over. */
  chance(probability: number): boolean {
    return probability > 0 && this.isFaulty && this.random() < probability;
  }

  /** A number that nobody else has. */
  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** A property does not hold. */
  fail(text: string): void {
    this.failures.push(text);
    this.log('PROPERTY', text);
  }

  log(who: string, text: string): void {
    if (this.tracing) this.trace.push(`${this.now.toFixed(1).padStart(8)} ${who.padEnd(14)} ${text}`);
  }

  /** Runs something later. */
  after(seconds: number, run: () => void): void {
    this.queue.push({ at: this.now + seconds, run });
  }

  /** Starts a process. `limit`: its timeout. One that rejects has a bug: ports never make it reject. */
  spawn(of: Process['of'], delay: number, limit: number, work: (process: Process) => Promise<unknown>): void {
    this.after(delay, () => {
      const id = this.nextId();
      const process: Process = {
        name: `${of}#${id}`,
        id,
        of,
        startedAt: this.now,
        deadline: this.now + limit,
        alive: true,
      };
      work(process).then(
        () => (process.alive = false),
        (cause: unknown) => this.fail(`BUG ${process.name} rejects: ${String(cause)}`),
      );
    });
  }

  /** A call of a process: it is made some time after it was asked for, unless the process dies before, or just then. */
  async call<Result>(process: Process, what: () => string, effect: () => Result | Promise<Result>): Promise<Result> {
    return new Promise((resolve) => {
      this.after(this.latency(), () => {
        if (!process.alive) return;
        if (this.dies(process, what, effect)) return;
        if (this.tracing) this.log(process.name, what());
        resolve(effect());
      });
    });
  }

  /** Runs until that moment. */
  async run(until: number): Promise<void> {
    for (;;) {
      const next = this.takeNext();
      if (next === undefined || next.at > until) return;
      this.now = Math.max(this.now, next.at);
      this.steps += 1;
      next.run();
      // All that follows from it without a further call happens now.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private takeNext(): Event | undefined {
    let first = 0;
    this.queue.forEach(({ at }, index) => {
      if (at < (this.queue[first]?.at ?? Infinity)) first = index;
    });
    return this.queue.splice(first, 1)[0];
  }

  private latency(): number {
    return this.chance(this.mix.slow) ? 2 + this.upTo(30) : 0.02 + this.upTo(0.6);
  }

  private dies(process: Process, what: () => string, effect: () => unknown): boolean {
    const isOver = this.now > process.deadline;
    if (!isOver && !this.chance(this.crashOf(process))) return false;
    process.alive = false;
    this.noteFault(process);
    const isMade = !isOver && this.random() < 0.5;
    if (isMade) effect();
    this.log(process.name, `${isOver ? 'TIMES OUT' : 'IS KILLED'} ${isMade ? 'after' : 'before'} ${what()}`);
    return true;
  }

  private noteFault({ of }: Process): void {
    if (of === 'announce') this.announcerFaults += 1;
    if (of === 'chat') this.chatFaults += 1;
  }

  private crashOf({ of }: Process): number {
    return of === 'scan' && this.mix.scanCrash > 0 ? this.mix.scanCrash : this.mix.crash;
  }
}
