import type { Ledger } from '../../../lambda/app/ledger/ledger';
import { anAnnouncedAccount, certificateWith } from '../announce-stage';

/** The ledger as it is read when a scan writes its last case, and ends, right after whoever asks first has asked what is pending. */
function endedMeanwhile(ledger: Ledger, last: string): Ledger {
  let asked = 0;
  return {
    ...ledger,
    table: {
      ...ledger.table,
      list: async (prefix) => {
        const items = await ledger.table.list(prefix);
        if (!prefix.startsWith('pending#')) return items;
        asked += 1;
        return asked === 1 ? new Map([...items].filter(([key]) => !key.endsWith(last))) : items;
      },
    },
  };
}

describe('tellRuns', () => {
  test('tells a run whole that ends while it is looked at: cases are read after the runs', async () => {
    const stage = anAnnouncedAccount();
    const [first, last] = [certificateWith(1, 2), certificateWith(2, 2)];
    stage.account.acm = [first, last];
    await stage.scan();

    await stage.announce(45, endedMeanwhile(stage.ledger, last.arn));

    expect(stage.keys('bulletin#')).toHaveLength(1);
    expect(stage.keys('pending#')).toEqual([]);
    const told = stage.heard.map(({ message }) => `${message.kind} of ${message.total}`);
    expect(told).toEqual(['page of 1', 'page of 1', 'bulletin of 2']);
  });
});
