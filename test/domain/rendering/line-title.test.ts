import type { Line } from '../../../lambda/domain/ledger/bulletin';
import type { CaseChange } from '../../../lambda/domain/ledger/transition';
import { lineLabel, linesByWeight, lineTitle } from '../../../lambda/domain/rendering/line-title';
import { NOW } from '../../builders/instant';
import { aLine, anEndedLine } from '../../builders/message';

const gone = anEndedLine({ change: { kind: 'resolved', reason: 'gone', rings: false } });
const warning = aLine({ severity: 'warning' });

describe('lineLabel', () => {
  test.each<{ readonly change: CaseChange; readonly severity: Line['severity']; readonly expected: string }>([
    {
      change: { kind: 'opened', reason: 'first-finding', rings: true },
      severity: 'critical',
      expected: 'CRITICAL, new',
    },
    { change: { kind: 'opened', reason: 'reopened', rings: false }, severity: 'warning', expected: 'WARNING, again' },
    {
      change: { kind: 'raised', reason: 'severity-rose', rings: true },
      severity: 'critical',
      expected: 'CRITICAL, worse',
    },
    {
      change: { kind: 'raised', reason: 'rung-crossed', rings: true },
      severity: 'critical',
      expected: 'CRITICAL, closer',
    },
    {
      change: { kind: 'changed', reason: 'rules-differ', rings: false },
      severity: 'warning',
      expected: 'WARNING, changed',
    },
    {
      change: { kind: 'changed', reason: 'attached-more', rings: false },
      severity: 'warning',
      expected: 'WARNING, seen in more places',
    },
    {
      change: { kind: 'changed', reason: 'silence-ending', rings: false },
      severity: 'critical',
      expected: 'CRITICAL, silence ends within a day',
    },
    {
      change: { kind: 'changed', reason: 'unacknowledged', rings: false },
      severity: 'critical',
      expected: 'CRITICAL, not acknowledged in the pager for an hour',
    },
    {
      change: { kind: 'changed', reason: 'flapping', rings: false },
      severity: 'critical',
      expected: 'CRITICAL, flapping',
    },
    {
      change: { kind: 'raised', reason: 'silence-ended', rings: true },
      severity: 'critical',
      expected: 'CRITICAL, no longer silenced',
    },
    {
      change: { kind: 'silenced', reason: 'silence-written', rings: false },
      severity: 'warning',
      expected: 'WARNING, silenced',
    },
    {
      change: { kind: 'eased', reason: 'no-longer-critical', rings: false },
      severity: 'warning',
      expected: 'WARNING, no longer critical',
    },
    { change: { kind: 'resolved', reason: 'healthy', rings: false }, severity: 'critical', expected: 'ENDED' },
  ])('says "$expected"', ({ change, severity, expected }) => {
    expect(lineLabel(aLine({ change, severity }))).toBe(expected);
  });
});

describe('lineTitle', () => {
  test.each<{ readonly line: Line; readonly expected: string }>([
    { line: aLine(), expected: 'CRITICAL, new: api.example.com expires in 6 days' },
    { line: aLine({ deadline: undefined }), expected: 'CRITICAL, new: api.example.com' },
    { line: gone, expected: 'ENDED: api.example.com is gone: two readings agree that it is not there any more' },
    { line: aLine({ subject: 'drill:42' }), expected: 'CRITICAL, new: drill (42) proves that pages arrive' },
  ])('says "$expected"', ({ line, expected }) => {
    expect(lineTitle(line, NOW)).toBe(expected);
  });
});

describe('linesByWeight', () => {
  test('puts critical lines first, then warnings, then ends to look into, then good ends', () => {
    const critical = aLine();
    const healthy = anEndedLine();

    expect(linesByWeight([healthy, gone, warning, critical])).toEqual([critical, warning, gone, healthy]);
  });
});
