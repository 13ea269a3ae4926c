import { type HostedZone, zoneFor } from '../../../lambda/domain/operations/hosted-zone';

const zone = (id: string, name: string): HostedZone => ({ id, name });
const COM = zone('Z1', 'com');
const EXAMPLE = zone('Z2', 'example.com');
const TWIN = zone('Z3', 'example.com');
const OTHER = zone('Z4', 'notexample.com');

describe('the zone of a name', () => {
  test.each([
    ['_a.shop.example.com', [COM, EXAMPLE, OTHER], EXAMPLE],
    ['_a.Shop.Example.com.', [EXAMPLE, COM], EXAMPLE],
    ['example.com', [EXAMPLE], EXAMPLE],
    ['_a.shop.example.net.com', [COM, EXAMPLE], COM],
  ])('of %s is the one with the longest name around it', (name, zones, found) => {
    expect(zoneFor(name, zones)).toEqual({ kind: 'found', zone: found });
  });

  test.each([
    ['nobody holds', [EXAMPLE, OTHER], '_a.example.org'],
    ['only looks alike', [EXAMPLE], 'badexample.com'],
    ['there are no zones at all', [], 'example.com'],
  ])('is elsewhere where %s', (_why, zones, name) => {
    expect(zoneFor(name, zones)).toEqual({ kind: 'elsewhere' });
  });

  test('is asked for where two bear the same name, and then the one that is named', () => {
    const zones = [COM, EXAMPLE, TWIN];

    expect(zoneFor('_a.example.com', zones)).toEqual({ kind: 'several', ids: ['Z2', 'Z3'] });
    expect(zoneFor('_a.example.com', zones, 'Z1')).toEqual({ kind: 'several', ids: ['Z2', 'Z3'] });
    expect(zoneFor('_a.example.com', zones, 'Z3')).toEqual({ kind: 'found', zone: TWIN });
  });

  test('is the nearest one, whatever else is named', () => {
    expect(zoneFor('_a.example.com', [COM, EXAMPLE], 'Z1')).toEqual({ kind: 'found', zone: EXAMPLE });
  });
});
