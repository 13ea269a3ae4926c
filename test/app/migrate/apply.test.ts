import type { TargetState } from '../../../lambda/domain/migration/plan';
import { estimateOf } from '../../../lambda/domain/migration/estimate';
import { EMERGENCY, hasExpired, hurried, NORMAL } from '../../../lambda/domain/migration/profile';
import { wavesOf } from '../../../lambda/domain/migration/waves';
import { stateAfter } from '../../../lambda/domain/migration/target-state';
import { hoursFromNow, minutesFromNow } from '../../builders/instant';
import { aMove, aPlan, aState, aTarget, NEW, OLD, OTHER } from '../../builders/migration';
import type { Trouble } from './edges';
import { aStage, named, told } from './stage';

const both: Partial<TargetState> = { sni: [OTHER, OLD] };
const edge = (name: string, before: Partial<TargetState> = {}) => aTarget({ name, before: aState(before) });
const targets = [edge('edge-1'), edge('edge-2', both), edge('edge-3', { default: OTHER, sni: [OLD] })];

/** The most of these instants in any span of so many milliseconds. */
const mostIn = (milliseconds: number, times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length));

describe('carrying a plan out', () => {
  test('moves every listener, proves it by handshakes on every address, and changes nothing else', async () => {
    const stage = aStage({ targets });

    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 verified', 'edge-3 verified']);
    for (const { key, before } of targets)
      expect(stage.model.state(key)).toEqual(stateAfter({ from: OLD, to: NEW, before }));
    const proofs = stage.model.journal.filter(({ kind }) => kind === 'handshakes');
    expect(proofs.at(-1)).toMatchObject({
      shown: expect.arrayContaining([
        { address: '192.0.2.3', name: 'shop.example.com', shown: { leaf: 'leaf-of-new' } },
      ]),
    });
  });

  test('watches the canary for a quarter of an hour before anything else begins', async () => {
    const stage = aStage();

    await stage.apply();

    const at = (kind: string, name: string): string | undefined =>
      stage.model.journal.find((entry) => entry.kind === kind && 'target' in entry && entry.target === named(name))?.at;
    expect(at('ended', 'edge-1')).toBeDefined();
    expect((at('ended', 'edge-1') ?? '') >= minutesFromNow(15)).toBe(true);
    expect((at('began', 'edge-2') ?? '') >= (at('ended', 'edge-1') ?? '')).toBe(true);
  });

  test('does nothing a second time', async () => {
    const stage = aStage({ targets });
    await stage.apply();
    const { length } = stage.model.writes;

    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 verified', 'edge-3 verified']);
    expect(stage.model.writes).toHaveLength(length);
  });

  test('puts 300 load balancers right in less than half an hour of emergency, at 2.5 changes a second', async () => {
    const many = Array.from({ length: 300 }, (_, index) => edge(`edge-${index}`));
    const stage = aStage({ targets: many, plan: { waves: wavesOf(many) }, profile: EMERGENCY });

    const ends = await stage.apply();

    expect(new Set(told(many, ends).map((line) => line.split(' ')[1]))).toEqual(new Set(['verified']));
    expect(stage.clock.elapsed()).toBeLessThan(30 * 60_000);
    // As it was told beforehand, give or take two minutes.
    const { minutes } = estimateOf(stage.operation.plan, EMERGENCY);
    expect(Math.abs(stage.clock.elapsed() / 60_000 - minutes)).toBeLessThan(2);
    expect(stage.model.writes).toHaveLength(300);
    const times = stage.model.writes.map(({ at }) => at);
    expect(mostIn(1_000, times)).toBeLessThanOrEqual(3);
    expect(mostIn(10_000, times)).toBeLessThanOrEqual(26);
    expect(mostIn(10_000, times)).toBeGreaterThan(15);
    expect(Math.max(...times)).toBeLessThan(28 * 60_000);
  });

  test.each<readonly [string, Trouble, readonly string[]]>([
    ['throttled for a while: it goes on', { answers: ['again', 'again'] }, ['verified', 'verified', 'verified']],
    [
      'throttled without end',
      { answers: Array<'again'>(500).fill('again') },
      ['rolled-back (refused)', 'untouched', 'untouched'],
    ],
    ['refused', { answers: ['refused'] }, ['rolled-back (refused)', 'untouched', 'untouched']],
    [
      'served by a node that never changes',
      { stuckNode: true },
      ['rolled-back (handshakes)', 'untouched', 'untouched'],
    ],
    ['not reached from here', { unreachable: true }, ['unreachable', 'untouched', 'untouched']],
    ['gone', { readings: [{ kind: 'gone' }] }, ['gone', 'verified', 'verified']],
    ['gone when it is written', { answers: ['gone'] }, ['gone', 'verified', 'verified']],
    ['gone after it was written', { afterFirstWrite: () => 'gone' }, ['gone', 'verified', 'verified']],
    [
      'not read',
      { readings: [{ kind: 'unreadable', because: 'no-permission' }] },
      ['unreadable', 'untouched', 'untouched'],
    ],
    ['not read any more', { unreadableAfterWrite: true }, ['held (unreadable)', 'untouched', 'untouched']],
    [
      'changed since the plan was made',
      { readings: [{ kind: 'read', state: aState({ default: OTHER }) }] },
      ['stale', 'untouched', 'untouched'],
    ],
    [
      'changed by others meanwhile: that is not ours to undo',
      { afterFirstWrite: (state) => ({ ...state, default: OTHER }) },
      ['held (changed-by-others)', 'untouched', 'untouched'],
    ],
    [
      'not as it was written, ever: somebody puts it back each time',
      { afterFirstWrite: () => aState() },
      ['rolled-back (refused)', 'untouched', 'untouched'],
    ],
  ])('of which the canary is %s', async (_what, trouble, ends) => {
    const stage = aStage({ troubles: { [named('edge-1')]: trouble } });

    const outcomes = told(stage.targets, await stage.apply()).map((line) => line.replace(/^\S+ /, ''));

    expect(outcomes).toEqual(ends);
    const isBack = outcomes[0]?.startsWith('rolled-back') === true;
    expect(isBack ? stage.model.state(named('edge-1')) : aState()).toEqual(aState());
  });

  test('gives the nodes of a load balancer ten minutes before it takes anything back', async () => {
    const stage = aStage({ troubles: { [named('edge-1')]: { stuckNode: true } } });

    await stage.apply();

    const back = stage.model.journal.filter(({ kind }) => kind === 'write').at(-1);
    expect(back).toMatchObject({ write: { verb: 'set-default', certificate: OLD } });
    expect((back?.at ?? '') >= minutesFromNow(10)).toBe(true);
  });

  test('begins nothing more after the second failure of later waves; one is borne', async () => {
    const stuck = (...names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [named(name), { stuckNode: true }] as const));
    const run = async (troubles: Readonly<Record<string, Trouble>>) => {
      const four = ['edge-1', 'edge-2', 'edge-3', 'edge-4'].map((name) => edge(name));
      const stage = aStage({ targets: four, troubles });
      return told(four, await stage.apply()).map((line) => line.split(' ')[1]);
    };

    expect(await run(stuck('edge-2'))).toEqual(['verified', 'rolled-back', 'verified', 'verified']);
    expect(await run(stuck('edge-2', 'edge-3'))).toEqual(['verified', 'rolled-back', 'rolled-back', 'untouched']);
  });

  test('waits where a later wave is throttled, and begins no other meanwhile', async () => {
    const troubles = { [named('edge-2')]: { answers: ['again', 'again', 'again'] } as Trouble };
    const stage = aStage({ troubles });

    expect(told(stage.targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 verified', 'edge-3 verified']);
    const tries = stage.model.journal.flatMap((entry) => (entry.kind === 'write' ? [entry] : []));
    expect(tries.map(({ target }) => target)).toEqual(
      ['edge-1', 'edge-2', 'edge-2', 'edge-2', 'edge-2', 'edge-3'].map(named),
    );
    const [, ...later] = tries.slice(0, 5).map(({ at }) => Date.parse(at));
    later.slice(1).forEach((at, index) => expect(at - (later[index] ?? 0)).toBeGreaterThanOrEqual(5_000));
  });

  test('bears one of a later wave that is throttled without end', async () => {
    const stage = aStage({ troubles: { [named('edge-2')]: { answers: Array<'again'>(500).fill('again') } } });

    expect(told(stage.targets, await stage.apply())).toEqual([
      ...['edge-1 verified', 'edge-2 rolled-back (refused)', 'edge-3 verified'],
    ]);
  });

  test('moves what nobody can look at only if it is told to, and never calls it verified', async () => {
    const stage = aStage({
      targets,
      acceptsUnverified: true,
      troubles: { [edge('edge-2').key]: { unreachable: true } },
    });

    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 unverified', 'edge-3 verified']);
    expect(stage.model.state(edge('edge-2').key)).toEqual(stateAfter(aMove(both)));
  });

  test('never goes back to a certificate that expires on the way: it stays, and says so', async () => {
    const from = { ...aPlan().from, notAfter: minutesFromNow(5) };
    const stage = aStage({ plan: { from }, troubles: { [named('edge-1')]: { stuckNode: true } } });

    expect(told(stage.targets, await stage.apply())[0]).toBe('edge-1 held (no-way-back after handshakes)');
    expect(stage.model.state(named('edge-1'))).toMatchObject({ default: NEW });
  });

  test.each([
    [12, 'edge-1 held (no-way-back after handshakes)', NEW],
    [22, 'edge-1 rolled-back (handshakes)', OLD],
  ])(
    'asks before each try to go back whether it may still: the old one ends in %i minutes',
    async (minutes, end, holds) => {
      const from = { ...aPlan().from, notAfter: minutesFromNow(minutes) };
      // The first write is taken; the way back begins after ten minutes, and AWS takes five more to hear it.
      const trouble: Trouble = { stuckNode: true, answers: ['done', ...Array<'again'>(60).fill('again')] };
      const stage = aStage({ plan: { from }, troubles: { [named('edge-1')]: trouble } });

      expect(told(stage.targets, await stage.apply())[0]).toBe(end);
      expect(stage.model.state(named('edge-1'))).toMatchObject({ default: holds });
      const tries = stage.model.journal.filter((entry) => entry.kind === 'write' && entry.write.certificate === OLD);
      expect(tries.length).toBeGreaterThan(5);
      for (const { at } of tries) expect(at < from.notAfter).toBe(true);
    },
  );

  test('needs no way back where nothing was changed, though the old one has expired', async () => {
    const from = { ...aPlan().from, notAfter: hoursFromNow(-1) };
    const stage = aStage({ plan: { from }, troubles: { [named('edge-1')]: { answers: ['refused'] } } });

    expect(told(stage.targets, await stage.apply())[0]).toBe('edge-1 rolled-back (refused)');
    expect(stage.model.state(named('edge-1'))).toEqual(aState());
  });

  describe('where the old certificate expires on the way', () => {
    const many = Array.from({ length: 40 }, (_, index) => edge(`edge-${index}`));
    const [first, ...others] = many.map(({ key }) => key);
    const waves = [[first ?? ''], others];
    const minutesTaken = async (minutes: number) => {
      const plan = { waves, from: { ...aPlan().from, notAfter: minutesFromNow(minutes) } };
      const stage = aStage({ targets: many, plan });
      await stage.apply();
      return { stage, taken: stage.clock.elapsed() / 60_000 };
    };

    test('whatever begins then goes as in an emergency, and somebody hears of it once', async () => {
      const { stage, taken } = await minutesTaken(17);

      // The canary, the five that had begun, and two rounds of twenty; at five a time it would be 40 more.
      expect(taken).toBeGreaterThan(15 + 5 + 2);
      expect(taken).toBeLessThan(30);
      expect(stage.expiries).toEqual([{ ...NORMAL, concurrency: 20, bakeMs: 60_000, canaryBakeMs: 60_000 }]);
    });

    test('and where it does not, nothing is hurried', async () => {
      const { stage, taken } = await minutesTaken(24 * 60);

      expect(taken).toBeGreaterThan(15 + 8 * 5);
      expect(stage.expiries).toEqual([]);
    });

    test('nobody waits longer than was agreed', () => {
      const agreed = { ...EMERGENCY, concurrency: 30, bakeMs: 1000, canaryBakeMs: 2000 };

      expect(hurried(agreed)).toEqual(agreed);
    });

    test.each([
      [-1, true],
      [0, true],
      [1, false],
    ])('at %i minutes after now it has expired: %s', (minutes, expected) => {
      expect(hasExpired({ notAfter: minutesFromNow(minutes) }, minutesFromNow(0))).toBe(expected);
      expect(hasExpired({}, minutesFromNow(0))).toBe(false);
    });
  });

  test('tries again what was held once the cause is gone', async () => {
    const from = { ...aPlan().from, notAfter: hoursFromNow(-1) };
    const troubles: Record<string, Trouble> = { [named('edge-1')]: { stuckNode: true } };
    const stage = aStage({ plan: { from }, troubles });
    await stage.apply();

    troubles[named('edge-1')] = {};

    expect(told(stage.targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 verified', 'edge-3 verified']);
  });
});

describe('rolling a plan back', () => {
  test('takes back whatever was moved, the last first, and leaves the rest alone', async () => {
    const stage = aStage({ targets, profile: { ...NORMAL, concurrency: 1 } });
    await stage.apply();

    const ends = await stage.back();

    expect(told(targets, ends)).toEqual(['edge-1 rolled-back', 'edge-2 rolled-back', 'edge-3 rolled-back']);
    for (const { key, before } of targets) expect(stage.model.state(key)).toEqual(before);
    expect(stage.model.writes.at(-1)).toMatchObject({ key: targets[0]?.key, certificate: OLD });
  });

  test('touches nothing that was never begun', async () => {
    const stage = aStage();

    expect(told(stage.targets, await stage.back())).toEqual([
      'edge-1 untouched',
      'edge-2 untouched',
      'edge-3 untouched',
    ]);
    expect(stage.model.writes).toEqual([]);
  });

  test('leaves alone what others changed since, and what is gone', async () => {
    const stage = aStage();
    await stage.apply();
    stage.model.change(named('edge-1'), aState({ default: OTHER }));
    stage.model.change(named('edge-2'), 'gone');

    const ends = await stage.back();

    expect(told(stage.targets, ends)).toEqual(['edge-1 held (changed-by-others)', 'edge-2 gone', 'edge-3 rolled-back']);
  });
});
