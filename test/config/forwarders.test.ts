import type { AccountConfiguration } from '../../lib/config';
import { forwardersOf } from '../../lib/config/forwarders';

const GLOBAL = { region: 'us-east-1', tellsRegion: true, tellsGlobal: true };
const regional = (region: string) => ({ region, tellsRegion: true, tellsGlobal: false });

describe('forwardersOf', () => {
  test.each<{ title: string; home: string; configuration: AccountConfiguration; forwarders: readonly object[] }>([
    { title: 'all regions, from home in us-east-1', home: 'us-east-1', configuration: {}, forwarders: [] },
    { title: 'all regions, from home elsewhere', home: 'eu-west-1', configuration: {}, forwarders: [GLOBAL] },
    {
      title: 'all regions, some of which are named',
      home: 'eu-west-1',
      configuration: { forwardFrom: ['eu-west-3', 'eu-west-1'] },
      forwarders: [GLOBAL, regional('eu-west-3')],
    },
    {
      title: 'a list',
      home: 'eu-west-1',
      configuration: { regions: ['eu-west-1', 'us-east-1', 'eu-west-3'] },
      forwarders: [GLOBAL, regional('eu-west-3')],
    },
    {
      title: 'a list without us-east-1, which tells of services without a region all the same',
      home: 'eu-west-1',
      configuration: { regions: ['eu-west-1'] },
      forwarders: [{ ...GLOBAL, tellsRegion: false }],
    },
    {
      title: 'a list, of which none is to be forwarded but what must be',
      home: 'eu-west-1',
      configuration: { regions: ['eu-west-1', 'eu-west-3'], forwardFrom: [] },
      forwarders: [{ ...GLOBAL, tellsRegion: false }],
    },
    {
      title: 'all regions of GovCloud',
      home: 'us-gov-east-1',
      configuration: {},
      forwarders: [{ ...GLOBAL, region: 'us-gov-west-1' }],
    },
    {
      title: 'all regions of China',
      home: 'cn-northwest-1',
      configuration: {},
      forwarders: [{ ...GLOBAL, region: 'cn-north-1' }],
    },
  ])('of $title', ({ home, configuration, forwarders }) => {
    expect(forwardersOf(configuration, home)).toEqual(forwarders);
  });
});
