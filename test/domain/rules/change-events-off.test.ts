import { changeEventsOff } from '../../../lambda/domain/rules/change-events-off';
import type { Trail, Trails } from '../../../lambda/domain/inventory/trails';
import { HOME } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const verdict = (trails: Trails['trails']) =>
  changeEventsOff.evaluate({ region: HOME, readAt: NOW, trails }, aContext());
const named = (all: readonly Trail['writes'][]): readonly Trail[] =>
  all.map((writes, index) => ({ name: `trail-${index + 1}`, writes, isMultiRegion: false }));

describe('change-events-off', () => {
  test.each`
    trails                            | expected
    ${[]}                             | ${'info, minor'}
    ${['stopped']}                    | ${'info, minor'}
    ${['not-selected']}               | ${'info, minor'}
    ${['stopped', 'not-selected']}    | ${'info, minor'}
    ${['logged']}                     | ${'pass'}
    ${['stopped', 'logged']}          | ${'pass'}
    ${['unreadable', 'logged']}       | ${'pass'}
    ${['unreadable']}                 | ${'unknown: trails'}
    ${['stopped', 'unreadable']}      | ${'unknown: trails'}
    ${['unreadable', 'not-selected']} | ${'unknown: trails'}
  `('says $expected of $trails', ({ trails, expected }: { trails: readonly Trail['writes'][]; expected: string }) => {
    expect(outcomeOf(verdict(named(trails)))).toBe(expected);
  });

  test('is unknown where the list could not be read', () => {
    expect(outcomeOf(verdict('unreadable'))).toBe('unknown: trails');
  });

  test('tells what each trail does instead', () => {
    expect(verdict(named(['stopped', 'not-selected']))).toMatchObject({
      summary: 'no trail logs management writes of eu-west-1: trail-1 (stopped), trail-2 (other events only)',
      facts: { region: HOME, trails: ['trail-1 (stopped)', 'trail-2 (other events only)'] },
    });
  });

  test('says so when there is none', () => {
    expect(verdict([])).toMatchObject({ summary: 'no trail logs management writes of eu-west-1: there is none' });
  });
});
