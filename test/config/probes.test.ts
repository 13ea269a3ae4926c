import type { AccountConfiguration } from '../../lib/config';
import { probeObstacles, probesOf } from '../../lib/config/probes';

const HOME = 'eu-west-1';
const network = (vpcId: string, region?: string) => ({
  vpcId,
  subnets: ['subnet-0a1b2c3d'],
  ...(region !== undefined && { region }),
});

describe('probes', () => {
  test('are none where the configuration names none', () => {
    expect(probesOf({}, HOME)).toEqual([]);
    expect(probesOf({ probe: [] }, HOME)).toEqual([]);
  });

  test('lie in the home region, unless they say otherwise', () => {
    const [here, named, other] = [network('vpc-1'), network('vpc-2', HOME), network('vpc-3', 'us-east-1')];

    expect(probesOf({ probe: [other, here, named] }, HOME)).toEqual([
      { region: HOME, probes: [here, named] },
      { region: 'us-east-1', probes: [other] },
    ]);
    expect(probesOf({ probe: [other] }, HOME)).toEqual([{ region: 'us-east-1', probes: [other] }]);
  });

  test.each<{ title: string; probe: AccountConfiguration['probe']; problems: readonly string[] }>([
    { title: 'two networks', probe: [network('vpc-1'), network('vpc-2')], problems: [] },
    {
      title: 'one network twice',
      probe: [network('vpc-1'), network('vpc-2'), network('vpc-1', 'us-east-1')],
      problems: ['probe[2] is for vpc-1, as is probe[0]: write all of its subnets there, and remove this one.'],
    },
  ])('of $title are told apart', ({ probe, problems }) => {
    expect(probeObstacles(probe === undefined ? {} : { probe })).toEqual(problems);
  });
});
