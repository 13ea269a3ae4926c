import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { selectForDescribe } from '../../../lambda/domain/inventory/describe-selection';
import { region } from '../../../lambda/domain/ids';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { Rule } from '../../../lambda/domain/rules/rule';
import { aDeniedCell, anOkCell } from '../../builders/cell';
import { acmArn, aCertificate, anIamCertificate, anImportedCertificate, HOME } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aFailure, aMinorFailure, aRule } from '../../builders/rule';

const PARIS = region('eu-west-3');

const select = (inventory: Inventory, rules: readonly Rule<Certificate>[] = []) =>
  selectForDescribe(inventory, { now: NOW, policy: DEFAULT_POLICY, scanEveryMinutes: 60, rules });

const isSelected = (certificate: Certificate, rules?: readonly Rule<Certificate>[]) =>
  select(anInventory({ certificates: [certificate] }), rules).size === 1;

describe('selectForDescribe', () => {
  test.each`
    what                          | type               | lifetime | left    | selected
    ${'a public one at 45 days'}  | ${'AMAZON_ISSUED'} | ${198}   | ${45}   | ${true}
    ${'a public one before'}      | ${'AMAZON_ISSUED'} | ${198}   | ${45.1} | ${false}
    ${'a private one at 60 days'} | ${'PRIVATE'}       | ${395}   | ${60}   | ${true}
    ${'a private one before'}     | ${'PRIVATE'}       | ${395}   | ${60.1} | ${false}
    ${'a short one at a quarter'} | ${'AMAZON_ISSUED'} | ${100}   | ${25}   | ${true}
    ${'a short one before'}       | ${'AMAZON_ISSUED'} | ${100}   | ${25.1} | ${false}
    ${'an expired one'}           | ${'AMAZON_ISSUED'} | ${198}   | ${0}    | ${false}
  `(
    'is $selected for $what',
    ({ type, lifetime, left, selected }: { type: 'PRIVATE'; lifetime: number; left: number; selected: boolean }) => {
      const certificate = aCertificate({ type, notBefore: daysFromNow(left - lifetime), notAfter: daysFromNow(left) });

      expect(isSelected(certificate)).toBe(selected);
    },
  );

  test('leaves out what nobody renews until a rule warns of it', () => {
    const imported = anImportedCertificate({ notAfter: daysFromNow(10) });
    const warns = aRule<Certificate>('warns', () => aFailure());

    expect(isSelected(imported)).toBe(false);
    expect(isSelected(imported, [warns])).toBe(true);
    expect(isSelected(imported, [aRule('minor', () => aMinorFailure)])).toBe(false);
    expect(isSelected(imported, [aRule('passes', () => ({ kind: 'pass' })), warns])).toBe(true);
  });

  test.each(['PENDING_VALIDATION', 'VALIDATION_TIMED_OUT', 'FAILED'] as const)(
    'asks once about a request that is %s',
    (status) => {
      const request = aCertificate({ status, notBefore: undefined, notAfter: undefined, inUse: false });
      const progress = { kind: 'not-started', readAt: hoursFromNow(-1) } as const;

      expect(isSelected(request)).toBe(true);
      expect(isSelected({ ...request, renewal: { eligibility: 'ineligible', progress } })).toBe(false);
    },
  );

  test('leaves out certificates of IAM', () => {
    expect(isSelected(anIamCertificate(), [aRule('warns', () => aFailure())])).toBe(false);
  });

  test('groups by region, in the order of the inventory', () => {
    const due = { notAfter: daysFromNow(10) };
    const certificates = [
      aCertificate({ arn: acmArn(2), ...due }),
      aCertificate({ arn: acmArn(1), ...due }),
      aCertificate({ region: PARIS, ...due }),
    ];

    expect([...select(anInventory({ certificates }))]).toEqual([
      [HOME, [acmArn(1), acmArn(2)]],
      [PARIS, [acmArn(1, PARIS)]],
    ]);
  });

  test.each`
    what            | cell
    ${'denied'}     | ${aDeniedCell()}
    ${'read later'} | ${anOkCell({ triedAt: minutesFromNow(1) })}
  `('leaves out a row that is only kept, its cell $what', ({ cell }: { cell: Inventory['cells'][number] }) => {
    const certificates = [aCertificate({ notAfter: daysFromNow(10), observedAt: hoursFromNow(-1) })];

    expect(select(anInventory({ certificates, cells: [cell] })).size).toBe(0);
  });
});
