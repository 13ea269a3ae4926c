import { caseLines } from '../../bin/presentation/case-lines';
import { paint } from '../../bin/presentation/paint';
import { silenceLines } from '../../bin/presentation/silence-lines';
import { acknowledgedBy } from '../../lambda/domain/ledger/acknowledgement';
import type { PagerAnswer } from '../../lambda/domain/ledger/pager-answer';
import { ruleTexts } from '../../lambda/domain/rendering/rule-texts';
import type { SubjectId } from '../../lambda/domain/subject';
import { daysFromNow, NOW } from '../builders/instant';
import { aWarningEntry, caseAfter, EXPIRING, fails, seen } from '../builders/ledger';
import { anAbout } from '../builders/message';
import { aSilence, silencedCase } from '../builders/silence';

const look = { paint: paint(false), texts: ruleTexts(), pagers: new Map<SubjectId, PagerAnswer>() };
const ringing = caseAfter(seen([fails('critical')], { about: anAbout({ notAfter: daysFromNow(10) }) }));

describe('the lines of open cases', () => {
  test('say what is wrong, what to copy, and that somebody is woken', () => {
    expect(caseLines([ringing], NOW, look)).toEqual([
      'critical  api.example.com expires in 10 days',
      '          certificate:one',
      '          certificate-expiring, open since 2026-11-20 08:00 UTC, rings, not acknowledged here',
      '',
      '1 case open',
    ]);
  });

  test('say who acknowledged, of a ring alone', () => {
    const known = acknowledgedBy('ann', ringing, NOW);

    expect(known && caseLines([known], NOW, look)[2]).toContain('rings, acknowledged by ann on 2026-11-20 08:00 UTC');
    expect(caseLines([aWarningEntry('certificate:one').case], NOW, look)[2]).not.toContain('rings');
  });

  test.each<{ answer: PagerAnswer; says: string }>([
    {
      answer: { says: 'acknowledged', at: NOW, by: 'Ann', since: daysFromNow(-1) },
      says: ', acknowledged in the pager by Ann on 2026-11-19 08:00 UTC',
    },
    { answer: { says: 'acknowledged', at: NOW }, says: ', acknowledged in the pager on 2026-11-20 08:00 UTC' },
    {
      answer: { says: 'unacknowledged', at: NOW },
      says: ', not acknowledged in the pager, asked on 2026-11-20 08:00 UTC',
    },
    {
      answer: { says: 'unknown', because: 'denied', at: NOW },
      says: ', in the pager: unknown (denied), asked on 2026-11-20 08:00 UTC',
    },
  ])('say what the pager answered: $answer.says', ({ answer, says }) => {
    const lines = caseLines([ringing], NOW, { ...look, pagers: new Map([[ringing.subject, answer]]) });

    expect(lines[2]?.endsWith(says)).toBe(true);
  });

  test('say who silenced it, until when and why', () => {
    const lines = caseLines([silencedCase(ringing)], NOW, look);

    expect(lines[0]).toContain('silenced  api.example.com');
    expect(lines[3]).toContain('silenced until 2026-11-23 08:00 UTC by ann: moves on Tuesday');
  });

  test('say that there are none', () => {
    expect(caseLines([], NOW, look)).toEqual(['Nothing is open.']);
  });

  test('give a terminal nothing to obey', () => {
    const silences = [aSilence({ reason: '\u001b[2Jmoves', owner: 'a\u202eb' })];
    const shown = caseLines([{ ...ringing, silences, subject: 'certificate:\u001b]0;x' }], NOW, look).join('');

    expect(shown).toContain('moves');
    expect(shown).not.toMatch(/\p{C}/u);
  });
});

describe('the lines of silences', () => {
  test('say each that holds, the next to end first', () => {
    const silences = [aSilence(), aSilence({ rule: EXPIRING, until: daysFromNow(1) }), aSilence({ until: NOW })];

    expect(silenceLines([{ ...ringing, silences }], NOW)).toEqual([
      'until 2026-11-21 08:00 UTC  certificate:one  certificate-expiring, up to critical, by ann: moves on Tuesday',
      'until 2026-11-23 08:00 UTC  certificate:one  all rules, up to critical, by ann: moves on Tuesday',
    ]);
  });

  test('say that there are none', () => {
    expect(silenceLines([ringing], NOW)).toEqual(['Nothing is silenced.']);
  });
});
