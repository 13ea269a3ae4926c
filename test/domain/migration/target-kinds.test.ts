import { acmRegionFor, placeLabel } from '../../../lambda/domain/migration/target-kinds';
import { aClassicPlace, aDistributionPlace, anApiDomainPlace, aPlace } from '../../builders/migration';

describe('a place', () => {
  test('is known by its port, or by its id beside its name', () => {
    expect(placeLabel(aPlace())).toBe('edge-1 :443');
    expect(placeLabel(aClassicPlace())).toBe('classic-1 :443');
    expect(placeLabel(aDistributionPlace())).toBe('E2EXAMPLE');
    expect(placeLabel({ ...aDistributionPlace(), name: 'shop.example.com' })).toBe('shop.example.com E2EXAMPLE');
    expect(placeLabel(anApiDomainPlace())).toBe('api.example.com');
  });

  test('takes a certificate of ACM of its own region, or of the one that CloudFront takes them from', () => {
    expect(acmRegionFor(aPlace())).toBe('eu-west-1');
    expect(acmRegionFor(aDistributionPlace())).toBe('us-east-1');
    expect(acmRegionFor(anApiDomainPlace())).toBe('eu-west-1');
    expect(acmRegionFor({ ...anApiDomainPlace(), endpoint: 'edge' })).toBe('us-east-1');
  });
});
