import type { Answer } from '../../lambda/domain/ledger/listener';
import type { ChatMessage, Message } from '../../lambda/domain/message';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import type { BulletinKey, Line } from '../../lambda/domain/ledger/bulletin';
import type { Scheduler } from './scheduler';

type Alarm = Extract<Message, { readonly kind: 'page' | 'degraded' | 'clear' }>;

/** A pager as documented: a trigger whose key is open notifies nobody, a resolve of a key that is not open does nothing. */
export class FakePager {
  readonly open = new Set<IncidentKey>();
  readonly notified: { readonly key: IncidentKey; readonly at: number }[] = [];
  /** Pages that it took, be the key open or not. */
  readonly taken: { readonly key: IncidentKey; readonly at: number }[] = [];
  /** Those of them that it said it took. */
  readonly confirmed: { readonly key: IncidentKey; readonly at: number }[] = [];
  /** How often people closed an incident by hand. */
  readonly closedByHand = new Map<IncidentKey, number>();
  downUntil = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly onNotify: (key: IncidentKey) => void,
    private readonly onClear: (key: IncidentKey, decidedAt: number) => void,
  ) {}

  /** `decidedAt`: when the process that sends began to look. */
  send(message: Alarm, decidedAt: number): Answer {
    const answer = answered(this.scheduler, this.downUntil, () => this.take(message, decidedAt));
    if (answer === 'accepted' && message.kind !== 'clear')
      this.confirmed.push({ key: message.key, at: this.scheduler.now });
    return answer;
  }

  closeByHand(key: IncidentKey): void {
    this.open.delete(key);
    this.closedByHand.set(key, (this.closedByHand.get(key) ?? 0) + 1);
  }

  private take({ kind, key }: Alarm, decidedAt: number): void {
    if (kind !== 'clear') this.taken.push({ key, at: this.scheduler.now });
    if (kind === 'clear') {
      if (this.open.delete(key)) this.onClear(key, decidedAt);
    } else if (!this.open.has(key)) {
      this.open.add(key);
      this.notified.push({ key, at: this.scheduler.now });
      this.onNotify(key);
    }
  }
}

/** A chat: what is posted stays. */
export class FakeChat {
  readonly lines: Line[] = [];
  /** Of digests. */
  readonly digests: BulletinKey[] = [];
  /** Digests whose posts were not answered. */
  readonly unanswered: BulletinKey[] = [];
  downUntil = 0;

  constructor(private readonly scheduler: Scheduler) {}

  post(message: ChatMessage): Answer {
    const answer = answered(this.scheduler, this.downUntil, () => {
      if (message.kind === 'digest') this.digests.push(message.key);
      else this.lines.push(...message.lines);
    });
    if (answer === 'none' && message.kind === 'digest') this.unanswered.push(message.key);
    return answer;
  }
}

/** Somebody else who subscribed to `pages`. */
export class FakeSubscriber {
  readonly messages: { readonly at: number; readonly message: Alarm }[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  take(message: Message): void {
    if (message.kind !== 'bulletin' && message.kind !== 'digest')
      this.messages.push({ at: this.scheduler.now, message });
  }
}

/** A medium that may be down, refuse, lose what it is told, or lose its answer. */
function answered(scheduler: Scheduler, downUntil: number, take: () => void): Answer {
  const isDown = scheduler.isFaulty && scheduler.now < downUntil;
  if (isDown || scheduler.chance(scheduler.mix.refused)) return 'refused';
  const isLost = scheduler.chance(scheduler.mix.lost);
  if (!isLost || scheduler.upTo(1) < 0.5) take();
  return isLost ? 'none' : 'accepted';
}
