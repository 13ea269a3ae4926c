import { announce, type Announced } from '../../lambda/app/announce';
import { chat } from '../../lambda/app/chat';
import { readCases } from '../../lambda/app/ledger/cases';
import { judgeCase } from '../../lambda/app/ledger/judge-case';
import { releaseLease, takeLease } from '../../lambda/app/ledger/lease';
import { createDigest } from '../../lambda/app/ledger/create';
import { recordJudgements } from '../../lambda/app/ledger/record-judgements';
import { endRun, startRun } from '../../lambda/app/ledger/runs';
import { page } from '../../lambda/app/page';
import type { Functions, Publisher } from '../../lambda/app/ports';
import { acknowledge } from '../../lambda/app/verbs/acknowledge';
import { addSilence, endSilence } from '../../lambda/app/verbs/silence';
import type { WeekId } from '../../lambda/domain/digest/due-week';
import { accountId, type SinkId } from '../../lambda/domain/ids';
import { plusMilliseconds } from '../../lambda/domain/instant';
import type { BulletinKey } from '../../lambda/domain/ledger/bulletin';
import { digestKey } from '../../lambda/domain/ledger/chat-post';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import type { Topic } from '../../lambda/domain/ledger/listener';
import type { ChatMessage } from '../../lambda/domain/message';
import type { RingLimits } from '../../lambda/domain/ledger/ring-limits';
import type { SubjectId } from '../../lambda/domain/subject';
import { aDigestPost, aQuietDigest } from '../builders/digest';
import type { Process } from './scheduler';
import { judgementOf, RULES, type Truth, unreadJudgement } from './truth';
import { CHAT, type World } from './world';

/** Timeouts and leases in seconds; scans and announcers come in life's proportions, only closer together. */
const SECONDS = {
  announceLimit: 60,
  announceLease: 90,
  scanLimit: 300,
  scanLease: 360,
  sinkLimit: 30,
  sinkLease: 45,
} as const;

/** So many of a run ring on their own: few, so that summaries are explored too. */
export const OWN_RINGS = 2;
/** No further limit but where a mix has one: the explored hour would be over before a limit lets anything go. */
const LIMITS: RingLimits = { ofRun: OWN_RINGS, ofRule: Infinity, ofAll: Infinity, perHour: Infinity };

const VERSION = '1';
const ABSENCE_MINUTES = 5;
const identity = { account: accountId('123456789012'), accountName: 'simulated' };

/** The functions of the product as the simulated account runs them: the real ones, but for reading AWS. */
export class SimulatedFunctions {
  /** What the newest pass of the announcer that reached its end said. */
  announced: Announced | undefined;
  private kept = new Map<SubjectId, Truth>();

  constructor(private readonly world: World) {}

  startScan(delay: number): void {
    this.world.scheduler.spawn('scan', delay, SECONDS.scanLimit, async (process) => this.scan(process));
  }

  startAnnouncer(delay: number): void {
    this.world.scheduler.spawn('announce', delay, SECONDS.announceLimit, async (process) => {
      const announced = await this.announce(process);
      if (announced.kind !== 'busy') this.announced = announced;
    });
  }

  /** A verb of the command line: a drill begins or ends. */
  startDrill(delay: number, subject: SubjectId): void {
    this.world.scheduler.spawn('drill', delay, SECONDS.sinkLimit, async (process) => this.drill(process, subject));
  }

  /** A verb of the command line: all that stands against a subject is silenced for so many seconds; 0: no more. */
  startSilence(delay: number, subject: SubjectId, seconds: number): void {
    this.world.scheduler.spawn('silence', delay, SECONDS.scanLimit, async (process) =>
      seconds === 0 ? this.endSilence(process, subject) : this.addSilence(process, subject, seconds),
    );
  }

  /** A verb of the command line: somebody knows of what rings against a subject. */
  startAcknowledgement(delay: number, subject: SubjectId): void {
    const { scheduler } = this.world;
    scheduler.spawn('acknowledge', delay, SECONDS.scanLimit, async (process) => {
      const { kind } = await acknowledge(this.world.ledgerOf(process), subject, 'ann');
      scheduler.log(process.name, `${kind} ${subject}`);
    });
  }

  /** What a scan does when a digest is due. */
  startDigest(delay: number, week: WeekId): void {
    this.world.scheduler.spawn('digest', delay, SECONDS.scanLimit, async (process) => {
      const ledger = this.world.ledgerOf(process);
      const now = ledger.clock.now();
      const digest = aQuietDigest({ week, at: now });
      await createDigest(ledger, aDigestPost({ key: digestKey(identity.account, week), createdAt: now, digest }));
    });
  }

  private async addSilence(process: Process, subject: SubjectId, seconds: number): Promise<void> {
    const { scheduler, silenced } = this.world;
    const ledger = this.world.ledgerOf(process);
    const until = plusMilliseconds(ledger.clock.now(), Math.ceil(seconds) * 1000);
    const request = { owner: 'ann', reason: 'in hand', until };
    const outcome = await addSilence({ ledger, functions: this.functionsOf(process) }, subject, request);
    if (outcome.kind === 'silenced')
      silenced.set(subject, { at: scheduler.now, severity: outcome.case.state.severity });
    scheduler.log(process.name, `${outcome.kind} ${subject} until ${until}`);
  }

  private async endSilence(process: Process, subject: SubjectId): Promise<void> {
    const functions = this.functionsOf(process);
    await endSilence({ ledger: this.world.ledgerOf(process), functions }, subject, undefined);
  }

  private async scan(process: Process): Promise<void> {
    const { scheduler, truth } = this.world;
    const ledger = this.world.ledgerOf(process);
    const lease = await takeLease(ledger, 'scan', SECONDS.scanLease);
    if (lease === undefined) return;
    const run = await startRun(ledger, 'full');
    const observedAt = ledger.clock.now();
    const judgements = await scheduler.call(
      process,
      () => 'read AWS',
      () => {
        const certificates = [...truth].filter(([subject]) => subject.startsWith('certificate:'));
        return certificates.map(([subject, now]) => {
          const kept = this.kept.get(subject);
          if (kept !== undefined && scheduler.chance(scheduler.mix.unread))
            return unreadJudgement(subject, kept, observedAt, scheduler.mix.copies);
          this.kept.set(subject, now);
          return judgementOf(subject, now, observedAt, scheduler.mix.copies);
        });
      },
    );
    const reading = await readCases(ledger);
    const { flappingMinutes } = scheduler.mix;
    const context = { now: observedAt, run, absenceMinutes: ABSENCE_MINUTES, flappingMinutes };
    const { unreadable } = await recordJudgements(ledger, reading, judgements, context);
    await endRun(ledger, run, { kind: 'full', version: VERSION, conclusive: RULES, unreadable });
    await releaseLease(ledger, lease);
    await this.functionsOf(process).invoke('announce', {});
  }

  private async announce(process: Process): Promise<Announced> {
    const ledger = this.world.ledgerOf(process);
    return announce({
      ledger,
      publisher: this.publisherOf(process),
      functions: this.functionsOf(process),
      identity,
      sinks: this.world.sinks,
      version: VERSION,
      leaseSeconds: SECONDS.announceLease,
      scanLeaseSeconds: SECONDS.scanLease,
      limits: { ...LIMITS, ...this.world.scheduler.mix.limits },
      routing: { targets: [], routes: [] },
      deadline: plusMilliseconds(ledger.clock.now(), this.world.scheduler.mix.passSeconds * 1000),
    });
  }

  private async drill(process: Process, subject: SubjectId): Promise<void> {
    const truth = this.world.truth.get(subject);
    const ledger = this.world.ledgerOf(process);
    const run = await startRun(ledger, 'verb');
    const now = ledger.clock.now();
    const reading = await readCases(ledger);
    if (truth === undefined || reading.kind !== 'read') return;
    const context = { now, run, absenceMinutes: ABSENCE_MINUTES, flappingMinutes: 0 };
    await judgeCase(ledger, reading.cases.get(subject), judgementOf(subject, truth, now, false), context);
    await endRun(ledger, run, { kind: 'verb' });
  }

  private publisherOf(process: Process): Publisher {
    const { scheduler, subscriber } = this.world;
    return {
      publish: async (topic, message) =>
        scheduler.call(
          process,
          () => `publish ${message.kind} ${message.key} to ${topic}`,
          () => {
            const isFailure = scheduler.chance(scheduler.mix.publishFail);
            if (isFailure) scheduler.announcerFaults += 1;
            const isPublished = !isFailure || scheduler.upTo(1) < 0.5;
            if (isPublished) {
              subscriber.take(message);
              this.deliver(message.key, this.sinksOf(topic));
            }
            if (!isFailure) return this.world.answerTo(process, 'accepted');
            return isPublished ? 'none' : this.world.answerTo(process, scheduler.oneOf(['refused', 'none']));
          },
        ),
    };
  }

  private functionsOf(process: Process): Functions {
    const { scheduler } = this.world;
    return {
      invoke: async (name, payload) =>
        scheduler.call(
          process,
          () => `invoke ${name} ${JSON.stringify(payload)}`,
          () => {
            if (scheduler.chance(scheduler.mix.drop)) return;
            if (name === 'scan') this.startScan(0.1);
            else if (name === 'announce') this.startAnnouncer(0.1);
            else this.deliver(String(payload['key']), [name]);
          },
        ),
    };
  }

  private readonly sinksOf = (of: Topic): readonly SinkId[] =>
    this.world.sinks.filter(({ topic }) => topic === of).map(({ id }) => id);

  /** To these sinks; perhaps late, perhaps twice. */
  private deliver(key: string, sinks: readonly SinkId[]): void {
    for (const sink of sinks) {
      const times = this.world.scheduler.chance(this.world.scheduler.mix.twice) ? 2 : 1;
      for (let time = 0; time < times; time += 1) this.deliverOnce(key, sink);
    }
  }

  private deliverOnce(key: string, sink: SinkId): void {
    const { scheduler } = this.world;
    const late = scheduler.upTo(scheduler.upTo(1) < 0.2 ? 1500 : 60);
    const delay = scheduler.chance(scheduler.mix.delay) ? late : 0.1 + scheduler.upTo(1);
    if (isIncident(key))
      scheduler.spawn('page', delay, SECONDS.sinkLimit, async (process) => this.page(process, key, sink));
    if (isBulletin(key)) scheduler.spawn('chat', delay, SECONDS.sinkLimit, async (process) => this.chat(process, key));
  }

  private async page(process: Process, key: IncidentKey, sink: SinkId): Promise<void> {
    const { scheduler } = this.world;
    // Its function went with its deployment.
    if (!this.world.sinks.some(({ id }) => id === sink)) return;
    const pager = this.world.mediumOf(sink);
    const paged = await page(
      {
        ledger: this.world.ledgerOf(process),
        pager: {
          send: async (message) =>
            scheduler.call(
              process,
              () => `send ${message.kind} ${message.key}`,
              () => this.world.answerTo(process, pager.send(message, process.startedAt)),
            ),
        },
        identity,
        sink,
        sinks: this.world.sinks,
        claimSeconds: SECONDS.sinkLease,
      },
      key,
    );
    scheduler.log(process.name, `${sink} ${JSON.stringify(paged)} ${key}`);
  }

  private async chat(process: Process, key: BulletinKey): Promise<void> {
    const { scheduler, chat: channel } = this.world;
    const chatted = await chat(
      {
        ledger: this.world.ledgerOf(process),
        chat: {
          post: async (message) =>
            scheduler.call(
              process,
              () => `post ${postedIn(message)}`,
              () => this.world.answerTo(process, channel.post(message)),
            ),
        },
        identity,
        sink: CHAT,
        leaseSeconds: SECONDS.sinkLease,
      },
      key,
    );
    scheduler.log(process.name, `${JSON.stringify(chatted)} ${key}`);
  }
}

const postedIn = (message: ChatMessage): string =>
  message.kind === 'digest'
    ? message.key
    : message.lines.map(({ subject, revision, says }) => `${subject}.${revision} ${says}`).join(', ');

const isIncident = (key: string): key is IncidentKey => key.startsWith('notafter:1:');

const isBulletin = (key: string): key is BulletinKey => key.startsWith('bulletin:1:');
