import { showsNothingElse } from '../../../lambda/domain/migration/handshakes';
import { aTarget, LEAVES, OTHER } from '../../builders/migration';
import type { StateReading } from '../../../lambda/domain/migration/target-reading';
import type { Trouble } from './edges';
import { aStage, named, told } from './stage';

const targets = ['edge-1', 'edge-2'].map((name) => aTarget({ name }));

/** What every reading says, however many there were. */
const always = (reading: StateReading): readonly StateReading[] => Array<StateReading>(1_000).fill(reading);

/** The second one was moved, and nobody saw it. */
async function unverified() {
  const troubles: Record<string, Trouble> = { [named('edge-2')]: { unreachable: true } };
  const stage = aStage({ targets, troubles, acceptsUnverified: true });
  const first = told(targets, await stage.apply());
  return { stage, first, trouble: (one: Trouble) => (troubles[named('edge-2')] = one) };
}

describe('what was moved and nobody saw, when the plan is carried out again', () => {
  test('is verified once handshakes reach it, and nothing is written for that', async () => {
    const { stage, first, trouble } = await unverified();
    const { length } = stage.model.writes;
    trouble({});

    expect(first).toEqual(['edge-1 verified', 'edge-2 unverified']);
    // Its last node has not taken it yet.
    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 unverified']);
    await stage.clock.run(stage.clock.pause(60_000));
    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 verified']);
    expect(stage.model.writes).toHaveLength(length);
    expect(stage.model.journal.slice(-2)).toMatchObject([
      { kind: 'handshakes', shown: expect.arrayContaining([expect.objectContaining({ name: 'shop.example.com' })]) },
      { kind: 'ended', outcome: 'verified' },
    ]);
  });

  test.each<[string, Trouble]>([
    ['nobody reaches it still', { unreachable: true }],
    ['it cannot be read', { readings: always({ kind: 'unreadable', because: 'no-permission' }) }],
    [
      'somebody has changed it meanwhile',
      { readings: always({ kind: 'read', state: { default: OTHER, sni: [], attributes: 'attributes' } }) },
    ],
  ])('stays unverified where %s', async (_why, now) => {
    const { stage, trouble } = await unverified();
    trouble(now);
    await stage.clock.run(stage.clock.pause(60_000));

    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'edge-2 unverified']);
  });
});

describe('what handshakes show besides the new certificate', () => {
  const from = { leaf: LEAVES.old };
  const to = { leaf: LEAVES.new };
  const shown = (leaf: string) => ({ address: '192.0.2.1', shown: { leaf } });

  test.each([
    ['the new one', shown(to.leaf), from, true],
    ['another one of the listener', shown('leaf-of-another'), from, true],
    ['the old one', shown(from.leaf), from, false],
    ['another one, where the old one cannot be told from it', shown('leaf-of-another'), {}, false],
    ['nothing', { address: '192.0.2.1', shown: { failed: 'timed-out' as const } }, from, false],
  ])('%s', (_what, handshake, old, expected) => {
    expect(showsNothingElse([shown(to.leaf), handshake], { from: old, to })).toBe(expected);
  });
});
