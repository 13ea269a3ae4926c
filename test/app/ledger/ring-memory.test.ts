import { remembering, ringMemoryOf } from '../../../lambda/app/ledger/ring-memory';
import { decodeAccount } from '../../../lambda/contract/ledger-run-items';
import { afterRing, NO_RINGS, type RingMemory } from '../../../lambda/domain/ledger/ring-memory';
import { NOW } from '../../builders/instant';
import { EXPIRING, RUN, WEAK } from '../../builders/ledger';

const series = { since: NOW, at: NOW, cases: 1 };
/** What the account remembers after it was told to. */
function remembered(memory: RingMemory): RingMemory {
  const change = remembering(memory);
  return ringMemoryOf(change.kind === 'update' ? decodeAccount(change.set) : 'unreadable');
}

describe('ringMemoryOf', () => {
  test('gives back what is remembered, for each target apart', () => {
    const theirs = afterRing(NO_RINGS, { own: true, run: RUN, of: [EXPIRING], target: 'payments' }, NOW);
    const both = afterRing(theirs, { own: false, key: 'notafter:1:one', of: [WEAK] }, NOW);

    expect(remembered(both)).toEqual(both);
    expect(remembered(theirs)).toEqual({ ...theirs, series: { ...theirs.series, default: {} } });
    expect(remembered(NO_RINGS)).toEqual({ rings: [], series: { default: {} } });
  });

  test('takes what an earlier version wrote as of the default way', () => {
    const rings = [{ at: NOW, own: true, rules: [EXPIRING] }];

    expect(ringMemoryOf(decodeAccount({ rings, series: { [EXPIRING]: series } }))).toEqual({
      rings,
      series: { default: { [EXPIRING]: series } },
    });
  });

  test('leaves what an earlier version reads as it reads it', () => {
    const change = remembering(afterRing(NO_RINGS, { own: true, run: RUN, of: [EXPIRING] }, NOW));

    expect(change).toMatchObject({
      set: { rings: [{ at: NOW, own: true, rules: [EXPIRING] }], series: { [EXPIRING]: series } },
    });
  });

  test('is nothing before anything rang, and where nobody can read it', () => {
    expect(ringMemoryOf({}).rings).toEqual([]);
    expect(ringMemoryOf('unreadable')).toEqual(NO_RINGS);
  });
});
