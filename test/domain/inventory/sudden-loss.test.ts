import * as fc from 'fast-check';
import type { Cell } from '../../../lambda/domain/inventory/cell';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import type { CertificateId } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import { doubted, type SuddenLoss, suddenLosses } from '../../../lambda/domain/inventory/sudden-loss';
import { aCellKey, anOkCell, aPartialCell } from '../../builders/cell';
import { acmArn, aCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aDeniedReading, anOkReading, aPartialReading } from '../../builders/reading';

const certificates = (count: number): readonly Certificate[] =>
  Array.from({ length: count }, (_, index) => aCertificate({ arn: acmArn(index), notAfter: daysFromNow(100 - index) }));
const held = (count: number): Inventory => anInventory({ certificates: certificates(count) });
const without = (lost: number, count: number): CellReading =>
  anOkReading({ certificates: certificates(count).slice(lost) });
const lossesOf = (last: Inventory | undefined, ...readings: readonly CellReading[]) =>
  suddenLosses(last, readings, DEFAULT_POLICY);

describe('a sudden loss', () => {
  test.each`
    lost | count  | sudden   | what
    ${6} | ${100} | ${true}  | ${'more than 5'}
    ${5} | ${100} | ${false} | ${'5 of a hundred'}
    ${3} | ${14}  | ${true}  | ${'3, which are more than 20 percent'}
    ${3} | ${15}  | ${false} | ${'3, which are 20 percent'}
    ${2} | ${2}   | ${false} | ${'2, though they are all'}
  `('is one of $what: $sudden', ({ lost, count, sudden }: { lost: number; count: number; sudden: boolean }) => {
    expect(lossesOf(held(count), without(lost, count)).map((loss) => loss.lost.length)).toEqual(sudden ? [lost] : []);
  });

  describe('of certificates that a list lacked before already', () => {
    // IAM deleted them, and load balancers go on serving them.
    const deleted = certificates(8).map((one) => ({ ...one, observedAt: hoursFromNow(-3) }));
    const after = (cell: Cell) => anInventory({ certificates: deleted, cells: [cell] });

    test('is none where that list was believed', () => {
      expect(lossesOf(after(anOkCell({ triedAt: hoursFromNow(-1) })), anOkReading())).toEqual([]);
    });

    test('is one where that list was doubted', () => {
      const doubted = aPartialCell({ reason: 'sudden-loss-doubted', triedAt: hoursFromNow(-1) });

      expect(lossesOf(after(doubted), anOkReading())).toHaveLength(1);
    });
  });

  test('names those last of which nobody knows the end', () => {
    const undated = aCertificate({ arn: acmArn(99), notAfter: undefined });

    const [loss] = lossesOf(anInventory({ certificates: [undated, ...certificates(10)] }), anOkReading());

    expect(loss?.lost.at(-1)).toBe(undated);
  });

  test('names the lost, the nearest end first', () => {
    const [loss] = lossesOf(held(10), anOkReading());

    expect(loss?.lost.map(({ notAfter }) => notAfter)).toEqual(
      certificates(10)
        .map(({ notAfter }) => notAfter)
        .toReversed(),
    );
  });

  test.each([
    ['of which nothing was known before', undefined, anOkReading()],
    ['that was not read whole', held(10), aPartialReading()],
    ['that was denied', held(10), aDeniedReading()],
    ['of another source', held(10), anOkReading({ source: 'elbv2' })],
  ])('is none in a cell %s', (_what, last, reading) => {
    expect(lossesOf(last, reading)).toEqual([]);
  });

  test('is one in a cell that was read whole', () => {
    expect(lossesOf(held(10), anOkReading())).toHaveLength(1);
  });
});

describe('a doubted reading', () => {
  const loss: SuddenLoss = { cell: aCellKey(), lost: certificates(8) };
  const ids = (all: readonly Certificate[]): readonly CertificateId[] => all.map(({ id }) => id);

  test('is partial, and names those that are gone for sure', () => {
    const gone = ids(certificates(8).slice(0, 3));

    expect(doubted(without(8, 10), loss, new Set(gone))).toEqual(
      aPartialReading({ reason: 'sudden-loss-doubted', certificates: certificates(10).slice(8), gone }),
    );
  });

  test('is believed where all that it lacks is gone', () => {
    expect(doubted(without(8, 10), loss, new Set(ids(certificates(8))))).toEqual(without(8, 10));
  });

  test('is never believed for less', () => {
    fc.assert(
      fc.property(fc.subarray([...ids(certificates(8))]), (gone) => {
        expect(doubted(without(8, 10), loss, new Set(gone)).status).toBe(gone.length === 8 ? 'ok' : 'partial');
      }),
    );
  });
});
