import { unreadIn } from '../../../lambda/domain/digest/watched';
import { aDeniedCell, aFailedCell, anOkCell, aSkippedCell } from '../../builders/cell';
import { hoursFromNow } from '../../builders/instant';

describe('unreadIn', () => {
  test('lists those first that are unread for longest, and no more than three', () => {
    const cells = [-1, -4, -2, -3].map((hours) => aFailedCell({ source: 'elb', unreadSince: hoursFromNow(hours) }));

    expect(unreadIn(cells)).toEqual({
      total: 4,
      first: [-4, -3, -2].map((hours) => ({
        cell: 'eu-west-1/elb',
        because: 'throttled',
        since: hoursFromNow(hours),
      })),
    });
  });

  test('lists neither what was read nor what was skipped on purpose', () => {
    expect(unreadIn([anOkCell(), aSkippedCell()])).toEqual({ total: 0, first: [] });
    expect(unreadIn([anOkCell(), aDeniedCell()])).toMatchObject({ total: 1 });
  });
});
