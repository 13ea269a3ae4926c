import { withProbes } from '../../../lambda/app/migrate/with-probes';
import { region, type Region, vpcId } from '../../../lambda/domain/ids';
import type { ReadPlace } from '../../../lambda/domain/migration/plan-request';
import { aPlace, aReading } from '../../builders/migration';

const [HERE, THERE] = [region('eu-west-1'), region('eu-west-3')];
const [ONE, TWO] = [vpcId('vpc-1'), vpcId('vpc-2')];

const internal = (name: string, vpc?: typeof ONE, where: Region = HERE): ReadPlace => ({
  place: { ...aPlace(name), region: where },
  reading: aReading({ internal: true, ...(vpc !== undefined && { vpc }) }),
});

async function probesOf(places: readonly ReadPlace[], found: ReadonlyMap<typeof ONE, string> | undefined) {
  const asked: Region[] = [];
  const read = await withProbes(places, async (where) => {
    asked.push(where);
    return where === HERE ? found : undefined;
  });
  return { asked, probes: read.map(({ reading }) => (reading.kind === 'read' ? reading.around.probe : reading.kind)) };
}

describe('places with probes', () => {
  test('say of an internal one whether somebody looks at it in its network', async () => {
    const places = [internal('a', ONE), internal('b', TWO), internal('c'), internal('d', ONE)];

    expect(await probesOf(places, new Map([[ONE, 'probe-1']]))).toEqual({
      asked: [HERE],
      probes: [
        { kind: 'found', name: 'probe-1' },
        { kind: 'none' },
        { kind: 'none' },
        { kind: 'found', name: 'probe-1' },
      ],
    });
  });

  test('know nothing where the region does not tell, which is not that there is none', async () => {
    expect(await probesOf([internal('a', ONE), internal('b', TWO, THERE)], new Map([[ONE, 'probe-1']]))).toEqual({
      asked: [HERE, THERE],
      probes: [{ kind: 'found', name: 'probe-1' }, { kind: 'unknown' }],
    });
  });

  test('ask nobody where nothing is internal', async () => {
    const places: readonly ReadPlace[] = [
      { place: aPlace('a'), reading: aReading({ vpc: ONE }) },
      { place: aPlace('b'), reading: { kind: 'gone' } },
    ];

    expect(await probesOf(places, new Map())).toEqual({ asked: [], probes: [undefined, 'gone'] });
  });
});
