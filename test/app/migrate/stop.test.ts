import { stoppedAt } from '../../../lambda/domain/migration/journal';
import { NORMAL } from '../../../lambda/domain/migration/profile';
import { NOW } from '../../builders/instant';
import { aState, aTarget } from '../../builders/migration';
import { aStage, told } from './stage';

const targets = ['edge-1', 'edge-2', 'edge-3', 'edge-4'].map((name) => aTarget({ name }));
const [first, second] = targets;
const twoAtATime = {
  targets,
  profile: { ...NORMAL, concurrency: 2 },
  plan: { waves: [[first?.key ?? ''], targets.slice(1).map(({ key }) => key)] },
};

describe('whoever carries a plan out and is asked to stop', () => {
  test('finishes what has begun, begins nothing more, and says so in the journal', async () => {
    const stage = aStage(twoAtATime);
    const isBegun = () => stage.model.journal.some((entry) => 'target' in entry && entry.target === second?.key);

    const ends = await stage.apply(isBegun);

    expect(told(targets, ends)).toEqual(['edge-1 verified', 'edge-2 verified', 'edge-3 verified', 'edge-4 untouched']);
    expect(stage.model.state(targets[3]?.key ?? '')).toEqual(aState());
    expect(stage.model.journal.at(-1)).toMatchObject({ kind: 'stopped' });
  });

  test('goes on with the rest when it is run again', async () => {
    const stage = aStage(twoAtATime);
    await stage.apply(() => stage.model.writes.length > 0);
    const before = stage.model.writes.length;

    const ends = await stage.apply();

    expect(before).toBe(1);
    expect(told(targets, ends)).toEqual(targets.map(({ name }) => `${name} verified`));
    expect(stage.model.writes).toHaveLength(4);
    expect(stage.model.journal.filter(({ kind }) => kind === 'stopped')).toHaveLength(1);
  });

  test('stops on the way back, too', async () => {
    const stage = aStage({ ...twoAtATime, profile: { ...NORMAL, concurrency: 1 } });
    await stage.apply();
    const moved = stage.model.writes.length;

    const ends = await stage.back(() => stage.model.writes.length > moved);

    expect(told(targets, ends).filter((line) => line.endsWith('rolled-back'))).toHaveLength(1);
    expect(stage.model.journal.at(-1)).toMatchObject({ kind: 'stopped' });
  });

  test('says nothing of it where nothing was left to begin', async () => {
    const stage = aStage({ targets: targets.slice(0, 1) });

    await stage.apply(() => stage.model.writes.length > 0);

    expect(stage.model.journal.at(-1)).toMatchObject({ kind: 'ended', outcome: 'verified' });
  });
});

describe('a journal', () => {
  const run = { kind: 'run', at: NOW, plan: 'plan', direction: 'forward', by: 'arn', emergency: false } as const;
  const stopped = { kind: 'stopped', at: NOW } as const;

  test.each([
    ['no run', [], undefined],
    ['a run that goes on or died', [run], undefined],
    ['a run that was stopped', [run, stopped], NOW],
    ['a run after one that was stopped', [run, stopped, run], undefined],
  ])('tells of %s', (_what, entries, at) => {
    expect(stoppedAt(entries)).toBe(at);
  });
});
