import * as fc from 'fast-check';
import { estimateOf, writesFor } from '../../../lambda/domain/migration/estimate';
import type { Target } from '../../../lambda/domain/migration/plan';
import { EMERGENCY, NORMAL } from '../../../lambda/domain/migration/profile';
import { wavesOf } from '../../../lambda/domain/migration/waves';
import {
  aDistributionTarget,
  anApiDomainTarget,
  aMove,
  aPlace,
  aPlan,
  aTarget,
  NEW,
  OLD,
} from '../../builders/migration';

const listeners = (balancers: number, each = 1): readonly Target[] =>
  Array.from({ length: balancers * each }, (_, index) => {
    const place = aPlace(`edge-${Math.floor(index / each)}`, `listener-${String(index).padStart(4, '0')}`);
    return aTarget({ ...place });
  });

describe('waves', () => {
  test('are none of nothing, and one of one', () => {
    expect(wavesOf([])).toEqual([]);
    expect(wavesOf([aTarget()])).toEqual([[aTarget().key]]);
  });

  test('are a canary, then up to a tenth, a quarter, a half and all', () => {
    expect(wavesOf(listeners(100)).map((wave) => wave.length)).toEqual([1, 9, 15, 25, 50]);
    expect(wavesOf(listeners(3)).map((wave) => wave.length)).toEqual([1, 1, 1]);
  });

  test('begin where it is not production, then where the fewest names are', () => {
    const names = ['a.example.com', 'b.example.com'];
    const targets = [
      aTarget({ name: 'many', names }),
      aTarget({ name: 'few' }),
      aTarget({ name: 'live', environment: 'Live' }),
      aTarget({ name: 'staging', environment: 'staging', names }),
    ];

    const nameOf = (key: string): string => targets.find((target) => target.key === key)?.name ?? '';
    expect(wavesOf(targets).flat().map(nameOf)).toEqual(['staging', 'few', 'live', 'many']);
  });

  test('begin with what can be seen, since a canary must tell something', () => {
    const targets = [
      aTarget({ name: 'hidden', internal: true, environment: 'staging' }),
      aTarget({ name: 'mute', unnamed: false, names: [], environment: 'staging' }),
      aTarget({ name: 'probed', internal: true, probe: 'notafter-probe-vpc-0a' }),
      aTarget({ name: 'seen', names: ['a.example.com', 'b.example.com'] }),
    ];

    const nameOf = (key: string): string => targets.find((target) => target.key === key)?.name ?? '';
    expect(wavesOf(targets).flat().map(nameOf)).toEqual(['probed', 'seen', 'mute', 'hidden']);
  });

  test('take distributions after domains of API Gateway, and both after the listeners, which reach less', () => {
    const domain = anApiDomainTarget({ names: ['a'] });
    const targets = [aDistributionTarget({ names: [] }), domain, aTarget({ names: ['a', 'b'] })];

    expect(wavesOf(targets).flat()).toEqual([aTarget().key, domain.key, aDistributionTarget().key]);
  });

  test('hold every listener once and no load balancer twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 7 }), (balancers, each) => {
        const targets = listeners(balancers, each);
        const waves = wavesOf(targets);
        const resourceOf = new Map(targets.map(({ key, resource }) => [key, resource]));

        expect(waves[0]).toHaveLength(1);
        expect(waves.flat().sort()).toEqual(targets.map(({ key }) => key).sort());
        for (const wave of waves) expect(new Set(wave.map((key) => resourceOf.get(key))).size).toBe(wave.length);
      }),
    );
  });
});

describe('an estimate', () => {
  test('counts a write for each place of the old certificate, and one for a new entry', () => {
    expect(writesFor(aMove())).toBe(1);
    expect(writesFor(aMove({ default: NEW, sni: [OLD] }))).toBe(2);
    expect(writesFor(aMove({ sni: [OLD] }))).toBe(3);
  });

  test('of 300 listeners takes five hours with care, and less than half an hour in an emergency', () => {
    const targets = listeners(300);
    const plan = aPlan(targets, { waves: wavesOf(targets) });

    expect(estimateOf(plan, NORMAL)).toEqual({ writes: 300, minutes: 328 });
    expect(estimateOf(plan, EMERGENCY)).toEqual({ writes: 300, minutes: 28 });
  });

  test('of a distribution counts the time that CloudFront takes', () => {
    const one = aDistributionTarget();

    expect(estimateOf(aPlan([one]), EMERGENCY)).toEqual({ writes: 1, minutes: 7 });
    expect(estimateOf(aPlan([aTarget()]), EMERGENCY)).toEqual({ writes: 1, minutes: 2 });
  });

  test('of domains of API Gateway counts a minute for each change, and the time until it is in force', () => {
    const domains = ['a', 'b', 'c'].map((name) => anApiDomainTarget({ name }));
    const waves = [domains.map(({ key }) => key)];
    const edge = anApiDomainTarget({ endpoint: 'edge' });

    // A minute of handshakes, too.
    expect(estimateOf(aPlan(domains, { waves }), EMERGENCY)).toEqual({ writes: 3, minutes: 5 });
    expect(estimateOf(aPlan([edge]), EMERGENCY)).toEqual({ writes: 1, minutes: 42 });
  });

  test('leaves out what a wave names and the plan does not hold', () => {
    expect(estimateOf(aPlan([aTarget()], { waves: [['gone']] }), EMERGENCY)).toEqual({ writes: 1, minutes: 0 });
  });
});
