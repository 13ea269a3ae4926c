import type { Check } from '../../../lambda/app/doctor/check';
import type { DoctorEvidence } from '../../../lambda/app/doctor/evidence';
import { examine, worstStatus } from '../../../lambda/app/doctor/examine';
import type { Account } from '../../../lambda/contract/ledger-run-items';
import type { Entry } from '../../../lambda/domain/ledger/announced';
import { ruleId, sinkId } from '../../../lambda/domain/ids';
import { isReadable, type Stored } from '../../../lambda/domain/ledger/stored';
import type { SubjectId } from '../../../lambda/domain/subject';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import type { Trail } from '../../../lambda/domain/inventory/trails';
import { aSubscription } from '../../builders/alert-path';
import { aDeniedCell, aPartialCell } from '../../builders/cell';
import { HOME } from '../../builders/certificate';
import { hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { anEntry, anIncident, fails, RUN } from '../../builders/ledger';
import { anOpenState } from '../../builders/message';

const PAGE = sinkId('page');
const fullRun = (minutesAgo: number, version = 'v1'): NonNullable<Account['latestFullRun']> => ({
  ...{ run: RUN, version, unreadable: [] },
  endedAt: minutesFromNow(-minutesAgo),
});
const EVIDENCE: DoctorEvidence = {
  now: NOW,
  scanEveryMinutes: 60,
  version: 'v1',
  account: { latestFullRun: fullRun(30), deliveries: { [PAGE]: { topic: 'pages', acceptedAt: hoursFromNow(-1) } } },
  announcer: { releasedAt: minutesFromNow(-1) },
  live: { incidents: {}, bulletins: {}, cases: {} },
  routing: { targets: [], routes: [] },
  paths: new Map(),
  snapshot: { kind: 'read', inventory: anInventory() },
  topics: [
    { topic: 'pages', subscriptions: [aSubscription('sms')] },
    { topic: 'chat', subscriptions: [aSubscription('https')] },
    { topic: 'watchdog', subscriptions: [aSubscription('sms')] },
  ],
  sinks: [{ id: PAGE, topic: 'pages' }],
  incidents: new Map([[anIncident().key, anIncident({ holdings: { [PAGE]: { held: 'open', at: NOW } } })]]),
  forwarders: [{ region: 'eu-west-3', stack: 'found' }],
};
const seen = (evidence: Partial<DoctorEvidence>): readonly Check[] => examine({ ...EVIDENCE, ...evidence });
const without = (key: 'version' | 'snapshot'): DoctorEvidence => {
  const { version, snapshot, ...rest } = EVIDENCE;
  return { ...rest, ...(key === 'version' ? snapshot && { snapshot } : version !== undefined && { version }) };
};
const statusOf = (checks: readonly Check[], name: string) => checks.find(({ check }) => check === name)?.status;
const withInventory = (overrides: Partial<Inventory>) =>
  seen({ snapshot: { kind: 'read', inventory: anInventory(overrides) } });
describe('the doctor', () => {
  test('finds nothing where everything is well', () => {
    expect(examine(EVIDENCE).filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(examine(EVIDENCE).map(({ check }) => check)).toEqual([
      'last scan',
      'announcer',
      'due',
      'readings',
      'topic pages',
      'topic chat',
      'topic watchdog',
      'sink page',
      'last page',
      'events of eu-west-3',
    ]);
  });

  test('names a pager that was taken away, and what is left there', () => {
    const removed = { at: hoursFromNow(-1), holds: 3 };
    const checks = seen({ sinks: [], account: { deliveries: { [PAGE]: { topic: 'pages', removed } } } });

    expect(checks.find(({ check }) => check === 'sink page')).toMatchObject({
      status: 'warn',
      says: 'not deployed any more since 2026-11-20 07:00 UTC; 3 incidents left open there',
    });
  });

  test('names the pager of a target that was taken away', () => {
    const removedWays = { payments: { at: hoursFromNow(-1), holds: 1 } };
    const checks = seen({ account: { deliveries: { [PAGE]: { topic: 'pages', removedWays } } } });

    expect(checks.find(({ check }) => check === 'sink page of payments')).toMatchObject({
      status: 'warn',
      says: 'not deployed any more since 2026-11-20 07:00 UTC; 1 incident left open there',
    });
  });

  test.each([
    { minutesAgo: 150, status: 'ok' },
    { minutesAgo: 151, status: 'fail' },
  ])('calls the last scan $status when it ended $minutesAgo minutes ago, of one an hour', ({ minutesAgo, status }) => {
    expect(statusOf(seen({ account: { latestFullRun: fullRun(minutesAgo) } }), 'last scan')).toBe(status);
  });

  test('says that no scan has ended, or that nobody knows', () => {
    expect(seen({ account: {} })[0]).toMatchObject({ check: 'last scan', status: 'fail', todo: expect.any(String) });
    expect(seen({ account: 'unreadable' })[0]).toMatchObject({ check: 'last scan', status: 'unknown' });
  });

  test.each([
    { minutesAgo: 15, status: 'ok' },
    { minutesAgo: 16, status: 'fail' },
  ])('calls the announcer $status whose last pass ended $minutesAgo minutes ago', ({ minutesAgo, status }) => {
    expect(statusOf(seen({ announcer: { releasedAt: minutesFromNow(-minutesAgo) } }), 'announcer')).toBe(status);
  });

  test('says that no pass was made, or that nobody knows when', () => {
    const { account } = EVIDENCE;
    const passed = isReadable(account) ? { ...account, firstPassAt: NOW } : account;

    expect(statusOf(seen({ announcer: {} }), 'announcer')).toBe('fail');
    expect(statusOf(seen({ announcer: {}, account: passed }), 'announcer')).toBe('unknown');
    expect(statusOf(seen({ announcer: {}, account: 'unreadable' }), 'announcer')).toBe('unknown');
    expect(statusOf(seen({ announcer: 'unreadable' }), 'announcer')).toBe('unknown');
  });

  test('says that another version made the last scan, where it knows the deployed one', () => {
    const account = { latestFullRun: fullRun(1, 'v0') };

    expect(statusOf(seen({ account }), 'version')).toBe('warn');
    expect(statusOf(examine({ ...without('version'), account }), 'version')).toBeUndefined();
  });

  test('takes what was denied for missing permissions, and names five cells', () => {
    const cells = (['acm', 'iam', 'elb', 'elbv2', 'cloudfront', 'appsync'] as const).map((source) =>
      aDeniedCell({ source }),
    );
    const checks = withInventory({ cells });

    expect(checks.find(({ check }) => check === 'permissions')).toEqual({
      ...{ check: 'permissions', status: 'fail', todo: expect.stringContaining('npx cdk deploy --all') },
      says: expect.stringMatching(/acm denied, .*, and 1 more$/),
    });
    expect(statusOf(checks, 'readings')).toBeUndefined();
  });

  test('warns of what could not be read for other reasons', () => {
    const checks = withInventory({ cells: [aPartialCell()] });

    expect(statusOf(checks, 'readings')).toBe('warn');
    expect(statusOf(checks, 'permissions')).toBeUndefined();
  });

  test('says that there is no inventory yet, or that it cannot be read', () => {
    expect(statusOf(examine(without('snapshot')), 'readings')).toBe('warn');
    expect(statusOf(seen({ snapshot: { kind: 'absent' } }), 'readings')).toBe('warn');
    expect(statusOf(seen({ snapshot: { kind: 'spoiled', because: 'is no JSON' } }), 'readings')).toBe('unknown');
    expect(statusOf(seen({ snapshot: { kind: 'unreadable', because: 'denied' } }), 'readings')).toBe('unknown');
  });

  test.each<{ readonly trails: readonly Trail['writes'][] | 'unreadable'; readonly status: string }>([
    { trails: ['logged'], status: 'ok' },
    { trails: ['stopped'], status: 'warn' },
    { trails: [], status: 'warn' },
    { trails: ['stopped', 'unreadable'], status: 'unknown' },
    { trails: 'unreadable', status: 'unknown' },
  ])('calls trails that are $trails $status', ({ trails: writes, status }) => {
    const trails =
      writes === 'unreadable' ? writes : writes.map((one) => ({ name: 'a', writes: one, isMultiRegion: true }));
    const checks = withInventory({ trails: [{ region: HOME, readAt: NOW, trails }] });

    expect(statusOf(checks, `trails ${HOME}`)).toBe(status);
  });

  test.each([
    { topic: 'pages' as const, alone: 'fail' },
    { topic: 'watchdog' as const, alone: 'fail' },
    { topic: 'chat' as const, alone: 'warn' },
  ])('calls a topic $topic on which nobody hears $alone', ({ topic, alone }) => {
    const status = (subscriptions: DoctorEvidence['topics'][number]['subscriptions']) =>
      statusOf(seen({ topics: [{ topic, subscriptions }] }), `topic ${topic}`);

    expect(status([])).toBe(alone);
    expect(status([aSubscription('sms', { confirmed: false })])).toBe(alone);
    expect(status([aSubscription('email')])).toBe('ok');
    expect(status('unreadable')).toBe('unknown');
  });

  test('repeats what the last scan found of the ways to people, and where it was told', () => {
    const entry = (severity: 'warning' | 'critical', rule: string): Entry => {
      const { rule: id, summary, facts } = { ...fails(severity), rule: ruleId(rule), summary: 'so it is', facts: {} };
      return anEntry({ state: anOpenState({ severity, findings: [{ rule: id, severity, summary, facts }] }) });
    };
    const paths: DoctorEvidence['paths'] = new Map<SubjectId, Stored<Entry>>([
      ['alert-path:pages' as const, entry('critical', 'alert-path-email-only')],
      ['alert-path:chat' as const, entry('warning', 'of-another-version')],
      ['alert-path:broken' as const, 'unreadable' as const],
    ]);

    expect(seen({ paths }).filter(({ check }) => /^(alert-path|of-another)/.test(check))).toEqual([
      {
        ...{ check: 'alert-path-email-only', status: 'fail', says: 'so it is (told on pages and chat)' },
        todo: expect.stringContaining('npx notafter secret put pagerduty'),
      },
      { check: 'of-another-version', status: 'warn', says: 'so it is (told on chat)' },
      { check: 'alert-path:broken', status: 'unknown', says: 'its case cannot be read' },
    ]);
  });

  test('does not repeat what is over', () => {
    const { case: open } = anEntry();
    const resolved: Entry = {
      announced: {},
      case: { ...open, state: { ...open.state, kind: 'resolved', reason: 'healthy' } },
    };

    expect(seen({ paths: new Map([['alert-path:pages' as const, resolved]]) })).toEqual(examine(EVIDENCE));
  });

  test.each([
    { title: 'took nothing yet', delivery: undefined, status: 'warn' },
    { title: 'took something', delivery: { topic: 'pages' as const, acceptedAt: NOW }, status: 'ok' },
    {
      title: 'takes nothing',
      delivery: { topic: 'pages' as const, acceptedAt: hoursFromNow(-2), lackingSince: hoursFromNow(-1) },
      status: 'fail',
    },
  ])('calls a sink that $title $status', ({ delivery, status }) => {
    const account: Account = delivery === undefined ? {} : { deliveries: { [PAGE]: delivery } };

    expect(statusOf(seen({ account }), 'sink page')).toBe(status);
    expect(statusOf(seen({ account: 'unreadable' }), 'sink page')).toBe('unknown');
  });

  test.each([
    { stack: 'found' as const, status: 'ok' },
    { stack: 'absent' as const, status: 'fail' },
    { stack: 'unreadable' as const, status: 'unknown' },
  ])('calls events $status whose stack is $stack', ({ stack, status }) => {
    expect(statusOf(seen({ forwarders: [{ region: 'eu-west-3', stack }] }), 'events of eu-west-3')).toBe(status);
  });

  test('is told by the worst that it found', () => {
    const checks = (...statuses: readonly Check['status'][]) =>
      statuses.map((status) => ({ check: 'one', status, says: 'so' }));

    expect(worstStatus(checks('ok', 'warn', 'unknown', 'fail'))).toBe('fail');
    expect(worstStatus(checks('ok', 'warn', 'unknown'))).toBe('unknown');
    expect(worstStatus(checks('ok', 'warn'))).toBe('warn');
    expect(worstStatus(checks('ok'))).toBe('ok');
    expect(worstStatus([])).toBe('ok');
  });
});
