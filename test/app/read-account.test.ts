import { type Region, region } from '../../lambda/domain/ids';
import { DEFAULT_POLICY } from '../../lambda/domain/policy';
import type { Source } from '../../lambda/domain/inventory/source';
import { viewOf } from '../../lambda/domain/judging/view-of';
import { anAttachment, listenerArn, loadBalancerArn } from '../builders/attachment';
import { ACCOUNT, anImportedCertificate, HOME } from '../builders/certificate';
import { daysFromNow, NOW } from '../builders/instant';
import { aFailedReading, anOkReading, aSkippedReading } from '../builders/reading';
import { aLegacyAccount, attached, legacy } from './legacy-account';
import { aScannedAccount, ELSEWHERE, judged } from './scan-stage';

const unreachable = (place: Region, source: Source) => aFailedReading({ region: place, source, reason: 'unreachable' });

describe('readAccount', () => {
  test('walks no listener of an account without legacy certificates, and says so', async () => {
    const stage = aScannedAccount();
    stage.account.acm = [anImportedCertificate({ notAfter: daysFromNow(5) })];

    const { inventory } = judged(await stage.scan());

    expect(stage.asked).toEqual([`acm ${HOME}`, 'iam', `cloudfront ${HOME} all`, `describe ${HOME}`, `tags ${HOME}`]);
    expect(inventory.cells).toContainEqual({
      account: ACCOUNT,
      region: HOME,
      source: 'elbv2',
      status: 'skipped',
      reason: 'not-needed',
    });
  });

  test('walks all listeners for a new legacy certificate, then those that hold it', async () => {
    const { stage, scopes } = aLegacyAccount();

    const first = judged(await stage.scan());
    stage.pass(60);
    await stage.scan();

    expect(first.inventory.attachments).toEqual([attached]);
    expect(scopes).toEqual(['all', [listenerArn()]]);
  });

  test('walks all listeners in the same run, when a legacy certificate left those that held it', async () => {
    const { stage, attachments, scopes } = aLegacyAccount();
    stage.account.regions = [HOME, ELSEWHERE];
    await stage.scan();
    attachments.now = [anAttachment({ certificate: legacy.arn, name: 'edge-2', region: ELSEWHERE })];
    scopes.length = 0;
    stage.pass(60);

    const { inventory } = judged(await stage.scan());

    expect(scopes).toEqual([[listenerArn()], 'all', 'all']);
    expect(inventory.attachments.map(({ name }) => name)).toEqual(['edge-2']);
  });

  test('goes on with a walk that ran out of time, asks for the rest, and believes it as of its beginning', async () => {
    const { stage } = aLegacyAccount();
    const [first, second] = ['edge-1', 'edge-2'].map((name) => anAttachment({ name, certificate: legacy.arn }));
    const scopes: unknown[] = [];
    const content = (...all: readonly (typeof attached | undefined)[]) => ({
      certificates: [],
      attachments: all.flatMap((one) => (one ? [{ ...one, observedAt: stage.account.now }] : [])),
    });
    stage.account.instead = {
      attachments: {
        elbv2: async (place, scope) => {
          scopes.push(scope);
          const key = { account: ACCOUNT, region: place, source: 'elbv2', at: stage.account.now } as const;
          return scope === 'all'
            ? {
                ...key,
                status: 'partial',
                reason: 'walk-unfinished',
                content: content(first),
                walk: { since: key.at, remaining: [loadBalancerArn('edge-2')] },
              }
            : { ...key, status: 'ok', since: NOW, content: content(second) };
        },
      },
    };

    const unfinished = judged(await stage.scan());
    expect(unfinished.inventory.cells).toContainEqual(expect.objectContaining({ reason: 'walk-unfinished' }));
    expect(stage.item(`rescan#${HOME}/elbv2`)).toBeDefined();

    stage.pass(10);
    const { inventory } = judged(await stage.scan({ cells: [{ region: HOME, source: 'elbv2' }] }));

    expect(scopes).toEqual(['all', { since: NOW, remaining: [loadBalancerArn('edge-2')] }]);
    expect(inventory.attachments.map(({ name }) => name)).toEqual(['edge-1', 'edge-2']);
    expect(inventory.cells).toContainEqual(expect.objectContaining({ source: 'elbv2', status: 'ok', triedAt: NOW }));
    expect(stage.item(`rescan#${HOME}/elbv2`)).toBeUndefined();
  });

  test('drops at the end of such a walk what no part of it saw', async () => {
    const { stage } = aLegacyAccount();
    await stage.scan();
    const part = { account: ACCOUNT, region: HOME, source: 'elbv2' } as const;
    const nothing = { certificates: [], attachments: [] };
    stage.pass(7 * 60);
    const since = stage.account.now;
    const walk = { since, remaining: [loadBalancerArn('edge-2')] } as const;
    stage.account.instead = {
      attachments: {
        elbv2: async (_place, scope) =>
          scope === 'all'
            ? { ...part, at: since, status: 'partial', reason: 'walk-unfinished', content: nothing, walk }
            : { ...part, at: stage.account.now, status: 'ok', since, content: nothing },
      },
    };

    expect(judged(await stage.scan()).inventory.attachments).toHaveLength(1);
    stage.pass(1);
    expect(judged(await stage.scan()).inventory.attachments).toEqual([]);
  });

  test('reads the cells that it is asked for, and no others: neither lists, listeners nor details', async () => {
    const { stage, scopes } = aLegacyAccount();
    stage.account.acm = [anImportedCertificate({ notAfter: daysFromNow(5) })];

    await stage.scan({ cells: [{ region: HOME, source: 'elbv2' }] });
    expect(stage.asked).toEqual([]);

    await stage.scan();
    stage.pass(60);
    scopes.length = 0;
    stage.asked.length = 0;
    await stage.scan({ cells: [{ region: HOME, source: 'elbv2' }] });
    expect(stage.asked).toEqual([`elbv2 ${HOME} all`]);
  });

  test('of a listener that an event names reads only that', async () => {
    const { stage, scopes } = aLegacyAccount();
    await stage.scan();
    stage.pass(60);
    scopes.length = 0;
    stage.asked.length = 0;

    await stage.scan({ cells: [{ region: HOME, source: 'elbv2', listeners: [listenerArn('edge-2')] }] });

    expect(stage.asked).toEqual([`elbv2 ${HOME}`]);
    expect(scopes).toEqual([[listenerArn('edge-2')]]);
  });

  test('reads the listeners that wait in a run of the whole account, too', async () => {
    const { stage, scopes } = aLegacyAccount();
    await stage.scan();
    const listeners = [listenerArn('edge-2')];
    stage.put('rescan#one', { region: HOME, source: 'elbv2', listeners, requestedAt: stage.account.now });
    stage.pass(60);
    scopes.length = 0;

    await stage.scan();

    expect(scopes).toEqual([[listenerArn(), listenerArn('edge-2')]]);
  });

  test('tells of a new certificate at once, when only IAM was asked for, and has all listeners walked in a run of their own', async () => {
    const { stage, scopes } = aLegacyAccount();
    stage.account.regions = [HOME, ELSEWHERE];
    stage.account.iam = [];
    await stage.scan();
    expect(scopes).toEqual([]);
    stage.account.iam = [legacy];

    const { recorded } = judged(await stage.scan({ cells: [{ region: 'global', source: 'iam' }] }));

    expect(scopes).toEqual([]);
    expect(recorded.moved.map(({ subject }) => subject)).toEqual([`certificate:${legacy.id}`]);
    const owed = [HOME, ELSEWHERE].flatMap((place) =>
      ['appsync', 'elb', 'elbv2'].map((source) => `rescan#${place}/${source}`),
    );
    expect([...stage.items.keys()].filter((key) => key.startsWith('rescan#')).toSorted()).toEqual(owed.toSorted());

    const walks = { source: 'elbv2' } as const;
    const cells = [
      { ...walks, region: HOME },
      { ...walks, region: ELSEWHERE },
    ] as const;
    const { inventory } = judged(await stage.scan({ cells }));
    expect(scopes).toEqual(['all', 'all']);
    expect(inventory.attachments).toEqual([attached]);
    expect(stage.item(`rescan#${HOME}/elbv2`)).toBeUndefined();
  });

  test('walks all listeners of the account, when the last one that an event names let go', async () => {
    const { stage, attachments, scopes } = aLegacyAccount();
    stage.account.regions = [HOME, ELSEWHERE];
    await stage.scan();
    attachments.now = [];
    stage.pass(60);
    scopes.length = 0;

    await stage.scan({ cells: [{ region: HOME, source: 'elbv2', listeners: [listenerArn()] }] });

    expect(scopes).toEqual([[listenerArn()], 'all', 'all']);
  });

  test('reads what it heard of before, where nobody tells which regions there are', async () => {
    const stage = aScannedAccount();
    stage.account.regions = [HOME, ELSEWHERE];
    await stage.scan();
    stage.asked.length = 0;
    stage.account.instead = {
      regions: async () => ({ status: 'denied', reason: 'no-permission', at: stage.account.now }),
    };

    const { inventory } = judged(await stage.scan());

    expect(stage.asked).toEqual([`acm ${HOME}`, `acm ${ELSEWHERE}`, 'iam', `cloudfront ${HOME} all`]);
    expect(inventory.cells.find(({ source }) => source === 'regions')).toMatchObject({ status: 'denied' });
  });

  test('reads home and what is configured, where nobody ever told which regions there are', async () => {
    const stage = aScannedAccount();
    const paris = region('eu-west-3');
    stage.account.instead = { regions: async () => ({ status: 'failed', reason: 'throttled', at: NOW }) };

    const { inventory } = judged(await stage.scan({}, { regions: [paris] }));

    expect(stage.asked).toEqual([`acm ${paris}`, 'iam', `cloudfront ${HOME} all`]);
    expect(inventory.cells.filter(({ source }) => source === 'acm' || source === 'regions')).toMatchObject([
      { region: HOME, status: 'skipped', reason: 'excluded' },
      { region: paris, status: 'ok' },
      { source: 'regions', status: 'failed', reason: 'throttled' },
    ]);
  });

  test('believes that AWS does not offer a service there where it answered for another, and proves `unused` without it', async () => {
    const { stage, attachments } = aLegacyAccount();
    attachments.now = [];
    stage.account.regions = [HOME, ELSEWHERE];
    stage.account.instead = {
      ...stage.account.instead,
      attachments: {
        ...stage.account.instead.attachments,
        appsync: async (place) =>
          place === HOME
            ? anOkReading({ region: place, source: 'appsync' })
            : aSkippedReading({ region: place, source: 'appsync', reason: 'not-offered' }),
      },
    };
    const scanned = async () => {
      const { inventory } = judged(await stage.scan());
      return {
        appsync: inventory.cells.find(({ region: place, source }) => place === ELSEWHERE && source === 'appsync'),
        use: viewOf(inventory, { now: stage.account.now, policy: DEFAULT_POLICY }).useOf(legacy).kind,
      };
    };

    await expect(scanned()).resolves.toMatchObject({
      appsync: { status: 'skipped', reason: 'not-offered' },
      use: 'unused',
    });

    stage.account.instead = { ...stage.account.instead, acm: async (place) => unreachable(place, 'acm') };
    stage.account.instead.attachments = {
      ...stage.account.instead.attachments,
      elb: async (place) => unreachable(place, 'elb'),
      elbv2: async (place) => unreachable(place, 'elbv2'),
    };
    stage.pass(60);

    await expect(scanned()).resolves.toMatchObject({
      appsync: { status: 'failed', reason: 'unreachable' },
      use: 'unknown',
    });
  });

  test('goes on with the rest, where one cell cannot be read', async () => {
    const stage = aScannedAccount();
    stage.account.regions = [HOME, ELSEWHERE];
    stage.account.instead = {
      acm: async (place) => (place === HOME ? aFailedReading({ region: place }) : anOkReading({ region: place })),
    };

    const { inventory } = judged(await stage.scan());

    expect(inventory.cells.filter(({ source }) => source === 'acm')).toMatchObject([
      { region: HOME, status: 'failed' },
      { region: ELSEWHERE, status: 'ok' },
    ]);
  });
});
