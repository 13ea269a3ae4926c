import { stripVTControlCharacters } from 'node:util';
import { paint } from '../../bin/presentation/paint';
import { closedCard, pageCard, postCard } from '../../demo/presentation/cards';
import type { PagerDutyNotification } from '../../test/fakes/pagerduty';

const COLUMNS = 80;
const look = { columns: COLUMNS, paint: paint(false) };
const ESCAPE = '\u001b[2J';

const notification = (urgency: 'high' | 'low', details: Readonly<Record<string, string>>): PagerDutyNotification => ({
  dedupKey: 'notafter:1:123456789012:certificate:x:1',
  urgency,
  summary: `CRITICAL payments-prod: api.example.com ${ESCAPE}expires in 6 days`,
  event: {
    event_action: 'trigger',
    routing_key: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    dedup_key: 'notafter:1:123456789012:certificate:x:1',
    payload: { summary: 'any', source: 'any', severity: 'critical', custom_details: { ...details } },
  },
});

describe('pageCard', () => {
  const details = {
    When: '2030-11-23 12:00 UTC, in 6 days',
    'Used by': Array.from({ length: 12 }, (_, number) => `load-balancer-${number}`).join('\n'),
    Why: 'it is in use\nnobody renews it',
    'What to do': `Replace it. Then ${'word '.repeat(200)}`,
    Key: 'for machines',
  };

  test('shows when, what, why and what to do, and nothing that is for machines', () => {
    const text = pageCard(notification('high', details), look).join('\n');

    expect(text).toContain('high urgency: wakes whoever is on call');
    expect(text).toContain('  ┃ When        2030-11-23 12:00 UTC, in 6 days');
    expect(text).toContain('load-balancer-11');
    expect(text).toContain('  ┃ Why         it is in use\n  ┃             nobody renews it');
    expect(text.endsWith('  ┃ What to do  Replace it. …')).toBe(true);
    expect(text).not.toContain('for machines');
  });

  test('says that low urgency wakes nobody', () => {
    expect(pageCard(notification('low', details), look)[0]).toBe('  ┃ PagerDuty  low urgency: wakes nobody at night');
  });

  test('keeps to the width of the terminal', () => {
    const lines = pageCard(notification('high', details), look);

    expect(lines.filter((line) => line.length > COLUMNS)).toEqual([]);
    expect(lines.length).toBeGreaterThan(8);
  });

  test('lets a terminal obey nothing that a certificate says', () => {
    const text = pageCard(notification('high', { When: `${ESCAPE}now` }), look).join('\n');

    expect(text).toBe(stripVTControlCharacters(text));
    expect(text).toContain('now');
  });
});

describe('postCard', () => {
  const post = (...lines: readonly string[]) => ({
    text: 'any',
    blocks: lines.map((text) => ({ type: 'section' as const, text: { type: 'plain_text' as const, text } })),
  });

  test('leaves out a title that its only line repeats', () => {
    const lines = postCard(post('payments-prod: WARNING, new: a.example.com', '🟠 WARNING, new: a.example.com'), look);

    expect(lines).toEqual(['  ┃ Slack', '  ┃ 🟠 WARNING, new: a.example.com']);
  });

  test('shows the title of a post that tells of several', () => {
    expect(postCard(post('payments-prod: 2 changes', '🟠 one', '🟠 two'), look)).toHaveLength(4);
  });
});

describe('closedCard', () => {
  test('says why', () => {
    expect(closedCard({ notification: notification('low', {}), because: 'CLEARED: it is gone' }, look)).toEqual([
      '  ┃ PagerDuty  incident resolved',
      '  ┃ CLEARED: it is gone',
    ]);
  });
});
