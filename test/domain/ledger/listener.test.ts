import { type Holding, holdingAfter, type Telling } from '../../../lambda/domain/ledger/listener';
import { minutesFromNow, NOW } from '../../builders/instant';

const before = (held: Holding['held']): Holding => ({ held, at: minutesFromNow(-5) });

describe('holdingAfter', () => {
  test.each<{
    held: Holding['held'];
    intent: Telling;
    answer: 'accepted' | 'refused' | 'none';
    after: Holding;
  }>([
    { held: 'nothing', intent: 'tell', answer: 'accepted', after: { held: 'open', at: NOW, aloudAt: NOW } },
    { held: 'open', intent: 'tell', answer: 'accepted', after: { held: 'open', at: NOW, aloudAt: minutesFromNow(-5) } },
    { held: 'open', intent: 'repeat', answer: 'accepted', after: { held: 'open', at: NOW, aloudAt: NOW } },
    { held: 'open', intent: 'repeat', answer: 'none', after: before('open') },
    {
      held: 'open',
      intent: 'escalate',
      answer: 'accepted',
      after: { held: 'open', at: NOW, aloudAt: NOW, escalatedAt: NOW },
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
    expect(holdingAfter(before(held), intent, answer, NOW)).toEqual(after);
  });

  test('a refresh changes neither when people last noticed nor that it was escalated', () => {
    const held = { held: 'open', at: NOW, aloudAt: minutesFromNow(-9), escalatedAt: minutesFromNow(-8) } as const;

    expect(holdingAfter(held, 'tell', 'accepted', minutesFromNow(1))).toEqual({ ...held, at: minutesFromNow(1) });
  });
});
