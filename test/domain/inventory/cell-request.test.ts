import { type CellRequest, isCoveredBy, unitedRequests } from '../../../lambda/domain/inventory/cell-request';
import { type NonEmpty, type ResourceArn, resourceArn } from '../../../lambda/domain/ids';
import { ELSEWHERE } from '../../app/scan-stage';
import { HOME } from '../../builders/certificate';

const [A, B, C] = ['arn:a', 'arn:b', 'arn:c'].map(resourceArn) as [ResourceArn, ResourceArn, ResourceArn];
const whole: CellRequest = { region: HOME, source: 'elbv2' };
const only = (...listeners: NonEmpty<ResourceArn>): CellRequest => ({ ...whole, listeners });

describe('unitedRequests', () => {
  test('names each cell once, with all listeners that any request names', () => {
    const other: CellRequest = { region: ELSEWHERE, source: 'elbv2', listeners: [C] };

    expect(unitedRequests([only(A), other, only(B, A)])).toEqual([only(A, B), other]);
  });

  test.each([
    { title: 'first', requests: [whole, only(A)] },
    { title: 'last', requests: [only(A), whole] },
  ])('asks for the whole cell when one of them does, $title', ({ requests }) => {
    expect(unitedRequests(requests)).toEqual([whole]);
  });

  test.each([
    { count: 100, cell: 'those' },
    { count: 101, cell: 'the whole cell' },
  ])('of $count listeners asks for $cell', ({ count, cell }) => {
    const requests = Array.from({ length: count }, (_, index) => only(resourceArn(`arn:${index}`)));

    const [united] = unitedRequests(requests);

    expect(united?.listeners?.length).toBe(cell === 'those' ? count : undefined);
  });
});

describe('isCoveredBy', () => {
  test.each([
    { title: 'the cell by itself', wanted: whole, read: whole, covered: true },
    { title: 'a listener by the cell', wanted: only(A), read: whole, covered: true },
    { title: 'a listener by listeners', wanted: only(A), read: only(B, A), covered: true },
    { title: 'the cell by a listener', wanted: whole, read: only(A), covered: false },
    { title: 'listeners by one of them', wanted: only(A, B), read: only(A), covered: false },
    { title: 'another source', wanted: { ...whole, source: 'elb' } as const, read: whole, covered: false },
    { title: 'another region', wanted: { ...whole, region: ELSEWHERE }, read: whole, covered: false },
  ])('of $title: $covered', ({ wanted, read, covered }) => {
    expect(isCoveredBy(wanted, read)).toBe(covered);
  });
});
