import type { BlindSpot } from '../../../lambda/domain/judging/blind-spot';
import type { Cell } from '../../../lambda/domain/inventory/cell';
import { region } from '../../../lambda/domain/ids';
import { blindSpot } from '../../../lambda/domain/rules/blind-spot';
import { aDeniedCell, anOkCell, anUnfinishedWalk } from '../../builders/cell';
import { ACCOUNT, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, minutesFromNow } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const blind = (cell: Cell, ...others: readonly Cell[]): BlindSpot => ({
  account: ACCOUNT,
  reason: 'no-permission',
  cells: [cell, ...others],
});
const unreadFor = (hours: number) =>
  aDeniedCell({ unreadSince: hoursFromNow(-hours), lastCompleteAt: hoursFromNow(-hours - 1) });
const NEVER = aDeniedCell();
delete (NEVER as { lastCompleteAt?: unknown }).lastCompleteAt;
const HELD = anInventory({ certificates: [anImportedCertificate({ notAfter: daysFromNow(3) })] });

describe('blind-spot', () => {
  test.each`
    minutes  | scanEveryMinutes | outcome      | when
    ${-179}  | ${60}            | ${'pass'}    | ${'for less than three hourly scans'}
    ${-180}  | ${60}            | ${'warning'} | ${'for three hourly scans'}
    ${-29}   | ${10}            | ${'pass'}    | ${'for less than three scans, one each ten minutes'}
    ${-30}   | ${10}            | ${'warning'} | ${'for three scans, one each ten minutes'}
    ${-1079} | ${360}           | ${'pass'}    | ${'for less than three scans, one each six hours'}
    ${-1080} | ${360}           | ${'warning'} | ${'for three scans, one each six hours'}
  `('says $outcome of a cell unread $when', (row: { minutes: number; scanEveryMinutes: number; outcome: string }) => {
    const cell = aDeniedCell({ unreadSince: minutesFromNow(row.minutes) });
    const context = aContext({ scanEveryMinutes: row.scanEveryMinutes });

    expect(outcomeOf(blindSpot.evaluate(blind(cell), context))).toBe(row.outcome);
  });

  test('warns at once of a cell that was never read', () => {
    expect(outcomeOf(blindSpot.evaluate(blind(NEVER), aContext()))).toBe('warning');
  });

  test.each`
    minutes | outcome      | what
    ${-179} | ${'pass'}    | ${'goes on, though nobody ever finished it'}
    ${-180} | ${'warning'} | ${'has not come to its end in three scans'}
  `('says $outcome of a walk that $what', (row: { minutes: number; outcome: string }) => {
    const cell = { ...anUnfinishedWalk(), unreadSince: minutesFromNow(row.minutes) };
    const spot: BlindSpot = { account: ACCOUNT, reason: 'walk-unfinished', cells: [cell] };

    expect(outcomeOf(blindSpot.evaluate(spot, aContext()))).toBe(row.outcome);
  });

  test('passes for a cell that was read', () => {
    expect(outcomeOf(blindSpot.evaluate(blind(anOkCell()), aContext()))).toBe('pass');
  });

  test.each`
    hours    | use         | outcome       | what
    ${23.99} | ${USED}     | ${'warning'}  | ${'a used certificate close to its end, less than 24 hours ago'}
    ${24}    | ${USED}     | ${'critical'} | ${'a used certificate close to its end, 24 hours ago'}
    ${24}    | ${UNPROVEN} | ${'critical'} | ${'a certificate of unknown use close to its end, 24 hours ago'}
    ${24}    | ${UNUSED}   | ${'warning'}  | ${'an unused certificate close to its end, 24 hours ago'}
  `('says $outcome of a cell that last held $what', (row: { hours: number; use: typeof USED; outcome: string }) => {
    const context = aContext({ use: row.use, inventory: HELD });

    expect(outcomeOf(blindSpot.evaluate(blind(unreadFor(row.hours)), context))).toBe(row.outcome);
  });

  test('is critical only where the cell that held the certificate is unread for so long', () => {
    const elsewhere = aDeniedCell({ region: region('eu-west-3'), unreadSince: hoursFromNow(-48) });

    const verdict = blindSpot.evaluate(blind(unreadFor(5), elsewhere), aContext({ inventory: HELD }));

    expect(outcomeOf(verdict)).toBe('warning');
  });

  test('is never critical where a service control policy denies', () => {
    const spot: BlindSpot = { ...blind(unreadFor(500)), reason: 'service-control-policy' };

    expect(outcomeOf(blindSpot.evaluate(spot, aContext({ inventory: HELD })))).toBe('warning');
  });

  test('says what cannot be read, why and since when, in order of the cells', () => {
    const paris = aDeniedCell({ region: region('eu-west-3'), unreadSince: hoursFromNow(-30) });
    const recent = aDeniedCell({ source: 'iam', unreadSince: hoursFromNow(-1) });

    const verdict = blindSpot.evaluate(blind(paris, recent, unreadFor(24)), aContext({ inventory: HELD }));

    expect(verdict).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary:
        '2 cells of account 123456789012 not read (denied) since 2026-11-19 02:00 UTC: eu-west-1/acm, eu-west-3/acm; ' +
        'last held 1 certificate close to expiry',
      facts: {
        reason: 'no-permission',
        since: hoursFromNow(-30),
        cells: ['eu-west-1/acm', 'eu-west-3/acm'],
        atRisk: ['shop.example.com (ACM, eu-west-1)'],
      },
    });
  });

  test('caps a long list in its sentence', () => {
    const [first, ...others] = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) =>
      aDeniedCell({ region: region(name), unreadSince: hoursFromNow(-4) }),
    );

    expect(blindSpot.evaluate(blind(first ?? NEVER, ...others), aContext())).toMatchObject({
      summary:
        '7 cells of account 123456789012 not read (denied) since 2026-11-20 04:00 UTC: ' +
        'a/acm, b/acm, c/acm, d/acm, e/acm, and 2 more',
    });
  });
});
