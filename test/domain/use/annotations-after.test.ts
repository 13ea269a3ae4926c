import type { Annotation, Annotations } from '../../../lambda/domain/use/annotation';
import { annotationsAfter } from '../../../lambda/domain/use/annotations-after';
import { aDistribution, anAttachment, listenerArn, loadBalancerArn } from '../../builders/attachment';
import { aCertificate, acmArn } from '../../builders/certificate';
import { hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const EARLIER = hoursFromNow(-25);
const inventory = anInventory({ certificates: [aCertificate()], attachments: [anAttachment()] });
const after = (known: Annotations, ...found: readonly (readonly [string, Annotation])[]) =>
  annotationsAfter(known, [{ found: new Map(found), unread: [] }], inventory);

describe('annotationsAfter', () => {
  test('adds what was read, sorted by ARN', () => {
    const read = after({}, [loadBalancerArn(), { tagsReadAt: NOW }], [acmArn(), { owner: 'edge', tagsReadAt: NOW }]);

    expect(Object.entries(read)).toEqual([
      [acmArn(), { owner: 'edge', tagsReadAt: NOW }],
      [loadBalancerArn(), { tagsReadAt: NOW }],
    ]);
  });

  test('keeps what was not read', () => {
    const known = { [acmArn()]: { owner: 'edge', tagsReadAt: EARLIER } };

    expect(after(known, [loadBalancerArn(), { tagsReadAt: NOW }])[acmArn()]).toEqual(known[acmArn()]);
    expect(annotationsAfter(known, [], inventory)).toEqual(known);
  });

  test('forgets a tag that was taken away, and keeps the other half', () => {
    const known = {
      [listenerArn()]: { owner: 'edge', tagsReadAt: EARLIER, hosts: ['a.example'], hostsReadAt: EARLIER },
    };

    expect(after(known, [listenerArn(), { team: 'web', tagsReadAt: NOW }])).toEqual({
      [listenerArn()]: { team: 'web', tagsReadAt: NOW, hosts: ['a.example'], hostsReadAt: EARLIER },
    });
    expect(after(known, [listenerArn(), { hosts: [], hostsReadAt: NOW }])).toEqual({
      [listenerArn()]: { owner: 'edge', tagsReadAt: EARLIER, hosts: [], hostsReadAt: NOW },
    });
  });

  test('keeps what it knows of a distribution, which has no listener', () => {
    const known = { [aDistribution().resource]: { owner: 'edge', tagsReadAt: NOW } };

    expect(annotationsAfter(known, [], anInventory({ attachments: [aDistribution()] }))).toEqual(known);
  });

  test('forgets what the inventory names no more, and keeps what it remembers', () => {
    const known = { 'arn:gone': { tagsReadAt: NOW }, [loadBalancerArn()]: { tagsReadAt: NOW } };
    const memory = { [aCertificate().id]: { lastAttachments: [anAttachment()] } };

    expect(Object.keys(annotationsAfter(known, [], inventory))).toEqual([loadBalancerArn()]);
    expect(Object.keys(annotationsAfter(known, [], anInventory({ memory })))).toEqual([loadBalancerArn()]);
    expect(Object.keys(annotationsAfter(known, [], anInventory()))).toEqual([]);
  });
});
