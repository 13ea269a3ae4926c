import { type Holding, holdingAfter } from '../../../lambda/domain/ledger/listener';
import { minutesFromNow, NOW } from '../../builders/instant';

const before = (held: Holding['held']): Holding => ({ held, at: minutesFromNow(-5) });

describe('holdingAfter', () => {
  test.each<{
    held: Holding['held'];
    intent: 'tell' | 'clear';
    answer: 'accepted' | 'refused' | 'none';
    after: Holding;
  }>([
    { held: 'nothing', intent: 'tell', answer: 'accepted', after: { held: 'open', at: NOW } },
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
});
