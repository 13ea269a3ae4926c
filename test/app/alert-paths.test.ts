import { HOME } from '../builders/certificate';
import { aScannedAccount, judged } from './scan-stage';

const WAITING = { protocol: 'sms', confirmed: false, id: 'one' };
const HEARING = { protocol: 'sms', confirmed: true, id: 'two', filter: 'none' as const };
const rulesOf = (stage: ReturnType<typeof aScannedAccount>, topic = 'pages'): readonly unknown[] => {
  const { state } = stage.item(`case#alert-path:${topic}`) ?? {};
  const { findings = [] } = (state ?? {}) as { findings?: readonly { rule: unknown }[] };
  return findings.map(({ rule }) => rule);
};

describe('the ways to people, from scan to scan', () => {
  test('a subscription that waits is told after a day, counted from the first scan that saw it, and when SNS has forgotten it', async () => {
    const stage = aScannedAccount();
    stage.account.subscribers = [HEARING, WAITING];
    await stage.scan();
    stage.pass(24 * 60 - 1);
    await stage.scan();
    expect(rulesOf(stage)).toEqual([]);

    stage.pass(1);
    await stage.scan();
    expect(rulesOf(stage)).toEqual(['alert-path-pending']);

    stage.account.subscribers = [HEARING];
    stage.pass(24 * 60);
    await stage.scan();
    expect(stage.item('case#alert-path:pages')).toMatchObject({ state: { kind: 'open' } });
    expect(rulesOf(stage)).toEqual(['alert-path-pending']);
  });

  test('a run of single cells asks for none, and forgets nothing', async () => {
    const stage = aScannedAccount();
    stage.account.subscribers = [HEARING, WAITING];
    const first = judged(await stage.scan()).inventory.pendingSubscriptions;
    expect(first).toHaveLength(2);

    stage.pass(30);
    const { inventory } = judged(await stage.scan({ cells: [{ region: HOME, source: 'acm' }] }));
    expect(inventory.pendingSubscriptions).toEqual(first);

    stage.account.subscribers = [HEARING];
    stage.pass(30);
    const cells = [{ region: 'global', source: 'regions' }] as const;
    const lapsed = judged(await stage.scan({ cells })).inventory.pendingSubscriptions;
    expect(lapsed).toEqual(first?.map((one) => ({ ...one, lapsedAt: stage.account.now })));
  });

  test('what sinks took is read from the ledger: a chat that takes nothing is critical, so that the pages hear of it', async () => {
    const stage = aScannedAccount();
    const lackingSince = stage.account.now;
    stage.put('account', { deliveries: { chat: { topic: 'chat', lackingSince } } });
    stage.account.subscribers = [{ ...HEARING, protocol: 'email' }];

    await stage.scan();

    expect(rulesOf(stage)).toEqual([]);
    expect(stage.item('case#alert-path:chat')).toMatchObject({ state: { severity: 'critical' } });
    expect(rulesOf(stage, 'chat')).toEqual(['alert-path-undeliverable']);
  });

  test('what sinks took is not known where the ledger does not tell it: nothing is opened, and nothing ends', async () => {
    const stage = aScannedAccount();
    const lackingSince = stage.account.now;
    stage.put('account', { deliveries: { page: { topic: 'pages', lackingSince } } });
    await stage.scan();
    expect(rulesOf(stage)).toEqual(['alert-path-undeliverable']);

    stage.put('account', { deliveries: 'spoiled' });
    stage.pass(60);
    await stage.scan();
    expect(rulesOf(stage)).toEqual(['alert-path-undeliverable']);
    expect(stage.item('case#alert-path:pages')).toMatchObject({
      state: { findings: [{ stale: { lacks: 'deliveries' } }] },
    });
  });

  test('filters are asked for in a run of the whole account only, and of pages only', async () => {
    const stage = aScannedAccount();
    const asked: string[] = [];
    const { alertPath } = stage.dependencies();
    const noting = {
      alertPath: async (...[topic, wanted]: Parameters<typeof alertPath>) => {
        asked.push(`${topic} ${String(wanted.filters)}`);
        return alertPath(topic, wanted);
      },
    };

    await stage.scan({}, {}, noting);
    expect(asked).toEqual(['pages true', 'chat false']);
    await stage.scan({ cells: [{ region: 'global', source: 'regions' }] }, {}, noting);
    expect(asked.slice(2)).toEqual(['pages false', 'chat false']);
  });
});
