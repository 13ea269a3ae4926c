import { subjectName } from '../../../lambda/domain/rendering/subject-name';
import type { SubjectId } from '../../../lambda/domain/subject';

describe('subjectName', () => {
  test.each`
    subject                             | names                         | expected
    ${'certificate:ASCA1'}              | ${['api.example.com']}        | ${'api.example.com'}
    ${'certificate:ASCA1'}              | ${['a.example', 'b.example']} | ${'a.example and 1 more name'}
    ${'certificate:ASCA1'}              | ${['\u200b', 'b.example']}    | ${'b.example'}
    ${'certificate:ASCA1'}              | ${[]}                         | ${'certificate (ASCA1)'}
    ${'blind-spot:no-permission'}       | ${[]}                         | ${'blind spot (no-permission)'}
    ${'blind-spot:no-permission'}       | ${['eu-west-3']}              | ${'blind spot (no-permission)'}
    ${'alert-path:pages'}               | ${[]}                         | ${'alert path (pages)'}
    ${'change-events:eu-west-1'}        | ${['eu-west-1']}              | ${'change events (eu-west-1)'}
    ${'drill:2026-11-20T08:00:00.000Z'} | ${[]}                         | ${'drill (2026-11-20T08:00:00.000Z)'}
  `(
    'calls $subject with the names $names "$expected"',
    ({ subject, names, expected }: { subject: SubjectId; names: string[]; expected: string }) => {
      expect(subjectName(subject, { names })).toBe(expected);
    },
  );
});

describe('subjectName of a list that was cut', () => {
  test.each`
    names                         | omitted      | expected
    ${['a.example']}              | ${2}         | ${'a.example and 2 more names'}
    ${['a.example', 'b.example']} | ${2}         | ${'a.example and 3 more names'}
    ${['a.example', 'b.example']} | ${'unknown'} | ${'a.example and more names'}
    ${['a.example']}              | ${'unknown'} | ${'a.example'}
  `(
    'says "$expected" where $omitted were left out',
    ({ names, omitted, expected }: { names: string[]; omitted: number | 'unknown'; expected: string }) => {
      expect(subjectName('certificate:1', { names }, omitted)).toBe(expected);
    },
  );
});
