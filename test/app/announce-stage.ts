import { announce, type Announced } from '../../lambda/app/announce';
import { chat, type Chatted } from '../../lambda/app/chat';
import { page, type PageDependencies, type Paged } from '../../lambda/app/page';
import type { AcmCertificate } from '../../lambda/domain/certificate/certificate';
import { sinkId } from '../../lambda/domain/ids';
import { plusMilliseconds } from '../../lambda/domain/instant';
import type { BulletinKey } from '../../lambda/domain/ledger/bulletin';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import { RING_LIMITS } from '../../lambda/domain/ledger/ring-limits';
import type { Told } from '../../lambda/app/ports';
import type { Answer } from '../../lambda/domain/ledger/listener';
import type { Message } from '../../lambda/domain/message';
import type { Routing } from '../../lambda/domain/ledger/routing';
import { acmArn, anImportedCertificate } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { bulletinIn, incidentIn } from './live-keys';
import { aScannedAccount } from './scan-stage';

export const PAGE = sinkId('page');
export const CHAT = sinkId('chat');

/** Ends in so many days, and nobody renews it. */
export const certificateWith = (serial: number, days: number): AcmCertificate =>
  anImportedCertificate({
    arn: acmArn(serial),
    notBefore: daysFromNow(-80),
    notAfter: daysFromNow(days),
    names: [`${serial}.example.com`],
  });

/** The sinks, and whether the pager can be asked. */
interface Deployed {
  sinks: PageDependencies['sinks'];
  whoAcknowledged?: PageDependencies['whoAcknowledged'];
}

/** A scanned account with its announcer and sinks. What PagerDuty, Slack and the topics answer is the test's to say. */
export function anAnnouncedAccount() {
  const stage = aScannedAccount();
  const answers: { topic: Answer; pager: Told; chat: Told } = {
    topic: 'accepted',
    pager: 'accepted',
    chat: 'accepted',
  };
  const heard: { readonly by: 'topic' | 'pager' | 'chat'; readonly message: Message }[] = [];
  /** Of what the pager heard: whether the way of a target may hold it. */
  const mayHold: (boolean | undefined)[] = [];
  const invocations: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> }[] = [];
  const hear = async <By extends 'topic' | 'pager' | 'chat'>(
    by: By,
    message: Message,
  ): Promise<(typeof answers)[By]> => {
    heard.push({ by, message });
    return answers[by];
  };
  const deployed: Deployed = {
    sinks: [
      { id: PAGE, topic: 'pages', escalates: true },
      { id: CHAT, topic: 'chat' },
    ],
  };
  const { ledger } = stage.dependencies();
  const { identity } = stage.options;

  /** Who is told of what; a test may change it. */
  const world: { routing: Routing } = { routing: { targets: [], routes: [] } };

  return {
    ...stage,
    world,
    ledger,
    answers,
    /** What is deployed; the test may change it. */
    deployed,
    heard,
    mayHold,
    invocations,
    /** Kinds of the messages that this medium heard. */
    kindsHeardBy: (by: 'topic' | 'pager' | 'chat') =>
      heard.filter((one) => one.by === by).map(({ message }) => message.kind),
    announce: async (secondsLeft = 45, by = ledger): Promise<Announced> =>
      announce({
        ledger: by,
        identity,
        publisher: { publish: async (_topic, message) => hear('topic', message) },
        functions: { invoke: async (name, payload) => void invocations.push({ name, payload }) },
        sinks: deployed.sinks,
        version: 'v1',
        leaseSeconds: 60,
        scanLeaseSeconds: 630,
        limits: RING_LIMITS,
        routing: world.routing,
        deadline: plusMilliseconds(stage.account.now, secondsLeft * 1000),
      }),
    page: async (key: IncidentKey, by = ledger): Promise<Paged> =>
      page(
        {
          ledger: by,
          identity,
          pager: {
            send: async (message, held) => {
              mayHold.push(held);
              return hear('pager', message);
            },
          },
          sink: PAGE,
          sinks: deployed.sinks,
          ...(deployed.whoAcknowledged && { whoAcknowledged: deployed.whoAcknowledged }),
          claimSeconds: 45,
        },
        key,
      ),
    chat: async (key: BulletinKey): Promise<Chatted> =>
      chat(
        { ledger, identity, chat: { post: async (message) => hear('chat', message) }, sink: CHAT, leaseSeconds: 45 },
        key,
      ),
    keys: (prefix: string) => [...stage.items.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** Scanned by the deployed version, told, and held by everybody; nothing is due. */
export async function aToldAccount() {
  const stage = anAnnouncedAccount();
  stage.account.acm = [certificateWith(1, 2)];
  await stage.scan();
  await stage.announce();
  const [incident, bulletin] = [incidentIn(stage.items), bulletinIn(stage.items)];
  await stage.page(incident);
  await stage.chat(bulletin);
  return { ...stage, incident, bulletin };
}

/** A pass that was made. */
export function done(announced: Announced): Exclude<Announced, { readonly kind: 'busy' }> {
  if (announced.kind === 'busy') throw new Error('another pass goes on');
  return announced;
}
