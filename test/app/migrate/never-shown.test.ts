import type { Target, TargetState } from '../../../lambda/domain/migration/plan';
import { NORMAL } from '../../../lambda/domain/migration/profile';
import { stateAfter } from '../../../lambda/domain/migration/target-state';
import { aMove, aState, aTarget, LEAVES, OLD, OTHER } from '../../builders/migration';
import { aStage, told } from './stage';

const edge = (name: string, before: Partial<TargetState> = {}) => aTarget({ name, before: aState(before) });

describe('carrying a plan out where another certificate of the listener answers to every name', () => {
  const listed: Partial<TargetState> = { default: OTHER, sni: [OLD] };
  const [quiet, loud] = [edge('edge-1', listed), edge('edge-2')];
  const withOther = (targets: readonly Target[] = [quiet], options: Parameters<typeof aStage>[0] = {}) =>
    aStage({ targets, troubles: { [quiet.key]: { answeredBy: () => OTHER } }, ...options });

  test('moves it, and does not call verified what nobody saw', async () => {
    const stage = withOther();

    expect(told([quiet], await stage.apply())).toEqual(['edge-1 unverified (never-shown)']);
    expect(stage.model.state(quiet.key)).toEqual(stateAfter(aMove(listed)));
    const shown = stage.model.journal.flatMap((entry) => (entry.kind === 'handshakes' ? entry.shown : []));
    expect(shown.map((one) => one.shown)).not.toContainEqual({ leaf: LEAVES.new });
  });

  test('nor where there is no name to ask for', async () => {
    const silent = edge('edge-1', listed);
    const stage = aStage({ targets: [{ ...silent, names: [] }] });

    expect(told([silent], await stage.apply())).toEqual(['edge-1 unverified (never-shown)']);
  });

  test('watches it for a minute, since there is nothing of the new one to watch', async () => {
    const stage = withOther();
    await stage.apply();

    expect(stage.clock.elapsed()).toBeGreaterThan(60_000);
    expect(stage.clock.elapsed()).toBeLessThan(120_000);
  });

  test('verifies it where the new one answers once it is there, for as long as any', async () => {
    const stage = withOther([quiet], { troubles: {} });

    expect(told([quiet], await stage.apply())).toEqual(['edge-1 verified']);
    expect(stage.clock.elapsed()).toBeGreaterThan(15 * 60_000);
  });

  test('watches it anew once the new one answers, where its nodes were late', async () => {
    const answeredBy = (elapsed: number) => (elapsed < 30_000 ? OTHER : undefined);
    const stage = withOther([quiet], { troubles: { [quiet.key]: { answeredBy } } });

    expect(told([quiet], await stage.apply())).toEqual(['edge-1 verified']);
    expect(stage.clock.elapsed()).toBeGreaterThan(15.5 * 60_000);
  });

  test('does not call verified what is seen and not seen by turns', async () => {
    const answeredBy = (elapsed: number) => (Math.floor(elapsed / 60_000) % 2 === 0 ? OTHER : undefined);
    const profile = { ...NORMAL, rounds: 6, canaryBakeMs: 5 * 60_000 };
    const stage = withOther([quiet], { profile, troubles: { [quiet.key]: { answeredBy } } });

    expect(told([quiet], await stage.apply())).toEqual(['edge-1 unverified (never-shown)']);
    expect(stage.clock.elapsed()).toBeGreaterThan(10 * 60_000);
  });

  test('leaves it alone when it is run again', async () => {
    const stage = withOther([quiet, loud]);
    await stage.apply();
    const { length } = stage.model.writes;

    expect(told([quiet, loud], await stage.apply())).toEqual(['edge-1 unverified (never-shown)', 'edge-2 verified']);
    expect(stage.model.writes).toHaveLength(length);
  });
});
