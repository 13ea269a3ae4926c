import { nearest } from '../../lib/config/nearest';

describe('nearest', () => {
  test.each`
    written        | candidates                     | expected       | because
    ${'pages'}     | ${['chat', 'pages']}           | ${'pages'}     | ${'it is the same'}
    ${'pagse'}     | ${['chat', 'pages', 'policy']} | ${'pages'}     | ${'two letters changed places'}
    ${'pagerDuty'} | ${['pages', 'pagerduty']}      | ${'pagerduty'} | ${'capitals do not matter'}
    ${'scanEver'}  | ${['scanEvery', 'secretName']} | ${'scanEvery'} | ${'a letter is missing'}
    ${'mail'}      | ${['sms', 'https', 'email']}   | ${'email'}     | ${'a letter is missing at the beginning'}
  `('takes $written for $expected: $because', ({ written, candidates, expected }) => {
    expect(nearest(written as string, candidates as string[])).toBe(expected);
  });

  test.each`
    written    | candidates   | expected     | errors
    ${'pagxx'} | ${['pages']} | ${'pages'}   | ${'two errors in five letters'}
    ${'paxxx'} | ${['pages']} | ${undefined} | ${'three errors in five letters'}
    ${''}      | ${['pages']} | ${undefined} | ${'no letter at all'}
  `('takes $written for $expected: $errors', ({ written, candidates, expected }) => {
    expect(nearest(written as string, candidates as string[])).toBe(expected);
  });

  test('finds nothing among nothing', () => {
    expect(nearest('pages', [])).toBeUndefined();
  });
});
