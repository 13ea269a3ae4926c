import { EMERGENCY, NORMAL } from '../../../lambda/domain/migration/profile';
import { minutesFromNow } from '../../builders/instant';
import { aDistributionTarget, aPlan, aState, aTarget, NEW, OLD, OTHER } from '../../builders/migration';
import type { Trouble } from './edges';
import { aStage, told } from './stage';

const shop = aDistributionTarget({ name: 'shop' });
const blog = aDistributionTarget({ name: 'blog', id: 'E9EXAMPLE' });
const withTrouble = (trouble: Trouble, options: Parameters<typeof aStage>[0] = {}) =>
  aStage({ targets: [shop], troubles: { [shop.key]: trouble }, ...options });

describe('carrying a plan out on distributions', () => {
  test('moves each beside listeners, and looks at what is served once it has reached all edges', async () => {
    const targets = [aTarget(), shop, blog];
    const stage = aStage({ targets });

    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'shop verified', 'blog verified']);
    expect(stage.model.state(shop.key)).toEqual({ ...shop.before, default: NEW });
    expect([...stage.deploying]).toEqual(['shop', 'blog']);
    const seen = stage.model.journal.filter((entry) => 'target' in entry && entry.target === shop.key);
    expect(seen.map(({ kind }) => kind)).toEqual(['began', 'write', 'handshakes', 'ended']);
    const [, written, proven] = seen;
    expect(Date.parse(proven?.at ?? '') - Date.parse(written?.at ?? '')).toBeGreaterThan(240_000);
  });

  test.each<readonly [string, Trouble, string, string]>([
    ['nothing', {}, 'shop verified', NEW],
    ['edges that serve something else', { stuckNode: true }, 'shop rolled-back (handshakes)', OLD],
    [
      'a change by somebody else just before ours: nothing is done',
      { beforeFirstWrite: (state) => ({ ...state, attributes: 'others' }) },
      ...(['shop stale', OLD] as const),
    ],
    [
      'another certificate by somebody else just before ours: nothing is done',
      { beforeFirstWrite: (state) => ({ ...state, default: OTHER }) },
      ...(['shop stale', OTHER] as const),
    ],
    [
      'an answer that comes twice, the second time too late',
      { beforeFirstWrite: (state) => ({ ...state, default: NEW }) },
      ...(['shop verified', NEW] as const),
    ],
    [
      'a change of ours that came with one of others, whoever was first',
      { beforeFirstWrite: () => aState({ default: NEW, attributes: 'others' }) },
      ...(['shop held (changed-by-others)', NEW] as const),
    ],
    [
      'a change by somebody else after a call that may have been heard',
      { answers: ['again'], readings: [...Array(3).keys()].map(() => ({ kind: 'read' as const, state: shop.before })) },
      ...(['shop verified', NEW] as const),
    ],
    [
      'a change by somebody else after ours',
      { afterFirstWrite: (state) => ({ ...state, attributes: 'others' }) },
      ...(['shop held (changed-by-others)', NEW] as const),
    ],
    [
      'a version that is never the newest',
      { answers: Array<'changed'>(500).fill('changed') },
      ...(['shop rolled-back (refused)', OLD] as const),
    ],
  ])('with %s ends as it must', async (_what, trouble, end, holds) => {
    const stage = withTrouble(trouble);

    expect(told([shop], await stage.apply())).toEqual([end]);
    expect(stage.model.state(shop.key)).toMatchObject({ default: holds });
  });

  test('gives CloudFront half an hour before it takes anything back', async () => {
    const stage = withTrouble({ neverDeployed: true });

    expect(told([shop], await stage.apply())).toEqual(['shop held (not-deployed after not-deployed)']);
    expect(stage.model.state(shop.key)).toEqual(shop.before);
    const [, back] = stage.model.journal.filter(({ kind }) => kind === 'write');
    expect((back?.at ?? '') >= minutesFromNow(30)).toBe(true);
    expect((back?.at ?? '') < minutesFromNow(32)).toBe(true);
  });

  test('holds what goes wrong where the old certificate has expired', async () => {
    const from = { ...aPlan().from, notAfter: minutesFromNow(1) };
    const stage = withTrouble({ stuckNode: true }, { plan: { from } });

    expect(told([shop], await stage.apply())).toEqual(['shop held (no-way-back after handshakes)']);
    expect(stage.model.state(shop.key)).toMatchObject({ default: NEW });
  });

  test('waits for the edges also where nobody can look', async () => {
    const stage = withTrouble({ unreachable: true }, { acceptsUnverified: true, profile: EMERGENCY });

    expect(told([shop], await stage.apply())).toEqual(['shop unverified']);
    expect(stage.clock.elapsed()).toBeGreaterThan(240_000);
  });

  test('takes back what was moved, and says what it cannot', async () => {
    const stage = aStage({ targets: [shop, blog], profile: NORMAL });
    await stage.apply();
    stage.model.change(blog.key, { ...blog.before, default: NEW, attributes: 'others' });

    expect(told([shop, blog], await stage.back())).toEqual(['shop rolled-back', 'blog held (changed-by-others)']);
    expect(stage.model.state(shop.key)).toEqual(shop.before);
  });
});

describe.each([
  ['before it did anything', false],
  ['after it was done and before its answer was heard', true],
])('a run on a distribution that dies at any call, %s,', (_when, after) => {
  test('ends, once it is run again, where one ends that never died, and can be taken back from there', async () => {
    const undisturbed = aStage({ targets: [shop] });
    await undisturbed.apply();
    expect(undisturbed.model.calls).toBeGreaterThan(15);
    for (let died = 1; died <= undisturbed.model.calls; died += 1) {
      const stage = aStage({ targets: [shop] });
      stage.model.diesIn = { calls: died, after };
      await stage.apply();
      stage.model.revive();

      expect({ died, told: told([shop], await stage.apply()) }).toEqual({ died, told: ['shop verified'] });
      expect(stage.model.state(shop.key)).toEqual({ ...shop.before, default: NEW });
      await stage.back();
      expect({ died, state: stage.model.state(shop.key) }).toEqual({ died, state: shop.before });
    }
  });

  test('and meets a change by somebody else when it is run again, holds what it may have done', async () => {
    const stage = aStage({ targets: [shop] });
    // The reading, the baseline, and its entry in the journal, then the reading and the entry of the write.
    stage.model.diesIn = { calls: after ? 5 : 6, after };
    await stage.apply();
    stage.model.revive();
    stage.model.change(shop.key, { ...shop.before, attributes: 'others' });

    expect(told([shop], await stage.apply())).toEqual(['shop held (changed-by-others)']);
  });
});
