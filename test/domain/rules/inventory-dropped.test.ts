import type { BlindSpot } from '../../../lambda/domain/judging/blind-spot';
import type { Cell } from '../../../lambda/domain/inventory/cell';
import { inventoryDropped } from '../../../lambda/domain/rules/inventory-dropped';
import { blindSpot } from '../../../lambda/domain/rules/blind-spot';
import { aDeniedCell, aPartialCell } from '../../builders/cell';
import { ACCOUNT, aCertificate } from '../../builders/certificate';
import { hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const doubtful = (overrides: Parameters<typeof aPartialCell>[0] = {}): Cell =>
  aPartialCell({ reason: 'sudden-loss-doubted', unreadSince: hoursFromNow(-1), ...overrides });
const doubts = (cell: Cell, ...others: readonly Cell[]): BlindSpot => ({
  account: ACCOUNT,
  reason: 'sudden-loss-doubted',
  cells: [cell, ...others],
});

describe('inventory-dropped', () => {
  test('says nothing of a first reading, and warns of the second that agrees', () => {
    expect(outcomeOf(inventoryDropped.evaluate(doubts(doubtful({ unreadSince: NOW })), aContext()))).toBe('pass');
    expect(outcomeOf(inventoryDropped.evaluate(doubts(doubtful()), aContext()))).toBe('warning');
  });

  test('is not asked about cells that could not be read, nor is blind-spot about those that are doubted', () => {
    const denied: BlindSpot = { account: ACCOUNT, reason: 'no-permission', cells: [aDeniedCell()] };

    expect(outcomeOf(inventoryDropped.evaluate(denied, aContext()))).toBe('not-applicable');
    expect(outcomeOf(blindSpot.evaluate(doubts(doubtful()), aContext()))).toBe('not-applicable');
  });

  test('counts what is kept, not what the lists still hold', () => {
    const kept = aCertificate({ observedAt: hoursFromNow(-2) });
    const inventory = anInventory({ certificates: [kept, aCertificate({ observedAt: NOW })] });

    expect(inventoryDropped.evaluate(doubts(doubtful()), aContext({ inventory }))).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        '1 certificate of account 123456789012 vanished from the lists of AWS since 2026-11-20 07:00 UTC: eu-west-1/acm',
      facts: { since: hoursFromNow(-1), kept: 1, cells: ['eu-west-1/acm'] },
    });
  });
});
