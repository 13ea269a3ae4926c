import type { Dns, Functions, Item, Publisher, Snapshots, Sources } from '../../lambda/app/ports';
import { scan, type ScanOutcome } from '../../lambda/app/scan';
import type { ScanDependencies, ScanOptions, ScanRequest } from '../../lambda/app/scan-context';
import type { SecretState, Subscription } from '../../lambda/domain/alert-path/alert-path';
import type { PeopleTags } from '../../lambda/domain/use/annotation';
import type { AcmCertificate, IamCertificate } from '../../lambda/domain/certificate/certificate';
import type { AuthorityAnswer } from '../../lambda/domain/certificate/certificate-authority';
import { type CertificateId, type Region, region, sinkId } from '../../lambda/domain/ids';
import { type Instant, plusMilliseconds } from '../../lambda/domain/instant';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import type { Message } from '../../lambda/domain/message';
import { DEFAULT_POLICY } from '../../lambda/domain/policy';
import { RULES } from '../../lambda/domain/rules';
import { ACCOUNT, HOME } from '../builders/certificate';
import { emptyDns } from '../builders/dns';
import { NOW } from '../builders/instant';
import { anOkReading } from '../builders/reading';
import { memoryTable } from '../simulation/memory-table';

/** What the account holds, and what may go wrong. A test changes it as it likes. */
export interface ScannedAccount {
  now: Instant;
  regions: readonly [Region, ...Region[]];
  acm: readonly AcmCertificate[];
  iam: readonly IamCertificate[];
  /** By ARN. */
  tags: Readonly<Record<string, PeopleTags>>;
  /** Of the rules of listeners, by ARN. */
  hosts: Readonly<Record<string, readonly string[]>>;
  /** What AWS Private CA says of each, by ARN. */
  authorities: Readonly<Record<string, AuthorityAnswer>>;
  /** Instead of what the account holds. */
  instead: Partial<Omit<Sources, 'attachments'> & { attachments: Partial<Sources['attachments']> }>;
  /** What public DNS answers: that there is nothing, unless the test says otherwise. */
  dns: Partial<Dns>;
  skewMilliseconds: number | undefined;
  /** Of the pager. */
  secret: SecretState;
  /** Of `pages` and, but for e-mail, of `chat`, besides our own sink. */
  subscribers: readonly Subscription[];
  /** The table does not answer. */
  isUnreachable: boolean;
  /** It does not answer whoever writes this item. */
  failsToWrite: string | undefined;
  /** The bucket takes nothing. */
  isBucketFull: boolean;
}

/** The outside of a scan, in memory: the table has the semantics of the real one, AWS answers what the test says. */
export function aScannedAccount() {
  const account: ScannedAccount = {
    now: NOW,
    regions: [HOME],
    acm: [],
    iam: [],
    tags: {},
    hosts: {},
    authorities: {},
    instead: {},
    dns: {},
    skewMilliseconds: 0,
    secret: 'present',
    subscribers: [{ protocol: 'email', confirmed: true, id: 'mail', filter: 'none' }],
    isUnreachable: false,
    failsToWrite: undefined,
    isBucketFull: false,
  };
  const table = memoryTable();
  const kept = new Map<string, Inventory>();
  const published: Message[] = [];
  const invoked: string[] = [];
  const asked: string[] = [];
  const lookedUp: string[] = [];
  let tokens = 0;

  const orFail = <Arguments extends readonly unknown[], Answer>(ask: (...given: Arguments) => Promise<Answer>) => {
    return async (...given: Arguments): Promise<Answer> => {
      if (account.isUnreachable) throw new Error('the table does not answer');
      return ask(...given);
    };
  };
  const at = () => ({ at: account.now });
  const observed = <One extends AcmCertificate | IamCertificate>(one: One): One => ({
    ...one,
    observedAt: account.now,
  });
  const holds: Sources = {
    regions: async () => ({ status: 'ok', ...at(), regions: account.regions }),
    acm: async (place) =>
      anOkReading({
        ...at(),
        region: place,
        certificates: account.acm.filter((one) => one.region === place).map(observed),
      }),
    describe: async (place, ids) => ({
      region: place,
      details: ids.map((id: CertificateId) => ({
        id,
        readAt: account.now,
        progress: { kind: 'not-started', readAt: account.now },
        attachments: [],
        domains: [],
      })),
      missing: [],
    }),
    gone: async (lost) =>
      lost.map(({ id }) => id).filter((id) => ![...account.acm, ...account.iam].some((one) => one.id === id)),
    iam: async () => anOkReading({ ...at(), source: 'iam', certificates: account.iam.map(observed) }),
    attachments: {
      elbv2: async (place) => anOkReading({ ...at(), region: place, source: 'elbv2' }),
      elb: async (place) => anOkReading({ ...at(), region: place, source: 'elb' }),
      appsync: async (place) => anOkReading({ ...at(), region: place, source: 'appsync' }),
      cloudfront: async () => anOkReading({ ...at(), source: 'cloudfront' }),
    },
    tags: async (_place, arns) => ({
      found: new Map(arns.map((arn) => [arn, { ...account.tags[arn], tagsReadAt: account.now }])),
      unread: [],
    }),
    listenerHosts: async (_place, listeners) => ({
      found: new Map(listeners.map((arn) => [arn, { hosts: account.hosts[arn] ?? [], hostsReadAt: account.now }])),
      unread: [],
    }),
    certificateAuthorities: async (_region, arns) =>
      new Map(
        arns.map((arn) => [
          arn,
          { readAt: account.now, answer: account.authorities[arn] ?? { kind: 'not-found' as const } },
        ]),
      ),
    trails: async (place) => ({
      region: place,
      readAt: account.now,
      trails: [{ name: 'all', writes: 'logged', isMultiRegion: true }],
    }),
    calls: () => ({}),
    clockSkewMilliseconds: () => account.skewMilliseconds,
  };
  const sources = (): Sources => {
    const { attachments, ...instead } = account.instead;
    const now = { ...holds, ...instead, attachments: { ...holds.attachments, ...attachments } };
    const noting =
      <Arguments extends readonly unknown[], Answer>(name: string, ask: (...given: Arguments) => Answer) =>
      (...given: Arguments): Answer => {
        asked.push([name, ...given.filter((one) => typeof one === 'string')].join(' '));
        return ask(...given);
      };
    return {
      ...now,
      acm: noting('acm', now.acm),
      describe: noting('describe', now.describe),
      gone: async (lost) => {
        asked.push(`gone ${lost.length}`);
        return now.gone(lost);
      },
      iam: noting('iam', now.iam),
      tags: noting('tags', now.tags),
      listenerHosts: noting('listenerHosts', now.listenerHosts),
      certificateAuthorities: async (place, arns) => {
        asked.push(`certificateAuthorities ${place} ${arns.join(' ')}`);
        return now.certificateAuthorities(place, arns);
      },
      attachments: {
        elbv2: noting('elbv2', now.attachments.elbv2),
        elb: noting('elb', now.attachments.elb),
        appsync: noting('appsync', now.attachments.appsync),
        cloudfront: noting('cloudfront', now.attachments.cloudfront),
      },
    };
  };
  const answering = (): Dns => {
    const noting =
      <Answer>(kind: string, ask: (name: string) => Promise<Answer>) =>
      async (name: string): Promise<Answer> => {
        lookedUp.push(`${kind} ${name}`);
        return ask(name);
      };
    const dns = { ...emptyDns, ...account.dns };
    return { cname: noting('cname', dns.cname), caa: noting('caa', dns.caa) };
  };
  const snapshots: Snapshots = {
    read: async (name) => {
      const inventory = kept.get(name);
      return inventory === undefined ? { kind: 'absent' } : { kind: 'read', inventory };
    },
    before: async (name) =>
      [...kept.keys()]
        .filter((one) => one < name)
        .sort()
        .reverse(),
    write: async (name, inventory) => {
      if (account.isBucketFull) return 'failed';
      kept.set(name, inventory);
      return 'written';
    },
  };
  const publisher: Publisher = {
    publish: async (_topic, message) => {
      published.push(message);
      return 'accepted';
    },
  };
  const functions: Functions = { invoke: async (name) => void invoked.push(name) };
  const clock = { now: () => account.now };
  const dependencies = (overrides: Partial<ScanDependencies> = {}): ScanDependencies => ({
    clock,
    dns: answering(),
    sources: sources(),
    ledger: {
      table: {
        get: orFail(table.get),
        getMany: orFail(table.getMany),
        list: orFail(table.list),
        write: orFail(async (changes) => {
          if (changes.some(({ key }) => key === account.failsToWrite)) throw new Error('the table does not answer');
          return table.write(changes);
        }),
      },
      clock,
      tokens: { next: () => `token-${(tokens += 1)}` },
    },
    snapshots,
    alertPath: async (topic) => ({
      topic,
      subscriptions: [
        {
          ...{ protocol: 'lambda', confirmed: true, id: 'sink', sink: sinkId(topic === 'pages' ? 'page' : 'chat') },
          secret: topic === 'pages' ? account.secret : 'present',
        },
        ...account.subscribers.filter(({ protocol }) => topic === 'pages' || protocol !== 'email'),
      ],
    }),
    publisher,
    functions,
    ...overrides,
  });
  const options: ScanOptions = {
    identity: { account: ACCOUNT, accountName: 'payments-prod', environment: 'production' },
    homeRegion: HOME,
    regions: 'enabled',
    forwardFrom: [],
    accepted: [],
    policy: DEFAULT_POLICY,
    scanEveryMinutes: 60,
    owners: ['platform'],
    rules: RULES,
    version: 'v1',
  };
  return {
    account,
    options,
    dependencies,
    kept,
    published,
    invoked,
    asked,
    lookedUp,
    items: table.items,
    /** The item under that key. */
    item: (key: string): Item | undefined => table.items.get(key),
    put: (key: string, item: Item): void => void table.items.set(key, item),
    scan: async (
      request: ScanRequest = {},
      overrides: Partial<ScanOptions> = {},
      instead: Partial<ScanDependencies> = {},
    ): Promise<ScanOutcome> => scan(dependencies(instead), { ...options, ...overrides }, request),
    pass: (minutes: number): void => {
      account.now = plusMilliseconds(account.now, minutes * 60_000);
    },
  };
}

/** Another one than home. */
export const ELSEWHERE = region('us-east-2');

/** The outcome of a scan that judged. */
export function judged(outcome: ScanOutcome): Extract<ScanOutcome, { readonly kind: 'judged' }> {
  if (outcome.kind !== 'judged') throw new Error(`the scan was ${outcome.kind}`);
  return outcome;
}
