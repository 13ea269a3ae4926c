import type { CnameAnswer } from '../../../lambda/domain/dns/dns';
import { checkChanges } from '../../../lambda/app/operations/check-plan';
import { checkRecords } from '../../../lambda/app/operations/check-records';
import { readRecordsPlan } from '../../../lambda/app/operations/plan-records';
import type { RecordPorts, ValidationReading } from '../../../lambda/app/operations/record-ports';
import { NOW } from '../../builders/instant';
import { aDomain, anOperationPlan, aRecord, aRecordChange, aSubject, ZONE } from '../../builders/operation';

const validation: Extract<ValidationReading, { readonly kind: 'read' }> = {
  kind: 'read',
  ...{ subject: aSubject(), domains: [aDomain()], status: new Map([['shop.example.com', 'success']]) },
};

const ports = (overrides: Partial<RecordPorts> = {}, answer: CnameAnswer = { kind: 'absent' }): RecordPorts => ({
  validation: async () => validation,
  zones: async () => [ZONE],
  held: async () => ({ kind: 'absent' }),
  dns: { cname: async () => answer },
  ...overrides,
});
const wanted = { account: anOperationPlan().account, at: NOW, validation, zone: undefined, replace: false };

describe('reading a plan for records', () => {
  test('finds the zone and what stands in it', async () => {
    expect(await readRecordsPlan(wanted, ports())).toEqual(anOperationPlan());
  });

  test.each<[string, Partial<RecordPorts>]>([
    ['the list of zones', { zones: async () => 'unreadable' }],
    ['the zone', { held: async () => 'unreadable' }],
  ])('is blocked where %s could not be read: nothing is then taken for missing', async (_what, broken) => {
    expect(await readRecordsPlan(wanted, ports(broken))).toMatchObject({
      ...{ changes: [], byHand: [], blockers: [{ kind: 'zone-unreadable' }] },
    });
  });

  test('leaves for hands what no zone of the account holds', async () => {
    expect(await readRecordsPlan(wanted, ports({ zones: async () => [] }))).toMatchObject({ byHand: [aRecord()] });
  });
});

describe('checking records', () => {
  const plan = anOperationPlan();

  test.each<[string, CnameAnswer, ValidationReading, readonly string[]]>([
    ['all is well', { kind: 'found', targets: [aRecord().value] }, validation, ['yes', 'yes']],
    ['DNS shows nothing', { kind: 'absent' }, validation, ['no', 'yes']],
    [
      'DNS does not answer, and ACM neither',
      { kind: 'unknown', because: 'timed-out' },
      { kind: 'unreadable', because: 'throttled' },
      ['unknown', 'unknown'],
    ],
    [
      'ACM waits',
      { kind: 'found', targets: [aRecord().value] },
      { ...validation, status: new Map([['shop.example.com', 'pending']]) },
      ['yes', 'no'],
    ],
  ])('%s', async (_what, answer, reading, results) => {
    const checks = await checkRecords(plan, ports({ validation: async () => reading }, answer));

    expect(checks.map(({ result }) => result)).toEqual(results);
  });

  test.each([
    [{ kind: 'read', fingerprint: aRecordChange().after }, 'yes'],
    [{ kind: 'read', fingerprint: 'absent' }, 'no'],
    [{ kind: 'read', fingerprint: 'other' }, 'no'],
    [{ kind: 'unreadable' }, 'unknown'],
  ] as const)('a change that stands as %j is as planned: %s', async (standing, result) => {
    expect(await checkChanges(plan, { read: async () => standing }, 'forward')).toEqual([
      { kind: 'holds', on: 'the CNAME record _a1.shop.example.com', result },
    ]);
  });

  test.each([
    [{ kind: 'read', fingerprint: aRecordChange().before }, 'yes'],
    [{ kind: 'read', fingerprint: aRecordChange().after }, 'no'],
    [{ kind: 'unreadable' }, 'unknown'],
  ] as const)('after an undo a change that stands as %j is as before: %s', async (standing, result) => {
    expect(await checkChanges(plan, { read: async () => standing }, 'back')).toEqual([
      { kind: 'as-before', on: 'the CNAME record _a1.shop.example.com', result },
    ]);
  });
});
