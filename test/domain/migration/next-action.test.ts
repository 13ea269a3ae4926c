import * as fc from 'fast-check';
import type { Direction } from '../../../lambda/domain/direction';
import type { CertificateArn } from '../../../lambda/domain/ids';
import {
  certificateSet,
  differenceOf,
  foreignChange,
  isSameState,
  type Move,
  stateAfter,
} from '../../../lambda/domain/migration/target-state';
import { nextAction, type Proof, type Write } from '../../../lambda/domain/migration/next-action';
import type { TargetState } from '../../../lambda/domain/migration/plan';
import { acmArn } from '../../builders/certificate';
import { aMove, aState, NEW, OLD, OTHER } from '../../builders/migration';

/** What AWS does with a write. */
function written(state: TargetState, { verb, certificate }: Write): TargetState {
  switch (verb) {
    case 'add':
      return { ...state, sni: certificateSet([...state.sni, certificate]) };
    case 'set-default':
      return { ...state, default: certificate };
    case 'remove':
      return { ...state, sni: state.sni.filter((arn) => arn !== certificate) };
  }
}

interface Walked {
  readonly state: TargetState;
  readonly writes: readonly Write[];
}

/** Goes on from a state until nothing is left to do, or for so many writes. */
function walk(move: Move, from: TargetState, direction: Direction, most = 9): Walked {
  let [state, proof] = [from, 'nothing' as Proof];
  const writes: Write[] = [];
  for (;;) {
    const action = nextAction(move, { observed: state, direction, proof });
    if (action.kind === 'verify') proof = action.what;
    else if (action.kind !== 'write' || writes.length === most) return { state, writes };
    else [state, proof] = [written(state, action.write), 'nothing'];
    if (action.kind === 'write') writes.push(action.write);
  }
}

const unrelated = fc.uniqueArray(
  fc.integer({ min: 10, max: 30 }).map((serial) => acmArn(serial)),
  { maxLength: 6 },
);
const anyMove: fc.Arbitrary<Move> = fc
  .record({ others: unrelated, own: fc.constantFrom(OLD, NEW, OTHER), lists: fc.subarray([OLD, NEW]) })
  .map(({ others, own, lists }) => aMove({ default: own, sni: certificateSet([...others, ...lists]) }));

describe('a move', () => {
  test.each<readonly [string, Partial<TargetState>, readonly string[]]>([
    ['the default only', {}, ['set-default new']],
    ['the default, beside others for SNI', { sni: [OTHER] }, ['set-default new']],
    ['for SNI only', { default: OTHER, sni: [OLD] }, ['add new', 'remove old']],
    ['both', { sni: [OLD] }, ['add new', 'set-default new', 'verify default', 'remove old']],
    [
      'both, and the new one is listed already',
      { sni: certificateSet([OLD, NEW]) },
      ['set-default new', 'verify default', 'remove old'],
    ],
    ['for SNI, and the new one is the default already', { default: NEW, sni: [OLD] }, ['add new', 'remove old']],
  ])('of a certificate that is %s adds before it replaces, and replaces before it removes', (_where, before, steps) => {
    const move = aMove(before);
    let [state, proof] = [move.before, 'nothing' as Proof];
    const taken: string[] = [];
    for (;;) {
      const action = nextAction(move, { observed: state, direction: 'forward', proof });
      if (action.kind === 'write') {
        state = written(state, action.write);
        taken.push(`${action.write.verb} ${action.write.certificate === NEW ? 'new' : 'old'}`);
        continue;
      }
      if (action.kind !== 'verify' || action.what === 'all') break;
      proof = action.what;
      taken.push('verify default');
    }

    expect(taken).toEqual(steps);
  });

  test('is done only once handshakes showed everything', () => {
    const observed = aState({ default: NEW });
    const at = (proof: Proof) => nextAction(aMove(), { observed, direction: 'forward', proof });

    expect(at('nothing')).toEqual({ kind: 'verify', what: 'all' });
    expect(at('default')).toEqual({ kind: 'verify', what: 'all' });
    expect(at('all')).toEqual({ kind: 'done' });
  });

  test.each<readonly [string, Partial<TargetState>, string]>([
    ['another default', { default: OTHER }, 'default'],
    ['an entry that was not there', { sni: [OTHER] }, 'list'],
    ['another policy', { attributes: '[443,"TLS"]' }, 'attributes'],
  ])('stops where somebody else put %s', (_what, changes, what) => {
    const action = nextAction(aMove(), { observed: aState(changes), direction: 'forward', proof: 'nothing' });

    expect(action).toEqual({ kind: 'foreign', what });
  });

  test('knows what differs between two states', () => {
    expect(differenceOf(aState(), aState())).toBeUndefined();
    expect(differenceOf(aState(), aState({ default: NEW }))).toBe('default');
    expect(differenceOf(aState(), aState({ sni: [NEW] }))).toBe('list');
    expect(differenceOf(aState(), aState({ attributes: '' }))).toBe('attributes');
    expect(isSameState(aState(), aState({ attributes: '' }))).toBe(false);
  });
});

describe('whatever the listener holds', () => {
  test('a move that died after any write, any number of times, ends where one ends that never died', () => {
    fc.assert(
      fc.property(anyMove, fc.array(fc.nat({ max: 3 }), { maxLength: 5 }), (move, deaths) => {
        let state = move.before;
        for (const most of deaths) ({ state } = walk(move, state, 'forward', most));

        expect(walk(move, state, 'forward').state).toEqual(stateAfter(move));
      }),
    );
  });

  test('the way back from anywhere on the way ends where it began', () => {
    fc.assert(
      fc.property(anyMove, fc.nat({ max: 3 }), fc.nat({ max: 3 }), (move, forth, back) => {
        const { state } = walk(move, move.before, 'forward', forth);
        const half = walk(move, state, 'back', back).state;

        expect(walk(move, half, 'back').state).toEqual(move.before);
      }),
    );
  });

  test('no unrelated certificate is ever detached, and no write names another', () => {
    fc.assert(
      fc.property(anyMove, fc.constantFrom<Direction>('forward', 'back'), (move, direction) => {
        const start = direction === 'forward' ? move.before : stateAfter(move);
        const { state, writes } = walk(move, start, direction);

        const strangers = ({ sni }: TargetState): readonly CertificateArn[] =>
          sni.filter((arn) => arn !== OLD && arn !== NEW);
        expect(strangers(state)).toEqual(strangers(move.before));
        // Back to where another was the default before, that one is named.
        const named = [OLD, NEW, move.before.default];
        expect(writes.every(({ certificate }) => named.includes(certificate))).toBe(true);
      }),
    );
  });

  test('a listener without the old certificate anywhere is the end of every move, and foreign to none', () => {
    fc.assert(
      fc.property(anyMove, (move) => {
        const after = stateAfter(move);

        expect([after.default, ...after.sni]).not.toContain(OLD);
        expect(foreignChange(move, after)).toBeUndefined();
      }),
    );
  });
});
