import { DAY_MS } from '../../../lambda/domain/instant';
import { isInside, nearness, spanOf } from '../../../lambda/domain/certificate/lifetime';
import { daysFromNow, NOW } from '../../builders/instant';

const span = (remainingDays: number, lifetimeDays?: number) => ({
  notAfter: daysFromNow(remainingDays),
  remaining: remainingDays * DAY_MS,
  ...(lifetimeDays !== undefined && { notBefore: daysFromNow(remainingDays - lifetimeDays) }),
});

describe('spanOf', () => {
  test('tells what remains of which lifetime', () => {
    expect(spanOf({ notBefore: daysFromNow(-90), notAfter: daysFromNow(8) }, NOW)).toEqual(span(8, 98));
  });

  test('is below zero after the end', () => {
    expect(spanOf({ notBefore: daysFromNow(-90), notAfter: daysFromNow(-1) }, NOW)).toEqual(span(-1, 89));
  });

  test('tells a lifetime that has not begun', () => {
    expect(spanOf({ notBefore: daysFromNow(1), notAfter: daysFromNow(9) }, NOW)).toEqual(span(9, 8));
  });

  test('is nothing without an end', () => {
    expect(spanOf({ notBefore: NOW }, NOW)).toBeUndefined();
  });

  test.each`
    notBefore         | what
    ${undefined}      | ${'without a beginning'}
    ${daysFromNow(8)} | ${'that begins when it ends'}
    ${daysFromNow(9)} | ${'that begins after its end'}
  `('knows no lifetime of a certificate $what', ({ notBefore }: { notBefore: typeof NOW | undefined }) => {
    const validity = { notAfter: daysFromNow(8), ...(notBefore !== undefined && { notBefore }) };

    expect(spanOf(validity, NOW)).toEqual(span(8));
  });
});

describe('isInside', () => {
  test.each`
    limit                               | remaining | lifetime     | expected     | what
    ${{ days: 45, lifetimeDivisor: 4 }} | ${45}     | ${398}       | ${true}      | ${'at the days of a long life'}
    ${{ days: 45, lifetimeDivisor: 4 }} | ${45.001} | ${398}       | ${false}     | ${'before the days of a long life'}
    ${{ days: 45, lifetimeDivisor: 4 }} | ${25}     | ${100}       | ${true}      | ${'at the share of a short life'}
    ${{ days: 45, lifetimeDivisor: 4 }} | ${25.001} | ${100}       | ${false}     | ${'before the share of a short life'}
    ${{ days: 45, lifetimeDivisor: 4 }} | ${45}     | ${undefined} | ${true}      | ${'at the days of an unknown life'}
    ${{ days: 45, lifetimeDivisor: 4 }} | ${45.001} | ${undefined} | ${false}     | ${'before the days of an unknown life'}
    ${{ days: 30 }}                     | ${30}     | ${40}        | ${true}      | ${'at days alone'}
    ${{ lifetimeDivisor: 4 }}           | ${10}     | ${40}        | ${true}      | ${'at a share alone'}
    ${{ lifetimeDivisor: 4 }}           | ${10.001} | ${40}        | ${false}     | ${'before a share alone'}
    ${{ lifetimeDivisor: 4 }}           | ${10}     | ${undefined} | ${undefined} | ${'of a share of an unknown life'}
    ${{}}                               | ${-1}     | ${40}        | ${false}     | ${'of no limit'}
    ${{ days: 0 }}                      | ${0}      | ${40}        | ${true}      | ${'on day 0'}
  `(
    'is $expected $what',
    (row: { limit: object; remaining: number; lifetime?: number; expected: boolean | undefined }) => {
      expect(isInside(row.limit, span(row.remaining, row.lifetime))).toBe(row.expected);
    },
  );
});

describe('nearness', () => {
  const days = { warning: { days: 45 }, critical: { days: 14 } };
  const shares = { warning: { lifetimeDivisor: 4 }, critical: { lifetimeDivisor: 6 } };

  test.each`
    limits                                   | remaining | lifetime     | expected      | what
    ${days}                                  | ${46}     | ${undefined} | ${'outside'}  | ${'beyond both'}
    ${days}                                  | ${45}     | ${undefined} | ${'warning'}  | ${'inside the wider'}
    ${days}                                  | ${14}     | ${undefined} | ${'critical'} | ${'inside both'}
    ${{ ...days, critical: { days: 60 } }}   | ${50}     | ${undefined} | ${'critical'} | ${'inside a critical limit that is the wider one'}
    ${shares}                                | ${1}      | ${undefined} | ${'unknown'}  | ${'of shares of an unknown life'}
    ${shares}                                | ${10}     | ${40}        | ${'warning'}  | ${'of shares of a known life'}
    ${{ ...shares, warning: days.warning }}  | ${45}     | ${undefined} | ${'warning'}  | ${'inside the one limit that can be told'}
    ${{ ...shares, warning: days.warning }}  | ${46}     | ${undefined} | ${'unknown'}  | ${'outside the one limit that can be told'}
    ${{ ...shares, critical: { days: 14 } }} | ${15}     | ${undefined} | ${'unknown'}  | ${'outside the critical limit, the other not told'}
  `('is $expected $what', (row: { limits: typeof days; remaining: number; lifetime?: number; expected: string }) => {
    expect(nearness(row.limits, span(row.remaining, row.lifetime))).toBe(row.expected);
  });
});
