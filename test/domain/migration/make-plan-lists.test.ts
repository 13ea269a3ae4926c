import type { CertificateArn } from '../../../lambda/domain/ids';
import { makePlan } from '../../../lambda/domain/migration/make-plan';
import { acmArn } from '../../builders/certificate';
import { aPlace, aReading, aRequest, NEW, OLD, OTHER } from '../../builders/migration';

const others = (count: number): readonly CertificateArn[] =>
  Array.from({ length: count }, (_, index) => acmArn(100 + index));

interface List {
  readonly quota?: number;
  readonly own?: CertificateArn;
  readonly sni: readonly CertificateArn[];
}

const reading = ({ quota, own = OTHER, sni }: List) =>
  aReading({ ...(quota !== undefined && { listQuota: quota }) }, { default: own, sni });

/** Listeners of one load balancer. */
const planOf = (...lists: readonly List[]) => {
  const places = lists.map((list, index) => ({
    place: { ...aPlace('edge-1', `listener-${index}`), port: 443 + index },
    reading: reading(list),
  }));
  const { left, warnings } = makePlan(aRequest({ places }));
  return { left: left.map(({ because }) => because), warned: warnings.map(({ kind }) => kind) };
};
const NOTHING = { left: [], warned: [] };

describe('the lists of a load balancer', () => {
  test.each<readonly [string, List, readonly string[]]>([
    ['has no room for one more', { quota: 3, sni: [OLD, ...others(2)] }, ['list-full']],
    ['has room for one more', { quota: 4, sni: [OLD, ...others(2)] }, []],
    ['is full, where the default alone is replaced', { quota: 2, own: OLD, sni: others(2) }, []],
    ['is full, and holds the new one already', { quota: 2, sni: [NEW, OLD] }, []],
  ])('leave a listener, or not, whose list %s', (_what, list, expected) => {
    expect(planOf(list)).toEqual({ left: expected, warned: [] });
  });

  test('count together, each certificate once', () => {
    const [first, second] = [
      { quota: 4, sni: [OLD, ...others(2)] },
      { quota: 4, sni: [OLD, ...others(3)] },
    ];

    expect(planOf(first)).toEqual(NOTHING);
    expect(planOf(first, first)).toEqual(NOTHING);
    expect(planOf(first, second).left).toEqual(['list-full', 'list-full']);
  });

  test('of another load balancer do not count', () => {
    const elsewhere = { place: aPlace('edge-2'), reading: reading({ quota: 9, sni: [OLD, ...others(4)] }) };
    const here = { place: aPlace('edge-1'), reading: reading({ quota: 4, sni: [OLD, ...others(2)] }) };

    expect(makePlan(aRequest({ places: [here, elsewhere] })).left).toEqual([]);
  });

  test('may be full where they are as long as AWS usually allows, and nobody knows what it allows here', () => {
    expect(planOf({ sni: [OLD, ...others(24)] })).toEqual({ left: [], warned: ['list-perhaps-full'] });
    expect(planOf({ sni: [OLD, ...others(23)] })).toEqual(NOTHING);
    expect(planOf({ quota: 100, sni: [OLD, ...others(24)] })).toEqual(NOTHING);
  });
});
