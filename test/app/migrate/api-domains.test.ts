import { minutesFromNow } from '../../builders/instant';
import { anApiDomainTarget, aPlan, aTarget, NEW, OLD, OTHER } from '../../builders/migration';
import type { Trouble } from './edges';
import { aStage, told } from './stage';

const api = anApiDomainTarget({ name: 'api' });
const edge = anApiDomainTarget({ name: 'edge', endpoint: 'edge' });
const withTrouble = (trouble: Trouble, options: Parameters<typeof aStage>[0] = {}) =>
  aStage({ targets: [api], troubles: { [api.key]: trouble }, ...options });

describe('carrying a plan out on domains of API Gateway', () => {
  test('moves each beside listeners, and looks at what is served once API Gateway is done', async () => {
    const targets = [aTarget(), api, edge];
    const stage = aStage({ targets });

    expect(told(targets, await stage.apply())).toEqual(['edge-1 verified', 'api verified', 'edge verified']);
    expect(stage.model.state(api.key)).toEqual({ ...api.before, default: NEW });
    expect([...stage.deploying]).toEqual(['api', 'edge']);
    const seen = stage.model.journal.filter((entry) => 'target' in entry && entry.target === api.key);
    expect(seen.map(({ kind }) => kind)).toEqual(['began', 'write', 'handshakes', 'ended']);
  });

  test.each<readonly [string, Trouble, string, string]>([
    ['what serves something else', { stuckNode: true }, 'api rolled-back (handshakes)', OLD],
    ['a certificate that API Gateway will not serve', { rejects: true }, 'api rolled-back (refused)', OLD],
    ['a change that AWS refuses', { answers: ['refused'] }, 'api rolled-back (refused)', OLD],
    ['a domain that is gone', { readings: [{ kind: 'gone' }] }, 'api gone', OLD],
    [
      'a change by somebody else just before ours: nothing is done',
      { beforeFirstWrite: (state) => ({ ...state, default: OTHER }) },
      ...(['api stale', OTHER] as const),
    ],
    [
      'a change by somebody else after ours',
      { afterFirstWrite: (state) => ({ ...state, attributes: 'others' }) },
      ...(['api held (changed-by-others)', NEW] as const),
    ],
  ])('with %s ends as it must', async (_what, trouble, end, holds) => {
    const stage = withTrouble(trouble);

    expect(told([api], await stage.apply())).toEqual([end]);
    expect(stage.model.state(api.key)).toMatchObject({ default: holds });
  });

  test.each([
    [api, 15],
    [edge, 90],
  ])('gives each endpoint its time before anything is taken back %#', async (target, minutes) => {
    const stage = aStage({ targets: [target], troubles: { [target.key]: { neverDeployed: true } } });

    expect(told([target], await stage.apply())).toEqual([`${target.name} held (not-deployed after not-deployed)`]);
    expect(stage.model.state(target.key)).toEqual(target.before);
    const [, back] = stage.model.journal.filter(({ kind }) => kind === 'write');
    expect((back?.at ?? '') >= minutesFromNow(minutes)).toBe(true);
    expect((back?.at ?? '') < minutesFromNow(minutes + 2)).toBe(true);
  });

  test('holds what goes wrong where the old certificate has expired', async () => {
    const from = { ...aPlan().from, notAfter: minutesFromNow(1) };
    const stage = withTrouble({ stuckNode: true }, { plan: { from } });

    expect(told([api], await stage.apply())).toEqual(['api held (no-way-back after handshakes)']);
    expect(stage.model.state(api.key)).toMatchObject({ default: NEW });
  });
});

describe.each([
  ['before it did anything', false],
  ['after it was done and before its answer was heard', true],
])('a run on a domain that dies at any call, %s,', (_when, after) => {
  test('ends, once it is run again, where one ends that never died, and can be taken back from there', async () => {
    const undisturbed = aStage({ targets: [api] });
    await undisturbed.apply();
    expect(undisturbed.model.calls).toBeGreaterThan(15);
    for (let died = 1; died <= undisturbed.model.calls; died += 1) {
      const stage = aStage({ targets: [api] });
      stage.model.diesIn = { calls: died, after };
      await stage.apply();
      stage.model.revive();

      expect({ died, told: told([api], await stage.apply()) }).toEqual({ died, told: ['api verified'] });
      expect(stage.model.state(api.key)).toEqual({ ...api.before, default: NEW });
      await stage.back();
      expect({ died, state: stage.model.state(api.key) }).toEqual({ died, state: api.before });
    }
  });
});
