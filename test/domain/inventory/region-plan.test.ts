import { region } from '../../../lambda/domain/ids';
import { planRegions, skippedReadings, unneededWalks } from '../../../lambda/domain/inventory/region-plan';
import { ACCOUNT } from '../../builders/certificate';
import { NOW } from '../../builders/instant';

const [dublin, paris, ohio] = [region('eu-west-1'), region('eu-west-3'), region('us-east-2')];
const enabled = [dublin, paris, ohio];

describe('planRegions', () => {
  test.each([
    { title: 'every enabled region', choice: { configured: 'enabled' as const }, read: enabled, skipped: [] },
    {
      title: 'those that the configuration lists',
      choice: { configured: [dublin, paris] },
      read: [dublin, paris],
      skipped: [{ region: ohio, reason: 'excluded' }],
    },
    {
      title: 'those that are asked for',
      choice: { configured: 'enabled' as const, requested: [paris] },
      read: [paris],
      skipped: [
        { region: dublin, reason: 'not-requested' },
        { region: ohio, reason: 'not-requested' },
      ],
    },
    {
      title: 'those that the configuration lists, though they are not enabled',
      choice: { configured: [dublin, paris, ohio, region('eu-wset-1')] },
      read: [...enabled, region('eu-wset-1')],
      skipped: [],
    },
    {
      title: 'nothing that is excluded, though it is asked for',
      choice: { configured: [dublin], requested: [dublin, ohio] },
      read: [dublin],
      skipped: [
        { region: paris, reason: 'excluded' },
        { region: ohio, reason: 'excluded' },
      ],
    },
  ])('reads $title, and names the others', ({ choice, read, skipped }) => {
    expect(planRegions({ enabled, ...choice })).toEqual({ read, skipped });
  });
});

describe('skippedReadings', () => {
  test('stand for each source of a skipped region, and for nothing of the others', () => {
    const plan = planRegions({ enabled, configured: [dublin, paris] });

    expect(skippedReadings(ACCOUNT, NOW, plan)).toEqual(
      ['acm', 'elbv2', 'elb', 'appsync'].map((source) => ({
        account: ACCOUNT,
        region: ohio,
        source,
        at: NOW,
        status: 'skipped',
        reason: 'excluded',
      })),
    );
  });
});

describe('unneededWalks', () => {
  test('stand for the listeners and domains of each region, and for no other source', () => {
    expect(unneededWalks(ACCOUNT, NOW, [dublin, paris])).toEqual(
      [dublin, paris].flatMap((place) =>
        ['elbv2', 'elb', 'appsync'].map((source) => ({
          account: ACCOUNT,
          region: place,
          source,
          at: NOW,
          status: 'skipped',
          reason: 'not-needed',
        })),
      ),
    );
  });
});
