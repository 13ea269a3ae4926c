import type { Cell } from '../../../lambda/domain/inventory/cell';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { mergeInventory } from '../../../lambda/domain/inventory/merge-inventory';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import { certificateId, resourceArn } from '../../../lambda/domain/ids';
import { anAttachment, listenerArn, loadBalancerArn } from '../../builders/attachment';
import { aDeniedCell, aFailedCell, anOkCell, anUnfinishedWalk, aSkippedCell } from '../../builders/cell';
import { ACCOUNT, acmArn, aCertificate, anIamCertificate, HOME } from '../../builders/certificate';
import { daysFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { before, EARLIER, HOME_CELLS, merged } from '../../builders/merge';
import { aDeniedReading, aFailedReading, anOkReading, aPartialReading, aSkippedReading } from '../../builders/reading';

const ONE = aCertificate({ observedAt: EARLIER });
const OTHER = aCertificate({ arn: acmArn(2), observedAt: EARLIER });
const LEGACY = anIamCertificate({ observedAt: EARLIER });
const ATTACHED = anAttachment({ certificate: LEGACY.arn, observedAt: EARLIER });

const merge = (last: Inventory | undefined, ...readings: readonly CellReading[]) => merged(last, readings);

const cellOf = (inventory: Inventory, source: Cell['source']) => inventory.cells.find((cell) => cell.source === source);
const idsOf = ({ certificates }: Inventory) => certificates.map(({ id }) => id);

const { walk: WALK } = anUnfinishedWalk();

describe('mergeInventory', () => {
  describe('first of all', () => {
    test('lists every expected cell, those without a reading as not requested', () => {
      const inventory = merge(undefined, anOkReading());

      expect(inventory.cells.map(({ source, status }) => [source, status])).toEqual([
        ['acm', 'ok'],
        ['appsync', 'skipped'],
        ['elb', 'skipped'],
        ['elbv2', 'skipped'],
        ['cloudfront', 'skipped'],
        ['iam', 'skipped'],
        ['regions', 'skipped'],
      ]);
      expect(cellOf(inventory, 'elb')).toEqual(aSkippedCell({ source: 'elb', reason: 'not-requested' }));
    });

    test('remembers when each certificate was first seen', () => {
      expect(merge(undefined, anOkReading({ certificates: [ONE] })).memory).toMatchObject({
        [ONE.id]: { firstSeenAt: EARLIER },
      });
    });

    test('is sorted, whatever the order of the readings', () => {
      const readings = [
        anOkReading({ certificates: [OTHER, ONE] }),
        anOkReading({ source: 'iam', certificates: [LEGACY] }),
        anOkReading({ source: 'elbv2', attachments: [anAttachment({ name: 'b' }), anAttachment({ name: 'a' })] }),
      ];

      const inventory = merge(undefined, ...readings);

      expect(inventory).toEqual(merge(undefined, ...readings.toReversed()));
      expect(idsOf(inventory)).toEqual([LEGACY.id, ONE.id, OTHER.id]);
      expect(inventory.attachments.map(({ name }) => name)).toEqual(['a', 'b']);
    });

    test('is taken at the newest of its readings', () => {
      const late = minutesFromNow(1);

      expect(merge(undefined, anOkReading({ at: late })).takenAt).toBe(late);
      expect(merge(undefined, anOkReading({ at: EARLIER })).takenAt).toBe(NOW);
    });
  });

  describe('a cell that was read whole', () => {
    test('replaces what it held', () => {
      const inventory = merge(before({ certificates: [ONE] }), anOkReading({ certificates: [OTHER] }));

      expect(idsOf(inventory)).toEqual([OTHER.id]);
      expect(cellOf(inventory, 'acm')).toEqual(anOkCell());
    });

    test('leaves the other cells alone', () => {
      const last = before({ certificates: [ONE, LEGACY], attachments: [ATTACHED] });

      const inventory = merge(last, anOkReading({ source: 'cloudfront' }));

      const { cells, memory } = inventory;
      expect(inventory).toEqual({ ...last, takenAt: NOW, since: last.takenAt, cells, memory });
      expect(cellOf(inventory, 'acm')).toEqual(anOkCell({ triedAt: EARLIER }));
    });

    test('keeps when the first of the row was taken; the first itself has none before it', () => {
      const first = before({});

      expect(merge(merge(first, anOkReading()), anOkReading()).since).toBe(first.takenAt);
      expect(merge(undefined, anOkReading())).not.toHaveProperty('since');
    });

    test('ends a row of failures', () => {
      const last = before({ cells: [aDeniedCell({ unreadSince: daysFromNow(-3) })] });

      expect(cellOf(merge(last, anOkReading()), 'acm')).toEqual(anOkCell());
    });

    test('may be read twice in one run: the later reading counts', () => {
      const early = anOkReading({ source: 'elbv2', at: minutesFromNow(-2), attachments: [ATTACHED] });
      const late = anOkReading({ source: 'elbv2', at: minutesFromNow(-1) });

      expect(merge(undefined, late, early).attachments).toEqual([]);
      expect(merge(undefined, { ...late, at: early.at }, { ...early, at: late.at }).attachments).toEqual([ATTACHED]);
    });
  });

  describe('a cell that was not read', () => {
    test.each`
      what                                    | reading                                                     | expected
      ${'denied'}                             | ${aDeniedReading({ reason: 'service-control-policy' })}     | ${{ status: 'denied', reason: 'service-control-policy' }}
      ${'failed'}                             | ${aFailedReading({ reason: 'unreachable' })}                | ${{ status: 'failed', reason: 'unreachable' }}
      ${'read in part'}                       | ${aPartialReading({ reason: 'malformed-row' })}             | ${{ status: 'partial', reason: 'malformed-row' }}
      ${'read in part, and its walk goes on'} | ${aPartialReading({ reason: 'malformed-row', walk: WALK })} | ${{ status: 'partial', reason: 'malformed-row', walk: WALK }}
    `('keeps its content when it is $what', ({ reading, expected }: { reading: CellReading; expected: object }) => {
      const inventory = merge(before({ certificates: [ONE] }), reading);

      expect(inventory.certificates).toEqual([ONE]);
      expect(cellOf(inventory, 'acm')).toEqual({
        account: ACCOUNT,
        region: HOME,
        source: 'acm',
        triedAt: NOW,
        unreadSince: NOW,
        lastCompleteAt: EARLIER,
        ...expected,
      });
    });

    test('is unread since the first of an unbroken row, whatever the reasons', () => {
      const cell = aDeniedCell({ triedAt: EARLIER, unreadSince: daysFromNow(-2), lastCompleteAt: daysFromNow(-3) });

      expect(cellOf(merge(before({ cells: [cell] }), aFailedReading()), 'acm')).toEqual(
        aFailedCell({ unreadSince: daysFromNow(-2), lastCompleteAt: daysFromNow(-3) }),
      );
    });

    test('was never complete when its first reading failed', () => {
      expect(cellOf(merge(undefined, aDeniedReading()), 'acm')).not.toHaveProperty('lastCompleteAt');
    });

    test('takes over the rows that a part brought, and keeps the others', () => {
      const renewed = aCertificate({ notAfter: daysFromNow(198) });
      const last = before({ certificates: [ONE, OTHER] });

      expect(merge(last, aPartialReading({ certificates: [renewed] })).certificates).toEqual([renewed, OTHER]);
    });

    test('keeps attachments that a part of a walk does not name', () => {
      const other = anAttachment({ name: 'edge-2' });
      const last = before({ attachments: [ATTACHED] });

      expect(merge(last, aPartialReading({ source: 'elbv2', attachments: [other] })).attachments).toEqual([
        other,
        ATTACHED,
      ]);
    });

    test('lets go of rows that a whole list without details does not name', () => {
      const last = before({ certificates: [ONE, OTHER] });

      const inventory = merge(last, aPartialReading({ reason: 'details-missing', certificates: [ONE] }));

      expect(idsOf(inventory)).toEqual([ONE.id]);
    });
  });

  describe('a skipped cell', () => {
    test.each(['excluded', 'not-needed'] as const)('loses its content when it is %s', (reason) => {
      const last = before({ certificates: [ONE] });

      const inventory = merge(last, aSkippedReading({ reason }));

      expect(inventory.certificates).toEqual([]);
      expect(cellOf(inventory, 'acm')).toEqual(aSkippedCell({ reason }));
    });

    test('keeps its content when it was not asked for', () => {
      const inventory = merge(before({ certificates: [ONE] }), aSkippedReading({ reason: 'not-requested' }));

      expect(inventory.certificates).toEqual([ONE]);
      expect(cellOf(inventory, 'acm')).toEqual(aSkippedCell({ reason: 'not-requested', lastCompleteAt: EARLIER }));
    });
  });

  test('drops a region that is neither expected nor read', () => {
    const last = before({ certificates: [ONE], attachments: [ATTACHED] });

    const inventory = mergeInventory(last, [], [], {
      now: NOW,
      account: ACCOUNT,
      expectedCells: HOME_CELLS.slice(0, 3),
    });

    expect(inventory).toMatchObject({ certificates: [], attachments: [] });
    expect(inventory.cells.map(({ region }) => region)).toEqual(['global', 'global', 'global']);
  });

  describe('an older reading', () => {
    test.each`
      what         | reading
      ${'whole'}   | ${anOkReading({ at: minutesFromNow(-61), certificates: [OTHER] })}
      ${'denied'}  | ${aDeniedReading({ at: minutesFromNow(-61) })}
      ${'in part'} | ${aPartialReading({ at: minutesFromNow(-61), certificates: [OTHER] })}
    `('changes nothing when it is $what', ({ reading }: { reading: CellReading }) => {
      const last = before({ certificates: [ONE] });

      expect(merge(last, reading)).toMatchObject({ certificates: [ONE], cells: last.cells });
    });

    test('of a walk does not undo a later narrow one', () => {
      const narrow = anAttachment({ certificate: LEGACY.arn, observedAt: minutesFromNow(-10) });

      const inventory = merge(
        before({ attachments: [narrow] }),
        anOkReading({ source: 'elbv2', at: minutesFromNow(-30) }),
      );

      expect(inventory.attachments).toEqual([narrow]);
    });
  });

  describe('a narrow reading', () => {
    const second = anAttachment({ certificate: LEGACY.arn, name: 'edge-2', observedAt: EARLIER });
    const classic = anAttachment({
      certificate: LEGACY.arn,
      name: 'classic',
      service: 'elb',
      listener: { port: 443, role: 'default' },
      observedAt: EARLIER,
    });
    const last = before({ attachments: [ATTACHED, second, classic] });

    test('replaces what its listeners held, and leaves the cell as it was', () => {
      const moved = anAttachment({ name: 'edge-1', certificate: ONE.arn });

      const inventory = merge(
        last,
        anOkReading({ source: 'elbv2', listeners: [listenerArn('edge-1')], attachments: [moved] }),
      );

      expect(inventory.attachments).toEqual([moved, classic, second]);
      expect(cellOf(inventory, 'elbv2')).toEqual(anOkCell({ source: 'elbv2', triedAt: EARLIER }));
    });

    test('of a Classic load balancer replaces what all its listeners held', () => {
      const reading = anOkReading({ source: 'elb', listeners: [loadBalancerArn('classic')] });

      expect(merge(last, reading).attachments).toEqual([ATTACHED, second]);
    });
  });

  test('drops an attachment that lies in no cell', () => {
    const stray = anAttachment({
      service: 'other',
      resource: resourceArn('something'),
      listener: undefined,
      certificate: certificateId('odd'),
    });

    expect(merge(before({ attachments: [stray] })).attachments).toEqual([]);
  });
});
