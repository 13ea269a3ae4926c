import { gapsFor, wholeUses } from '../../../lambda/app/migrate/whole-uses';
import { anAttachment } from '../../builders/attachment';
import { aDeniedCell, aSkippedCell } from '../../builders/cell';
import { ACCOUNT, aCertificate, acmArn, anIamCertificate, HOME } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { region } from '../../../lambda/domain/ids';

const far = region('eu-west-3');

/** Reads one listener of each kind of load balancer, and tells no use. */
function dependencies() {
  const asked: string[] = [];
  const reading = (source: 'elbv2' | 'elb' | 'appsync' | 'cloudfront') => async () => {
    asked.push(source);
    const attachments = source === 'elbv2' ? [anAttachment()] : [];
    const content = { certificates: [], attachments };
    return { account: ACCOUNT, region: HOME, source, at: NOW, status: 'ok' as const, content };
  };
  return {
    asked,
    clock: { now: () => NOW },
    sources: {
      attachments: {
        elbv2: reading('elbv2'),
        elb: reading('elb'),
        appsync: reading('appsync'),
        cloudfront: reading('cloudfront'),
      },
      describe: async () => ({ account: ACCOUNT, region: HOME, at: NOW, details: [], missing: [] }),
    },
  };
}

describe('the uses of a certificate', () => {
  test('of ACM are looked for on all listeners of its region, where no scan walked them', async () => {
    const walked = aSkippedCell({ source: 'elb', reason: 'not-needed' });
    const inventory = anInventory({
      certificates: [aCertificate()],
      cells: [walked, aSkippedCell({ source: 'elbv2', reason: 'not-needed' })],
    });
    const { asked, ...outside } = dependencies();

    const whole = await wholeUses(outside, inventory, aCertificate());

    expect([...asked].sort()).toEqual(['elb', 'elbv2']);
    expect(whole.attachments.map(({ certificate }) => certificate)).toEqual([acmArn()]);
    expect(gapsFor(whole, aCertificate())).toEqual([]);
    expect(gapsFor(inventory, aCertificate())).toHaveLength(2);
  });

  test('of IAM were read by the scan itself', async () => {
    const { asked, ...outside } = dependencies();
    const inventory = anInventory();

    expect(await wholeUses(outside, inventory, anIamCertificate())).toBe(inventory);
    expect(asked).toEqual([]);
  });

  test('may hide where something was not read, and nowhere else', () => {
    const { cells } = anInventory({
      cells: [
        aDeniedCell({ source: 'elbv2', region: far }),
        aSkippedCell({ source: 'appsync', region: far, reason: 'not-offered' }),
        aSkippedCell({ source: 'elb', region: far, reason: 'excluded' }),
        aDeniedCell({ source: 'acm' }),
      ],
    });
    const inventory = anInventory({ cells });

    expect(gapsFor(inventory, anIamCertificate())).toEqual([
      { region: far, source: 'elb', because: 'excluded' },
      { region: far, source: 'elbv2', because: 'no-permission' },
    ]);
    expect(gapsFor(inventory, aCertificate())).toEqual([{ region: HOME, source: 'acm', because: 'no-permission' }]);
  });
});
