import * as fc from 'fast-check';
import type { IncidentKey } from '../../../lambda/domain/ledger/incident';
import { dedupKey } from '../../../lambda/notifiers/pagerduty/dedup-key';

const keyOf = (length: number): IncidentKey => `notafter:1:${'k'.repeat(length - 'notafter:1:'.length)}`;

describe('dedupKey', () => {
  test('is the key itself up to 255 characters', () => {
    expect(dedupKey(keyOf(255))).toBe(keyOf(255));
  });

  test('is the beginning and a hash of a longer key', () => {
    expect(dedupKey(keyOf(256))).toBe(
      `notafter:1:${'k'.repeat(179)}:43deb4d95ec4b9297220a4fa6d42f2f725288804c00698834f4f5988cf329acf`,
    );
  });

  test('tells keys apart that differ behind the cut', () => {
    expect(dedupKey(`${keyOf(300)}1`)).not.toBe(dedupKey(`${keyOf(300)}2`));
  });

  test('tells keys apart that differ in what cannot be shown', () => {
    expect(dedupKey('notafter:1:a\u200b')).not.toBe(dedupKey('notafter:1:a'));
  });

  test('is printable ASCII that PagerDuty takes, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const key = dedupKey(`notafter:1:${text}`);

        expect(key).toMatch(/^notafter:1:[\x21-\x7e]{0,244}$/);
        expect(dedupKey(`notafter:1:${text}`)).toBe(key);
      }),
    );
  });
});
