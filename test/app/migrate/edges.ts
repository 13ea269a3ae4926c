import type { OperationPorts, VersionedWrite, WriteAnswer } from '../../../lambda/app/migrate/ports';
import type { CertificateArn } from '../../../lambda/domain/ids';
import type { Handshake } from '../../../lambda/domain/migration/handshakes';
import type { JournalEntry } from '../../../lambda/domain/migration/journal';
import { certificateSet } from '../../../lambda/domain/migration/target-state';
import type { Write } from '../../../lambda/domain/migration/next-action';
import type { TargetState, Target } from '../../../lambda/domain/migration/plan';
import type { StateReading } from '../../../lambda/domain/migration/target-reading';
import { LEAVES, NEW, OLD } from '../../builders/migration';
import type { VirtualClock } from './virtual-clock';

const ADDRESSES = ['192.0.2.1', '192.0.2.2', '192.0.2.3'];
/** Until each node serves what was written, and until AWS shows it. */
const LAGS = [0, 2_000, 20_000];
const DESCRIBE_LAG = 1_000;
/** Until what is no listener has come to where it is served. */
const DEPLOYMENT_MS = 240_000;
const CALL_MS = 100;

type Read = Extract<StateReading, { readonly kind: 'read' }>;

/** What goes wrong with one target. */
export interface Trouble {
  /** Its last node never takes anything. */
  readonly stuckNode?: true;
  /** Another certificate of its list that answers to every name in preference to both, after so many milliseconds. */
  readonly answeredBy?: (elapsed: number) => CertificateArn | undefined;
  /** Nobody from here reaches it. */
  readonly unreachable?: true;
  /** Answers instead of the first ones of AWS. */
  readonly answers?: readonly WriteAnswer[];
  /** Readings instead of the first ones. */
  readonly readings?: readonly StateReading[];
  /** Happens after the first write. */
  readonly afterFirstWrite?: (state: TargetState) => TargetState | 'gone';
  /** AWS never says that it has reached where it is served. */
  readonly neverDeployed?: true;
  /** AWS takes the new certificate and says that it will not serve it. */
  readonly rejects?: true;
  /** Happens before the first write arrives: it was decided on what was there before. */
  readonly beforeFirstWrite?: (state: TargetState) => TargetState;
  /** How many readings fail from the first write on. */
  readonly unreadableAfterWrite?: true;
}

export interface ModelOptions {
  readonly clock: VirtualClock;
  readonly targets: readonly Target[];
  readonly troubles?: Readonly<Record<string, Trouble>>;
  readonly writesPerSecond?: number;
}

/** Load balancers, distributions and domains whose nodes agree late, behind an API with a rate, and a journal that outlives whoever writes it. */
export class Edges {
  readonly journal: JournalEntry[] = [];
  readonly writes: (Write & { readonly key: string; readonly at: number })[] = [];
  isDead = false;
  /** Dies in so many calls: before the call does anything, or after. */
  diesIn: { calls: number; after: boolean } | undefined;
  calls = 0;
  private readonly histories = new Map<string, { readonly at: number; readonly state: TargetState | 'gone' }[]>();
  private readonly gates = new Map<string, number>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly options: ModelOptions) {
    for (const { key, before } of options.targets) this.histories.set(key, [{ at: -Infinity, state: before }]);
  }

  /** As it is now. */
  state(key: string): TargetState | 'gone' {
    return this.history(key).at(-1)?.state ?? 'gone';
  }

  change(key: string, state: TargetState | 'gone'): void {
    this.history(key).push({ at: this.options.clock.elapsed(), state });
  }

  revive(): void {
    this.isDead = false;
    this.diesIn = undefined;
  }

  ports(): OperationPorts {
    const { clock } = this.options;
    return {
      pace: { now: clock.now, pause: async (milliseconds) => this.call(() => clock.pause(milliseconds)) },
      journal: { append: async (entry) => this.call(async () => void this.journal.push(entry)) },
      targets: {
        read: async ({ key }) => this.call(async () => this.read(key)),
        write: async ({ key }, write) => this.call(async () => this.write(key, write)),
      },
      shake: async (target, what) => this.call(async () => this.shake(target, what)),
    };
  }

  private async call<Value>(act: () => Promise<Value>): Promise<Value> {
    this.calls += 1;
    const isLast = this.diesIn !== undefined && (this.diesIn.calls -= 1) === 0;
    if (this.isGone() || (isLast && this.diesIn?.after === false)) return this.die();
    const value = await act();
    return isLast || this.isGone() ? this.die() : value;
  }

  private isGone(): boolean {
    return this.isDead;
  }

  /** Nobody who is dead hears of anything. */
  private die<Value>(): Promise<Value> {
    this.isDead = true;
    return new Promise(() => undefined);
  }

  private history(key: string) {
    return this.histories.get(key) ?? [];
  }

  private at(key: string, lag: number): TargetState | 'gone' {
    const until = this.options.clock.elapsed() - lag;
    return (
      this.history(key)
        .filter(({ at }) => at <= until)
        .at(-1)?.state ?? 'gone'
    );
  }

  private trouble(key: string): Trouble {
    return this.options.troubles?.[key] ?? {};
  }

  private async read(key: string): Promise<StateReading> {
    const { readings = [], unreadableAfterWrite } = this.trouble(key);
    // Two calls, of five a second.
    await this.gate('reads', 400);
    const told = readings[this.take(`read ${key}`)];
    if (told !== undefined) return told;
    const isWritten = this.history(key).length > 1;
    if (unreadableAfterWrite && isWritten) return { kind: 'unreadable', because: 'throttled' };
    const state = this.at(key, this.isListener(key) ? DESCRIBE_LAG : 0);
    return state === 'gone' ? { kind: 'gone' } : { kind: 'read', state, ...this.versionOf(key) };
  }

  /** Of what is no listener AWS tells versions apart, and whether the newest has come to where it is served. */
  private versionOf(key: string): Pick<Read, 'version' | 'deploying' | 'rejected'> {
    if (this.isListener(key)) return {};
    const { at, state } = this.history(key).at(-1) ?? { at: 0, state: 'gone' };
    const isDeploying = this.options.clock.elapsed() - at < DEPLOYMENT_MS || this.trouble(key).neverDeployed;
    const deploying = isDeploying && this.history(key).length > 1;
    const rejected = this.isRejected(key);
    return { version: JSON.stringify(state), ...(deploying && { deploying }), ...(rejected && { rejected }) };
  }

  private isListener(key: string): boolean {
    return this.options.targets.some((target) => target.key === key && target.kind === 'listener');
  }

  private isRejected(key: string): boolean {
    const state = this.state(key);
    return this.trouble(key).rejects === true && state !== 'gone' && state.default === NEW;
  }

  private async write(key: string, { version, ...write }: VersionedWrite): Promise<WriteAnswer> {
    await this.gate('writes', 1000 / (this.options.writesPerSecond ?? 1.5));
    const take = this.take(`write ${key}`);
    const told = this.trouble(key).answers?.[take] ?? 'done';
    if (told !== 'done') return told;
    if (take === 0) this.meddle(key);
    const state = this.state(key);
    if (state === 'gone') return 'gone';
    if (this.versionOf(key).version !== version) return 'changed';
    this.accept(key, after(state, write), write);
    return 'done';
  }

  private meddle(key: string): void {
    const { beforeFirstWrite } = this.trouble(key);
    const state = this.state(key);
    if (state !== 'gone' && beforeFirstWrite !== undefined) this.change(key, beforeFirstWrite(state));
  }

  private accept(key: string, state: TargetState, write: Write): void {
    const { afterFirstWrite } = this.trouble(key);
    this.writes.push({ key, at: this.options.clock.elapsed(), ...write });
    this.change(key, state);
    if (afterFirstWrite !== undefined && this.take(`after ${key}`) === 0) this.change(key, afterFirstWrite(state));
  }

  private take(what: string): number {
    const taken = this.taken.get(what) ?? 0;
    this.taken.set(what, taken + 1);
    return taken;
  }

  private async gate(name: string, spacing: number): Promise<void> {
    const { clock } = this.options;
    const free = Math.max(clock.elapsed(), this.gates.get(name) ?? 0);
    this.gates.set(name, free + spacing);
    await clock.pause(free - clock.elapsed() + CALL_MS);
  }

  private async shake({ key, names, unnamed }: Target, what: 'default' | 'all'): Promise<readonly Handshake[]> {
    await this.options.clock.pause(CALL_MS);
    const asked = [...(unnamed ? [undefined] : []), ...(what === 'all' ? names : [])];
    return ADDRESSES.flatMap((address, node) =>
      asked.map((name) => ({ address, ...(name !== undefined && { name }), shown: this.shown(key, node, name) })),
    );
  }

  private preferred(key: string): CertificateArn | undefined {
    return this.trouble(key).answeredBy?.(this.options.clock.elapsed());
  }

  private shown(key: string, node: number, name: string | undefined): Handshake['shown'] {
    const { stuckNode, unreachable } = this.trouble(key);
    const late = this.isListener(key) ? 0 : DEPLOYMENT_MS;
    if (this.isRejected(key)) return { leaf: LEAVES.old };
    const lag = stuckNode && node === ADDRESSES.length - 1 ? Infinity : (LAGS[node] ?? 0) + late;
    const state = this.at(key, lag);
    if (state === 'gone' || unreachable) return { failed: 'timed-out' };
    return { leaf: leafOf(served(state, name, this.preferred(key))) };
  }
}

const leafOf = (arn: CertificateArn): string => (arn === OLD ? LEAVES.old : arn === NEW ? LEAVES.new : LEAVES.other);

/** Both of them cover every name here, others none. The old one is preferred, so that it must leave the list before the new one is seen. */
function served({ default: own, sni }: TargetState, name: string | undefined, answeredBy?: CertificateArn) {
  if (name === undefined) return own;
  return answeredBy ?? [OLD, NEW].find((arn) => sni.includes(arn)) ?? own;
}

function after(state: TargetState, { verb, certificate }: Write): TargetState {
  if (verb === 'set-default') return { ...state, default: certificate };
  const others = state.sni.filter((arn) => arn !== certificate);
  return { ...state, sni: verb === 'add' ? certificateSet([...others, certificate]) : others };
}
