import { jsonValue } from '../../lambda/contract/json-value';

describe('jsonValue', () => {
  test('is what the text says', () => {
    expect(jsonValue('{"a":[1,null]}')).toEqual({ a: [1, null] });
    expect(jsonValue('"text"')).toBe('text');
  });

  test.each(['', '{', 'undefined', '{a:1}'])('is nothing of %j, which is no JSON', (text) => {
    expect(jsonValue(text)).toBeUndefined();
  });
});
