import { accountId, certificateArn, certificateId, region } from '../../lambda/domain/ids';
import type { DomainValidation, ValidationRecord } from '../../lambda/domain/certificate/validation';
import type { RecordChange } from '../../lambda/domain/operations/change';
import type { HostedZone } from '../../lambda/domain/operations/hosted-zone';
import type { OperationPlan, Subject } from '../../lambda/domain/operations/operation-plan';
import { acmArn } from './certificate';
import { NOW } from './instant';

export const ZONE: HostedZone = { id: 'Z1', name: 'example.com' };

export const aRecord = (overrides: Partial<ValidationRecord> = {}): ValidationRecord => ({
  name: '_a1.shop.example.com',
  value: '_b2.acm-validations.aws',
  ...overrides,
});

export const aDomain = (overrides: Partial<DomainValidation> = {}): DomainValidation => ({
  name: 'shop.example.com',
  method: 'dns',
  record: aRecord(),
  ...overrides,
});

export const aSubject = (overrides: Partial<Subject> = {}): Subject => ({
  id: certificateId(acmArn(1)),
  arn: certificateArn(acmArn(1)),
  region: region('eu-west-1'),
  names: ['shop.example.com'],
  ...overrides,
});

export const aRecordChange = (overrides: Partial<RecordChange> = {}): RecordChange => ({
  kind: 'record',
  zone: ZONE.id,
  name: aRecord().name,
  record: { value: aRecord().value, ttl: 300 },
  before: 'absent',
  after: `CNAME 300 ${aRecord().value}`,
  ...overrides,
});

export const anOperationPlan = (overrides: Partial<OperationPlan> = {}): OperationPlan => ({
  schemaVersion: 1,
  operation: 'restore-validation-record',
  account: accountId('123456789012'),
  madeAt: NOW,
  subject: aSubject(),
  changes: [aRecordChange()],
  records: [aRecord()],
  byHand: [],
  witnesses: [],
  blockers: [],
  warnings: [],
  ...overrides,
});
