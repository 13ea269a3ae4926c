import type { TargetState } from '../../../lambda/domain/migration/plan';
import { acmArn } from '../../builders/certificate';
import { aState, aTarget, NEW, OLD } from '../../builders/migration';
import { aStage, told } from './stage';

/** As many certificates as a load balancer may have besides its defaults. */
const full = Array.from({ length: 25 }, (_, index) => acmArn(100 + index));
const edge = (before: Partial<TargetState>) => aTarget({ before: aState(before) });

describe('a listener whose list for SNI is full', () => {
  test('gets the new default all the same: that needs no room', async () => {
    const target = edge({ sni: full });
    const stage = aStage({ targets: [target] });

    expect(told([target], await stage.apply())).toEqual(['edge-1 verified']);
    expect(stage.model.state(target.key)).toEqual(aState({ default: NEW, sni: full }));
  });

  test('stays as it is where the old one is in the list: no other is taken out to make room', async () => {
    const target = edge({ default: full[0] ?? OLD, sni: [...full.slice(1), OLD].sort() });
    const stage = aStage({ targets: [target], troubles: { [target.key]: { answers: ['refused'] } } });

    expect(told([target], await stage.apply())).toEqual(['edge-1 rolled-back (refused)']);
    expect(stage.model.state(target.key)).toEqual(target.before);
    expect(stage.model.writes).toEqual([]);
  });
});
