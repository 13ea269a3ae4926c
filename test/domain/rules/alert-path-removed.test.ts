import type { AlertPath } from '../../../lambda/domain/alert-path/alert-path';
import type { Deliveries } from '../../../lambda/domain/alert-path/delivery';
import { sinkId } from '../../../lambda/domain/ids';
import { DAY_MS, plusMilliseconds } from '../../../lambda/domain/instant';
import { alertPathRemoved } from '../../../lambda/domain/rules/alert-path-removed';
import { chatPath, pagesPath } from '../../builders/alert-path';
import { NOW } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const there: Deliveries = { [sinkId('webhook')]: { topic: 'pages', acceptedAt: NOW } };
const removedFor = (milliseconds: number, holds = 2): Deliveries => ({
  ...there,
  [sinkId('page')]: { topic: 'pages', removed: { at: plusMilliseconds(NOW, -milliseconds), holds } },
});
const pathWith = (deliveries: AlertPath['deliveries']) => pagesPath([], deliveries === undefined ? {} : { deliveries });

describe('alert-path-removed', () => {
  test.each`
    path                                           | expected                 | what
    ${pathWith(there)}                             | ${'pass'}                | ${'sinks that are all deployed'}
    ${pathWith(removedFor(0))}                     | ${'warning'}             | ${'one that was just taken away'}
    ${pathWith(removedFor(7 * DAY_MS - 1))}        | ${'warning'}             | ${'one that was taken away nearly a week ago'}
    ${pathWith(removedFor(7 * DAY_MS))}            | ${'info, aged-out'}      | ${'one that was taken away a week ago'}
    ${pathWith('unreadable')}                      | ${'unknown: deliveries'} | ${'sinks of which nothing can be read'}
    ${pathWith(undefined)}                         | ${'not-applicable'}      | ${'sinks that nobody asked for'}
    ${chatPath([], { deliveries: removedFor(0) })} | ${'not-applicable'}      | ${'a chat, which holds nothing'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathRemoved.evaluate(path, aContext()))).toBe(expected);
  });

  test('says of a pager of a target the same, beside one that is there', () => {
    const ways = (milliseconds: number): Deliveries => ({
      ...there,
      [sinkId('page')]: {
        topic: 'pages',
        removedWays: { payments: { at: plusMilliseconds(NOW, -milliseconds), holds: 1 } },
      },
    });

    expect(alertPathRemoved.evaluate(pathWith(ways(0)), aContext())).toMatchObject({
      severity: 'warning',
      summary:
        'the topic pages has lost a sink: page of the target payments (since 2026-11-20 08:00 UTC, 1 incident left open there)',
    });
    expect(outcomeOf(alertPathRemoved.evaluate(pathWith(ways(7 * DAY_MS)), aContext()))).toBe('info, aged-out');
  });

  test('says which, since when, and how much it held', () => {
    expect(alertPathRemoved.evaluate(pathWith(removedFor(0)), aContext())).toMatchObject({
      summary: 'the topic pages has lost a sink: page (since 2026-11-20 08:00 UTC, 2 incidents left open there)',
    });
    expect(alertPathRemoved.evaluate(pathWith(removedFor(9 * DAY_MS)), aContext())).toMatchObject({
      because: 'aged-out',
    });
  });
});
