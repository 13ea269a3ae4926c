import { type Holding, holdingAfter, mayHoldByOwn, type Telling } from '../../../lambda/domain/ledger/listener';
import { minutesFromNow, NOW } from '../../builders/instant';

const before = (held: Holding['held']): Holding => ({ held, at: minutesFromNow(-5) });

describe('holdingAfter', () => {
  test.each<{
    held: Holding['held'];
    intent: Telling;
    answer: 'accepted' | 'refused' | 'none';
    after: Holding;
  }>([
    { held: 'nothing', intent: 'tell', answer: 'accepted', after: { held: 'open', at: NOW, aloudAt: NOW, members: 3 } },
    {
      held: 'open',
      intent: 'tell',
      answer: 'accepted',
      after: { held: 'open', at: NOW, aloudAt: minutesFromNow(-5), members: 3 },
    },
    { held: 'open', intent: 'grow', answer: 'accepted', after: { held: 'open', at: NOW, aloudAt: NOW, members: 3 } },
    { held: 'open', intent: 'grow', answer: 'none', after: before('open') },
    { held: 'open', intent: 'repeat', answer: 'accepted', after: { held: 'open', at: NOW, aloudAt: NOW, members: 3 } },
    { held: 'open', intent: 'repeat', answer: 'none', after: before('open') },
    {
      held: 'open',
      intent: 'escalate',
      answer: 'accepted',
      after: { held: 'open', at: NOW, aloudAt: NOW, escalatedAt: NOW, members: 3 },
    },
    { held: 'open', intent: 'escalate', answer: 'refused', after: before('open') },
    { held: 'open', intent: 'clear', answer: 'accepted', after: { held: 'ended', at: NOW } },
    { held: 'trying', intent: 'clear', answer: 'accepted', after: { held: 'ended', at: NOW } },
    { held: 'nothing', intent: 'tell', answer: 'refused', after: before('nothing') },
    { held: 'trying', intent: 'tell', answer: 'refused', after: before('trying') },
    { held: 'open', intent: 'clear', answer: 'refused', after: before('open') },
    { held: 'nothing', intent: 'tell', answer: 'none', after: { held: 'trying', at: NOW } },
    { held: 'trying', intent: 'clear', answer: 'none', after: { held: 'trying', at: NOW } },
    { held: 'open', intent: 'tell', answer: 'none', after: before('open') },
    { held: 'open', intent: 'clear', answer: 'none', after: before('open') },
  ])('who held $held, was to $intent and answered $answer holds $after.held', ({ held, intent, answer, after }) => {
    expect(holdingAfter(before(held), { telling: intent, members: 3 }, answer, NOW)).toEqual(after);
  });

  test('who refuses to hear of more members knows as many as before', () => {
    const held = { held: 'open', at: NOW, aloudAt: NOW, members: 2 } as const;

    expect(holdingAfter(held, { telling: 'grow', members: 3 }, 'refused', minutesFromNow(1))).toEqual(held);
    expect(holdingAfter(held, { telling: 'clear', members: 3 }, 'accepted', NOW)).toEqual({ held: 'ended', at: NOW });
  });

  test('a refresh changes neither when people last noticed nor that it was escalated', () => {
    const held = { held: 'open', at: NOW, aloudAt: minutesFromNow(-9), escalatedAt: minutesFromNow(-8) } as const;

    expect(holdingAfter(held, { telling: 'tell', members: 3 }, 'accepted', minutesFromNow(1))).toEqual({
      ...held,
      at: minutesFromNow(1),
      members: 3,
    });
  });
});

describe('mayHoldByOwn', () => {
  test.each<{ readonly holding: Omit<Holding, 'at'>; readonly may: boolean }>([
    { holding: { held: 'open' }, may: true },
    { holding: { held: 'open', instead: true }, may: false },
    { holding: { held: 'open', instead: true, byOwn: true }, may: true },
    { holding: { held: 'trying' }, may: true },
    { holding: { held: 'nothing' }, may: false },
    { holding: { held: 'ended', byOwn: true }, may: false },
  ])('of $holding: $may', ({ holding, may }) => {
    expect(mayHoldByOwn({ ...holding, at: NOW })).toBe(may);
  });
});
