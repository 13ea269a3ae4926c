import { attributed, recentChange, recordChange } from '../../../lambda/domain/inventory/attribution';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import type { AccountChange } from '../../../lambda/domain/inventory/account-change';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import { anAttachment, listenerArn, loadBalancerArn } from '../../builders/attachment';
import { acmArn, aCertificate, anIamCertificate } from '../../builders/certificate';
import { aChange } from '../../builders/change';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';

const RECORD = '_1.api.example.com';
const legacy = anIamCertificate();
const validated = aCertificate({
  validation: {
    readAt: NOW,
    domains: [{ name: 'api.example.com', method: 'dns', record: { name: RECORD, value: '_2.acm-validations.aws' } }],
  },
});
const other = aCertificate({ arn: acmArn(7) });
// Where ACM has not made its records yet.
const young = aCertificate({
  arn: acmArn(8),
  validation: { readAt: NOW, domains: [{ name: 'new.example.com', method: 'dns' }] },
});
const attached = anAttachment({ certificate: legacy.arn });
const classic = anAttachment({ name: 'classic-1', certificate: legacy.arn, listener: undefined });
const inventory = anInventory({ certificates: [legacy, validated, other, young], attachments: [attached, classic] });

const naming = (
  names: Partial<Pick<AccountChange, 'certificates' | 'resources'>>,
  id = 'one',
  at = NOW,
): AccountChange => aChange({ certificates: [], resources: [], ...names, id, at });

/** Who remembers which change. */
const rememberedBy = (last: Inventory | undefined, next: Inventory, ...changes: readonly AccountChange[]) =>
  Object.entries(attributed(last, next, changes).memory).flatMap(([id, { lastChange }]) =>
    lastChange === undefined ? [] : [[id, lastChange.id]],
  );

describe('a change', () => {
  test.each<[what: string, change: AccountChange, certificate: Certificate]>([
    ['the ARN of a certificate', naming({ certificates: [legacy.arn] }), legacy],
    ['the id of a certificate', naming({ certificates: [legacy.id] }), legacy],
    ['the name of a certificate of IAM', naming({ certificates: [legacy.name] }), legacy],
    ['a listener that holds it', naming({ resources: [listenerArn()] }), legacy],
    ['the load balancer that holds it', naming({ resources: [loadBalancerArn()] }), legacy],
    ['one whose listeners have no name', naming({ resources: [classic.resource] }), legacy],
    ['a record of its validation', naming({ resources: [RECORD.toUpperCase()] }), validated],
  ])('that names %s is remembered by that certificate', (_what, change, { id }) => {
    expect(rememberedBy(undefined, inventory, change)).toEqual([[id, 'one']]);
  });

  test('of a listener is remembered by the certificate that it held before', () => {
    const next = anInventory({ certificates: [legacy], attachments: [] });

    expect(rememberedBy(inventory, next, naming({ resources: [listenerArn()] }))).toEqual([[legacy.id, 'one']]);
    expect(rememberedBy(undefined, next, naming({ resources: [listenerArn()] }))).toEqual([]);
  });

  test.each<[what: string, change: AccountChange]>([
    ['a load balancer of the same name elsewhere', naming({ resources: [attached.name] })],
    ['a resource that is called like a certificate', naming({ resources: [legacy.name] })],
    ['a certificate that is called like a listener', naming({ certificates: [listenerArn()] })],
  ])('of %s is remembered by nobody', (_what, change) => {
    expect(rememberedBy(undefined, inventory, change)).toEqual([]);
  });

  test('of nothing that is known is remembered by nobody', () => {
    expect(attributed(undefined, inventory, [naming({ resources: ['edge-9'] })])).toBe(inventory);
  });

  test('gives way to a newer one, in whatever order they are told', () => {
    const [older, newer] = [
      naming({ certificates: [legacy.arn] }, 'older', hoursFromNow(-1)),
      naming({ certificates: [legacy.arn] }, 'newer'),
    ];

    expect(rememberedBy(undefined, inventory, newer, older)).toEqual([[legacy.id, 'newer']]);
    expect(rememberedBy(undefined, inventory, older, newer)).toEqual([[legacy.id, 'newer']]);
  });

  test('leaves all else that is remembered', () => {
    const known = { ...inventory, memory: { [legacy.id]: { firstSeenAt: daysFromNow(-9) } } };

    expect(attributed(undefined, known, [naming({ certificates: [legacy.arn] })]).memory[legacy.id]).toMatchObject({
      firstSeenAt: daysFromNow(-9),
      lastChange: { id: 'one' },
    });
  });

  test('is recent for seven days', () => {
    const lastChange = naming({}, 'one', daysFromNow(-7));

    expect(recentChange({ lastChange }, NOW)).toBe(lastChange);
    expect(recentChange({ lastChange }, plusMilliseconds(NOW, 1))).toBeUndefined();
    expect(recentChange({}, NOW)).toBeUndefined();
  });

  test('of a record is told from one of a listener', () => {
    const ofRecord = naming({ resources: [RECORD] });

    expect(recordChange(validated, { lastChange: ofRecord }, NOW)).toBe(ofRecord);
    expect(recordChange(other, { lastChange: ofRecord }, NOW)).toBeUndefined();
    expect(recordChange(validated, { lastChange: naming({ resources: ['edge-1'] }) }, NOW)).toBeUndefined();
  });
});
