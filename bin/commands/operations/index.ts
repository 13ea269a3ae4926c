import type { PlannedOperation } from '../../../lambda/domain/operations/catalogue';
import { reimport } from './reimport';
import { restoreValidationRecord } from './restore-validation-record';
import { retireCertificate } from './retire-certificate';
import { validateByDns } from './validate-by-dns';
import type { OperationWiring } from './wiring';

/** Every operation that has plans. */
export const OPERATIONS: Readonly<Record<PlannedOperation, OperationWiring>> = {
  reimport,
  'restore-validation-record': restoreValidationRecord,
  'retire-certificate': retireCertificate,
  'validate-by-dns': validateByDns,
};
