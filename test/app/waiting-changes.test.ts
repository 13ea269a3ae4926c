import type { WaitingRescan } from '../../lambda/app/ledger/rescans';
import { answeredBy, newestChanges } from '../../lambda/app/waiting-changes';
import { listenerArn } from '../builders/attachment';
import { HOME } from '../builders/certificate';
import { aChange } from '../builders/change';
import { minutesFromNow, NOW } from '../builders/instant';
import { overridden, type Overrides } from '../builders/overrides';

const aRescan = (overrides: Overrides<WaitingRescan> = {}): WaitingRescan =>
  overridden<WaitingRescan>({ key: 'rescan#one', region: HOME, source: 'acm', requestedAt: NOW }, overrides);

describe('answeredBy', () => {
  const narrow = aRescan({ source: 'elbv2', listeners: [listenerArn()] });

  test('is everything that waits, when the whole account is read', () => {
    expect(answeredBy({}, [aRescan(), narrow])).toEqual([aRescan(), narrow]);
  });

  test.each([
    { title: 'its cell', cells: [{ region: HOME, source: 'elbv2' }], isAnswered: true },
    {
      title: 'its listeners',
      cells: [{ region: HOME, source: 'elbv2', listeners: [listenerArn()] }],
      isAnswered: true,
    },
    {
      title: 'other listeners',
      cells: [{ region: HOME, source: 'elbv2', listeners: [listenerArn('other')] }],
      isAnswered: false,
    },
    { title: 'another cell', cells: [{ region: HOME, source: 'acm' }], isAnswered: false },
  ] as const)('is a request whose run reads $title: $isAnswered', ({ cells, isAnswered }) => {
    expect(answeredBy({ cells }, [narrow])).toEqual(isAnswered ? [narrow] : []);
  });
});

describe('newestChanges', () => {
  test('tells each change once, the newest first, and passes over requests that tell none', () => {
    const older = aChange({ id: 'older', at: minutesFromNow(-1) });
    const newer = aChange({ id: 'newer' });
    const waiting = [older, newer, newer].map((change, index) =>
      aRescan({ change, source: index < 2 ? 'acm' : 'elb' }),
    );

    expect(newestChanges([aRescan(), ...waiting])).toEqual([newer, older]);
  });

  test.each([
    { count: 20, told: 20 },
    { count: 21, told: 20 },
  ])('of $count changes of a cell tells the newest $told', ({ count, told }) => {
    const changes = Array.from({ length: count }, (_, index) => aChange({ id: `${index}`, at: minutesFromNow(index) }));

    const newest = newestChanges(changes.map((change) => aRescan({ change })));

    expect(newest).toEqual([...changes].reverse().slice(0, told));
  });
});
