import { routedChat, routedPager, type Ways } from '../../lambda/app/routed';
import { mediaFor } from '../../lambda/app/target-media';
import type { Attempt } from '../../lambda/app/ports';
import { aBulletin, aClear, aPage } from '../builders/message';

interface Way {
  readonly send: () => Promise<Attempt>;
  readonly post: () => Promise<Attempt>;
}

/** Ways that answer so, and who was asked. `own` absent: the target has no way of its own. */
function waysThat(usual: Attempt, own?: Attempt, { left = false, named = true } = {}) {
  const asked: string[] = [];
  const way = (name: string, answer: Attempt): Way => {
    const answered = async (): Promise<Attempt> => {
      asked.push(name);
      return answer;
    };
    return { send: answered, post: answered };
  };
  const ways: Ways<Way> = {
    usual: way('usual', usual),
    of: (target) => (own === undefined ? undefined : { way: way(target, own), left, named }),
  };
  return { ways, asked };
}

describe('a routed pager', () => {
  test.each`
    own           | usual         | left     | says          | asked
    ${undefined}  | ${'accepted'} | ${false} | ${'accepted'} | ${['usual']}
    ${'accepted'} | ${'accepted'} | ${false} | ${'accepted'} | ${['payments']}
    ${'none'}     | ${'accepted'} | ${false} | ${'none'}     | ${['payments']}
    ${'refused'}  | ${'accepted'} | ${false} | ${'refused'}  | ${['payments']}
    ${'unusable'} | ${'accepted'} | ${false} | ${'instead'}  | ${['payments', 'usual']}
    ${'unusable'} | ${'none'}     | ${false} | ${'none'}     | ${['payments', 'usual']}
    ${'unusable'} | ${'unusable'} | ${false} | ${'refused'}  | ${['payments', 'usual']}
    ${'accepted'} | ${'accepted'} | ${true}  | ${'accepted'} | ${['usual']}
  `(
    'says $says of a page that the way of the target, left $left, finds $own and the usual one $usual',
    async (row: { own?: Attempt; usual: Attempt; left: boolean; says: string; asked: readonly string[] }) => {
      const { ways, asked } = waysThat(row.usual, row.own, { left: row.left });

      expect(await routedPager(ways).send(aPage({ target: 'payments' }))).toBe(row.says);
      expect(asked).toEqual(row.asked);
      asked.length = 0;
      expect(await routedChat(ways).post(aBulletin({ target: 'payments' }))).toBe(row.says);
      expect(asked).toEqual(row.asked);
    },
  );

  test.each`
    own           | usual         | named    | mayHold  | says
    ${'accepted'} | ${'accepted'} | ${true}  | ${true}  | ${'accepted'}
    ${'accepted'} | ${'refused'}  | ${true}  | ${true}  | ${'refused'}
    ${'none'}     | ${'refused'}  | ${true}  | ${true}  | ${'none'}
    ${'unusable'} | ${'accepted'} | ${true}  | ${true}  | ${'refused'}
    ${'unusable'} | ${'none'}     | ${true}  | ${true}  | ${'none'}
    ${'unusable'} | ${'accepted'} | ${true}  | ${false} | ${'accepted'}
    ${'unusable'} | ${'unusable'} | ${true}  | ${false} | ${'refused'}
    ${'unusable'} | ${'accepted'} | ${false} | ${true}  | ${'accepted'}
    ${'refused'}  | ${'accepted'} | ${false} | ${true}  | ${'refused'}
  `(
    'ends both ways: $own (named $named, may hold it $mayHold) and $usual are $says',
    async (row: { own: Attempt; usual: Attempt; named: boolean; mayHold: boolean; says: string }) => {
      const { ways, asked } = waysThat(row.usual, row.own, { named: row.named });

      expect(await routedPager(ways).send(aClear({ target: 'payments' }), row.mayHold)).toBe(row.says);
      expect(asked).toEqual(['payments', 'usual']);
    },
  );

  test('ends what nobody is known to hold where one way takes it', async () => {
    const { ways } = waysThat('accepted', 'unusable');

    expect(await routedPager(ways).send(aClear({ target: 'payments' }))).toBe('accepted');
  });

  test('asks the usual way alone of what is for no target', async () => {
    const { ways, asked } = waysThat('unusable', 'accepted');

    expect(await routedPager(ways).send(aPage())).toBe('refused');
    expect(await routedChat(ways).post(aBulletin())).toBe('refused');
    expect(asked).toEqual(['usual', 'usual']);
  });
});

describe('by what a target is reached', () => {
  const media = { pagerduty: { endpoint: 'https://us' }, slack: {}, webhook: { url: 'https://ours' } };
  const targets = { payments: { pagerduty: { endpoint: 'https://eu' }, webhook: { url: 'https://theirs' } } };

  test.each([
    { medium: 'pagerduty', target: 'payments', expected: { media: targets.payments, left: false, named: true } },
    { medium: 'webhook', target: 'payments', expected: { media: targets.payments, left: false, named: true } },
    { medium: 'slack', target: 'payments', expected: { media, left: true, named: false } },
    { medium: 'pagerduty', target: 'removed', expected: { media, left: false, named: false } },
    { medium: 'webhook', target: 'removed', expected: undefined },
    { medium: 'pagerduty', target: 'constructor', expected: { media, left: false, named: false } },
  ] as const)('$medium of $target: $expected', ({ medium, target, expected }) => {
    expect(mediaFor({ media, targets }, medium, target)).toEqual(expected);
    expect(mediaFor({ media }, 'slack', 'removed')).toEqual({ media, left: false, named: false });
  });
});
