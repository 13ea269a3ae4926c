import { decodeOperationEntry } from '../../lambda/contract/operation-journal';
import { decodeOperationPlan } from '../../lambda/contract/operation-plan';
import { region } from '../../lambda/domain/ids';
import type { ContentChange, DeletionChange, RecordChange } from '../../lambda/domain/operations/change';
import type { JournalEntry } from '../../lambda/domain/operations/journal';
import type { IdentifiedOperationPlan, Subject } from '../../lambda/domain/operations/operation-plan';
import { daysFromNow, NOW } from '../builders/instant';
import { anOperationPlan, aRecord, aRecordChange, aSubject } from '../builders/operation';

// `Required`: a property that the domain gains later does not compile here until it is saved, too.
const everySubject: Required<Subject> = { ...aSubject(), notAfter: daysFromNow(1) };
const parts = { certificate: 'PEM', chain: 'CHAIN' };
const everyRecord: Required<RecordChange> = { ...aRecordChange(), replaced: { value: 'old.example', ttl: 60 } };
const everyContent: Required<ContentChange> = {
  ...{ kind: 'content', before: 'old', after: 'new', region: region('eu-west-1'), certificate: 'arn' },
  ...{ content: parts, replaced: parts },
};
const everyDeletion: Required<DeletionChange> = {
  ...{ kind: 'deletion', before: 'old', after: 'absent', name: 'legacy', path: '/', kept: parts },
  tags: [{ key: 'owner', value: 'payments' }],
};
const plan: IdentifiedOperationPlan = {
  ...anOperationPlan({
    subject: everySubject,
    changes: [
      everyRecord,
      everyContent,
      everyDeletion,
      { kind: 'validation-method', before: 'EMAIL', after: 'DNS', region: region('eu-west-1'), certificate: 'arn' },
    ],
    byHand: [aRecord()],
    witnesses: [
      {
        ...{ label: 'edge-1 :443', host: 'h', port: 443, names: ['shop.example.com'], unnamed: true, isDefault: true },
        baseline: [{ address: '192.0.2.1', name: 'shop.example.com', shown: { failed: 'no-tls' } }],
      },
    ],
    blockers: [{ kind: 'in-use', on: 'edge-1' }, { kind: 'same-content' }],
    warnings: [{ kind: 'not-witnessed', on: 'edge-1' }, { kind: 'key-lost' }],
  }),
  id: 'digest',
};

const at = NOW;
const ENTRIES: readonly JournalEntry[] = [
  { kind: 'run', at, plan: 'digest', direction: 'back', by: 'arn' },
  { kind: 'write', at, change: 0, direction: 'forward' },
  { kind: 'ended', at, change: 0, outcome: 'changed-by-others' },
  { kind: 'checked', at, checks: [{ kind: 'served', on: 'edge-1 :443', result: 'unknown' }] },
];

describe('what an operation writes down', () => {
  test('a plan is read back as it was', () => {
    expect(decodeOperationPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ kind: 'read', plan });
  });

  test('a plan has no place for a private key', () => {
    const read = decodeOperationPlan({ ...plan, changes: [{ ...everyContent, privateKey: 'SECRET' }] });

    expect(read.kind).toBe('read');
    expect(JSON.stringify(read)).not.toContain('SECRET');
  });

  test('something else is no plan, and it is said why', () => {
    expect(decodeOperationPlan({ ...plan, schemaVersion: 2 })).toEqual({
      kind: 'unreadable',
      because: 'is not a plan of an operation: schemaVersion must be one of 1, got 2',
    });
  });

  test.each(ENTRIES)('an entry of kind $kind is read back as it was', (entry) => {
    expect(decodeOperationEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  });

  test.each([[{ kind: 'run' }], ['run'], [null]])('%j is no entry', (value) => {
    expect(decodeOperationEntry(value)).toBeUndefined();
  });
});
