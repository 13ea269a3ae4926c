import {
  type Account,
  decodeAccount,
  decodeHeartbeat,
  decodeRescan,
  decodeRun,
  type Run,
} from '../../lambda/contract/ledger-run-items';
import type { LedgerItem } from '../../lambda/contract/ledger-items';
import { sinkId } from '../../lambda/domain/ids';
import { listenerArn } from '../builders/attachment';
import { aChange } from '../builders/change';
import { minutesFromNow, NOW } from '../builders/instant';
import { EXPIRING, RUN, SUBJECT } from '../builders/ledger';

describe('decodeRun', () => {
  const run: Run = { run: RUN, kind: 'full', startedAt: NOW };

  test.each<{ readonly title: string; readonly one: Run }>([
    { title: 'that goes on', one: run },
    { title: 'that ended', one: { ...run, endedAt: minutesFromNow(1) } },
    { title: 'of cells', one: { ...run, kind: 'cells' } },
    { title: 'of a verb', one: { ...run, kind: 'verb' } },
  ])('reads a run $title, and passes over what it does not know', ({ one }) => {
    expect(decodeRun({ ...one, expiresAt: 7 })).toEqual(one);
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'only an end', spoiled: { endedAt: NOW } },
    { title: 'a kind that is none', spoiled: { ...run, kind: 'half' } },
    { title: 'an end at no moment', spoiled: { ...run, endedAt: true } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodeRun(spoiled)).toBe('unreadable');
  });
});

describe('decodeHeartbeat', () => {
  test('reads when, or that nothing is written', () => {
    expect(decodeHeartbeat({ token: 'one', releasedAt: NOW })).toEqual({ releasedAt: NOW });
    expect(decodeHeartbeat({ token: 'one' })).toEqual({});
    expect(decodeHeartbeat({ releasedAt: 'yesterday' })).toBe('unreadable');
  });
});

describe('decodeRescan', () => {
  const rescan = { region: 'eu-west-1', source: 'acm', requestedAt: NOW };

  test.each([{ region: 'eu-west-1' }, { region: 'global' }, { region: 'us-gov-west-1' }])('reads $region', (where) => {
    expect(decodeRescan({ ...rescan, ...where })).toEqual({ ...rescan, ...where });
  });

  test('reads what was changed, and the listeners to look at', () => {
    const narrow = { ...rescan, source: 'elbv2', listeners: [listenerArn()], change: aChange() };

    expect(decodeRescan({ ...narrow, expiresAt: 7 })).toEqual(narrow);
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'a region that is none', spoiled: { ...rescan, region: '../..' } },
    { title: 'a source that is none', spoiled: { ...rescan, source: 'ec2' } },
    { title: 'no moment', spoiled: { region: 'eu-west-1', source: 'acm' } },
    { title: 'no listener at all', spoiled: { ...rescan, listeners: [] } },
    { title: 'a listener that is none', spoiled: { ...rescan, listeners: ['edge-1'] } },
    { title: 'a change that nobody made', spoiled: { ...rescan, change: { ...aChange(), by: 7 } } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodeRescan(spoiled)).toBe('unreadable');
  });
});

describe('decodeAccount', () => {
  const account: Account = {
    firstPassAt: NOW,
    latestFullRun: { run: RUN, version: 'v1', endedAt: NOW, unreadable: [SUBJECT] },
    snapshot: 'one',
    conclusiveSince: { [EXPIRING]: RUN },
    scanAskedAt: minutesFromNow(1),
    rescanAskedAt: minutesFromNow(2),
    deliveries: {
      [sinkId('page')]: { topic: 'pages', acceptedAt: NOW, lackingSince: minutesFromNow(-11) },
      [sinkId('chat')]: { topic: 'chat' },
    },
    rings: [
      { at: NOW, own: true, rules: [EXPIRING] },
      { at: NOW, own: true, rules: [EXPIRING], target: 'payments', run: RUN },
      { at: NOW, own: false, rules: [EXPIRING], key: 'notafter:1:one' },
    ],
    series: { [EXPIRING]: { since: NOW, at: minutesFromNow(9), cases: 3 } },
    seriesOfTargets: { payments: { [EXPIRING]: { since: NOW, at: NOW, cases: 1 } } },
  };

  test.each<{ readonly title: string; readonly one: Account }>([
    { title: 'all that can be known', one: account },
    { title: 'nothing yet', one: {} },
  ])('reads $title, and passes over what it does not know', ({ one }) => {
    expect(decodeAccount({ ...one, ofTomorrow: {} })).toEqual(one);
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'a snapshot that is no name', spoiled: { ...account, snapshot: 7 } },
    { title: 'a first pass at no moment', spoiled: { ...account, firstPassAt: 'yesterday' } },
    { title: 'a full run without a version', spoiled: { latestFullRun: { run: RUN, endedAt: NOW, unreadable: [] } } },
    { title: 'a delivery of no topic', spoiled: { ...account, deliveries: { page: { acceptedAt: NOW } } } },
    { title: 'rings at no moment', spoiled: { ...account, rings: [{ own: true, rules: [EXPIRING] }] } },
    { title: 'rings of no run', spoiled: { ...account, rings: [{ at: NOW, own: true, rules: [], run: 7 }] } },
    {
      title: 'rings under the key of others',
      spoiled: { ...account, rings: [{ at: NOW, own: false, rules: [], key: 'theirs' }] },
    },
    { title: 'series of targets without a target', spoiled: { ...account, seriesOfTargets: account.series } },
    { title: 'rules that are a list', spoiled: { ...account, conclusiveSince: [EXPIRING] } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodeAccount(spoiled)).toBe('unreadable');
  });
});
