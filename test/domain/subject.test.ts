import { isDrill, kindOf } from '../../lambda/domain/subject';

describe('kindOf', () => {
  test.each(['certificate', 'blind-spot', 'alert-path', 'change-events', 'drill'] as const)('knows %s', (kind) => {
    expect(kindOf(`${kind}:certificate:drill:x`)).toBe(kind);
  });
});

describe('isDrill', () => {
  test('is true of a drill alone', () => {
    expect(isDrill('drill:certificate:1')).toBe(true);
    expect(isDrill('certificate:drill:1')).toBe(false);
  });
});
