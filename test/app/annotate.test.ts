import { scanSummary } from '../../lambda/app/scan-summary';
import { isNarrow } from '../../lambda/domain/use/walk';
import { anAttachment, listenerArn, loadBalancerArn } from '../builders/attachment';
import { anIamCertificate, HOME } from '../builders/certificate';
import { daysFromNow } from '../builders/instant';
import { anOkReading } from '../builders/reading';
import { aScannedAccount, judged } from './scan-stage';

const legacy = anIamCertificate({
  names: ['api.example.com'],
  notBefore: daysFromNow(-380),
  notAfter: daysFromNow(10),
});

/** An account whose one load balancer holds a certificate of IAM that soon ends, tagged. */
function aTaggedAccount() {
  const stage = aScannedAccount();
  stage.account.iam = [legacy];
  stage.account.tags = { [loadBalancerArn()]: { owner: 'payments', environment: 'live' } };
  stage.account.hosts = { [listenerArn()]: ['api.example.com', 'other.example.com'] };
  stage.account.instead = {
    attachments: {
      elbv2: async (place, scope) =>
        anOkReading({
          at: stage.account.now,
          region: place,
          source: 'elbv2',
          attachments: [anAttachment({ certificate: legacy.arn, observedAt: stage.account.now })],
          ...(isNarrow(scope) && { listeners: scope }),
        }),
    },
  };
  const aboutTold = () => stage.item(`case#certificate:${legacy.id}`)?.['about'];
  const asksFor = async () => {
    stage.asked.length = 0;
    await stage.scan();
    return stage.asked.filter((one) => /^(tags|listenerHosts)/.test(one));
  };
  return { stage, aboutTold, asksFor };
}

describe('annotate', () => {
  test('reads after the walk whose the load balancers are and which host names are behind them, for the case', async () => {
    const { stage, aboutTold, asksFor } = aTaggedAccount();

    const asked = await asksFor();

    expect(asked).toEqual([`tags ${HOME}`, 'tags global', `listenerHosts ${HOME}`]);
    expect(stage.asked.slice(-3)).toEqual(asked);
    expect(aboutTold()).toMatchObject({
      owners: ['payments'],
      environment: 'live',
      attachments: [{ name: 'edge-1', hosts: ['api.example.com'] }],
      blastRadius: { resources: 1, loadBalancers: 1, hosts: 1, regions: 1 },
    });
  });

  test('asks nothing where nobody is told of anything', async () => {
    const { stage, asksFor } = aTaggedAccount();
    stage.account.iam = [];

    expect(await asksFor()).toEqual([]);
  });

  test('asks again after a day, and tells meanwhile what it read', async () => {
    const { stage, aboutTold, asksFor } = aTaggedAccount();
    await stage.scan();
    stage.account.tags = {};

    stage.pass(23 * 60);
    expect(await asksFor()).toEqual([]);
    expect(aboutTold()).toMatchObject({ owners: ['payments'] });

    stage.pass(60);
    expect(await asksFor()).toHaveLength(3);
    expect(aboutTold()).toMatchObject({
      owners: ['platform'],
      environment: 'production',
      formerly: { owners: ['payments'], environments: ['live'] },
    });
  });

  test('knows no owner where tags were never read, though the configuration names one', async () => {
    const { stage, aboutTold } = aTaggedAccount();
    stage.account.instead = {
      ...stage.account.instead,
      tags: async (region) => ({
        found: new Map(),
        unread: [{ what: 'tags', reason: 'no-permission', count: 1, region }],
      }),
    };

    await stage.scan();

    expect(aboutTold()).toMatchObject({ owners: ['platform'], unknown: ['owner', 'environment'] });
  });

  test('tells what it read last where it cannot read, judges on, and logs why', async () => {
    const { stage, aboutTold } = aTaggedAccount();
    await stage.scan();
    stage.pass(25 * 60);
    const denied = { what: 'tags', reason: 'no-permission', count: 1 } as const;
    stage.account.instead = {
      ...stage.account.instead,
      tags: async (region) => ({ found: new Map(), unread: [{ ...denied, region }] }),
    };

    const outcome = judged(await stage.scan());

    expect(aboutTold()).toMatchObject({ owners: ['payments'], attachments: [{ hosts: ['api.example.com'] }] });
    expect(outcome.inventory.cells.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(scanSummary(outcome)).toMatchObject({
      unreadAnnotations: [
        { ...denied, region: HOME },
        { ...denied, region: 'global' },
      ],
    });
  });

  test('logs nothing of annotations where all were read', async () => {
    const { stage } = aTaggedAccount();

    expect(scanSummary(await stage.scan())).not.toHaveProperty('unreadAnnotations');
  });

  test('tells the end of a case to the owners who heard of its beginning', async () => {
    const { stage, aboutTold } = aTaggedAccount();
    await stage.scan();
    stage.account.iam = [{ ...legacy, notAfter: daysFromNow(300) }];
    stage.account.instead = {};
    stage.pass(60);
    await stage.scan();

    expect(stage.item(`case#certificate:${legacy.id}`)).toMatchObject({ state: { kind: 'resolved' } });
    expect(aboutTold()).toMatchObject({ owners: ['platform'], formerly: { owners: ['payments'] } });
  });
});
