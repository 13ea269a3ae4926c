import { stateAfter } from '../../../lambda/domain/migration/target-state';
import { aMove, aState, aTarget, OLD, OTHER } from '../../builders/migration';
import { aStage } from './stage';

const before = aState({ sni: [OTHER, OLD] });
const one = aTarget({ name: 'edge-1', before });
const two = [one, aTarget({ name: 'edge-2', before })];

/** Calls that one undisturbed run makes. */
async function callsOf(act: 'apply' | 'back', targets = [one]): Promise<number> {
  const stage = aStage({ targets });
  await stage.apply();
  if (act === 'apply') return stage.model.calls;
  const applied = stage.model.calls;
  await stage.back();
  return stage.model.calls - applied;
}

describe.each([
  ['before it did anything', false],
  ['after it was done and before its answer was heard', true],
])('a run that dies at any call, %s,', (_when, after) => {
  test('ends, once it is run again, where one ends that never died', async () => {
    const calls = await callsOf('apply', two);
    expect(calls).toBeGreaterThan(30);
    for (let died = 1; died <= calls; died += 1) {
      const stage = aStage({ targets: two });
      stage.model.diesIn = { calls: died, after };
      const first = await stage.apply();
      stage.model.revive();

      const ends = await stage.apply();

      expect({ died, first }).toEqual({ died, first: 'dead' });
      expect(ends === 'dead' ? [] : [...ends.values()].map(({ outcome }) => outcome)).toEqual(['verified', 'verified']);
      for (const { key } of two) expect(stage.model.state(key)).toEqual(stateAfter(aMove(before)));
    }
  });

  test('can be taken back from wherever it died', async () => {
    const calls = await callsOf('apply');
    for (let died = 1; died <= calls; died += 1) {
      const stage = aStage({ targets: [one] });
      stage.model.diesIn = { calls: died, after };
      await stage.apply();
      stage.model.revive();

      await stage.back();

      expect({ died, state: stage.model.state(one.key) }).toEqual({ died, state: before });
    }
  });

  test('on the way back goes on back', async () => {
    const calls = await callsOf('back');
    expect(calls).toBeGreaterThan(10);
    for (let died = 1; died <= calls; died += 1) {
      const stage = aStage({ targets: [one] });
      await stage.apply();
      stage.model.diesIn = { calls: died, after };
      await stage.back();
      stage.model.revive();

      await stage.back();

      expect({ died, state: stage.model.state(one.key) }).toEqual({ died, state: before });
    }
  });
});
