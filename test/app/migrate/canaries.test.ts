import type { Target } from '../../../lambda/domain/migration/plan';
import { EMERGENCY, NORMAL } from '../../../lambda/domain/migration/profile';
import { wavesOf } from '../../../lambda/domain/migration/waves';
import { minutesFromNow } from '../../builders/instant';
import { aState, aTarget, OLD, OTHER } from '../../builders/migration';
import type { Trouble } from './edges';
import { aStage, type StageOptions, told } from './stage';

const edges = (count: number, overrides: Parameters<typeof aTarget>[0] = {}): readonly Target[] =>
  Array.from({ length: count }, (_, index) =>
    aTarget({ name: `edge-${String(index).padStart(3, '0')}`, ...overrides }),
  );
const troubled = (targets: readonly Target[], trouble: Trouble) =>
  Object.fromEntries(targets.map(({ key }) => [key, trouble] as const));
const stageOf = (targets: readonly Target[], options: StageOptions = {}) =>
  aStage({ targets, plan: { waves: wavesOf(targets) }, ...options });
const outcomes = async (targets: readonly Target[], stage: ReturnType<typeof aStage>) =>
  told(targets, await stage.apply()).map((line) => line.replace(/^\S+ /, ''));
const beganAt = (stage: ReturnType<typeof aStage>): readonly string[] =>
  stage.model.journal.flatMap((entry) => (entry.kind === 'began' ? [entry.at] : []));

const GONE: Trouble = { readings: [{ kind: 'gone' }] };

describe('a canary that tells nothing', () => {
  test.each<readonly [string, Trouble]>([
    ['is gone', GONE],
    ['is gone once it was written', { afterFirstWrite: () => 'gone' }],
  ])('because it %s is followed by another, of which the first that goes wrong ends it all', async (_what, trouble) => {
    const targets = edges(300);
    const [first, ...others] = targets;
    const stage = stageOf(targets, {
      profile: EMERGENCY,
      troubles: { ...troubled(others, { stuckNode: true }), ...(first && { [first.key]: trouble }) },
    });

    const ends = await outcomes(targets, stage);

    expect(ends.slice(0, 3)).toEqual(['gone', 'rolled-back (handshakes)', 'untouched']);
    expect(ends.filter((end) => end !== 'untouched')).toHaveLength(2);
  });

  test('because nobody saw it is followed by another, watched as long as a canary', async () => {
    const hidden = aTarget({ name: 'edge-1', before: aState({ default: OTHER, sni: [OLD] }) });
    const targets = [hidden, ...['edge-2', 'edge-3', 'edge-4'].map((name) => aTarget({ name }))];
    const [, second, third] = targets.map(({ key }) => key);
    const stage = aStage({
      targets,
      plan: { waves: [targets.map(({ key }) => key)] },
      troubles: { [hidden.key]: { answeredBy: () => OTHER } },
    });

    expect(await outcomes(targets, stage)).toEqual([
      'unverified (never-shown)',
      ...['verified', 'verified', 'verified'],
    ]);
    const at = (kind: string, key: string | undefined): string =>
      stage.model.journal.find((entry) => entry.kind === kind && 'target' in entry && entry.target === key)?.at ?? '';
    expect(at('ended', second) >= minutesFromNow(15)).toBe(true);
    expect(at('began', third) >= at('ended', second)).toBe(true);
  });

  test('is followed by all others at once where one has told before', async () => {
    const targets = edges(6);
    const [, , third] = targets;
    const stage = stageOf(targets, { troubles: third === undefined ? {} : { [third.key]: GONE } });

    await stage.apply();

    expect(stage.clock.elapsed()).toBeLessThan(45 * 60_000);
  });

  test('was one of an earlier run, and what is left has one of its own', async () => {
    const targets = edges(4);
    const [first] = targets;
    const stage = stageOf(targets, { troubles: first === undefined ? {} : { [first.key]: GONE } });
    await stage.apply(() => stage.model.journal.some(({ kind }) => kind === 'ended'));

    expect(await outcomes(targets, stage)).toEqual(['gone', 'verified', 'verified', 'verified']);
    const [second, third] = beganAt(stage);
    expect(Date.parse(third ?? '') - Date.parse(second ?? '')).toBeGreaterThan(15 * 60_000);
  });
});

describe('where nobody can look at any of them, and that was accepted', () => {
  const targets = edges(40, { internal: true });
  const accepted = (options: StageOptions = {}) =>
    stageOf(targets, {
      ...{ acceptsUnverified: true, profile: { ...NORMAL, concurrency: 20 } },
      troubles: troubled(targets, { unreachable: true }),
      ...options,
    });

  test('one alone is taken by AWS, then all others go as planned', async () => {
    const stage = accepted();

    expect(new Set(await outcomes(targets, stage))).toEqual(new Set(['unverified']));
    const [first, second] = beganAt(stage);
    expect(Date.parse(second ?? '') - Date.parse(first ?? '')).toBeGreaterThan(5_000);
    expect(stage.clock.elapsed()).toBeLessThan(5 * 60_000);
  });

  test('the first that AWS refuses ends it all', async () => {
    const stage = accepted({ troubles: troubled(targets, { unreachable: true, answers: ['refused'] }) });

    expect((await outcomes(targets, stage)).filter((end) => end !== 'untouched')).toEqual(['rolled-back (refused)']);
  });
});
