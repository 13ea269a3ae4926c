import { inspect } from 'node:util';
import { secret } from '../../lambda/app/secret';

const CANARY = 'canary-of-the-secret';

describe('secret', () => {
  test('gives its text to whoever asks for it', () => {
    expect(secret(CANARY).reveal()).toBe(CANARY);
  });

  test.each`
    how               | print
    ${'a template'}   | ${(value: unknown) => 'it is '.concat(String(value))}
    ${'JSON'}         | ${(value: unknown) => JSON.stringify({ value })}
    ${'the console'}  | ${(value: unknown) => inspect({ value }, { depth: 9, showHidden: true })}
    ${'a key search'} | ${(value: object) => JSON.stringify(Object.entries(value).map(([, member]) => String(member)))}
  `('prints as *** in $how', ({ print }: { print: (value: unknown) => string }) => {
    const printed = print(secret(CANARY));

    expect(printed).not.toContain(CANARY);
  });

  test('shows that something is hidden', () => {
    expect(String(secret(CANARY))).toBe('***');
    expect(JSON.stringify(secret(CANARY))).toBe('"***"');
    expect(inspect(secret(CANARY))).toBe('***');
  });
});
