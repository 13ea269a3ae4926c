import type { NonEmpty } from '../ids';
import { RESTORE_VALIDATION_RECORD } from './catalogue/restore-validation-record';
import { FINISH_MIGRATION } from './catalogue/finish-migration';
import { MIGRATE } from './catalogue/migrate';
import { REIMPORT } from './catalogue/reimport';
import { RETIRE_CERTIFICATE } from './catalogue/retire-certificate';
import { VALIDATE_BY_DNS } from './catalogue/validate-by-dns';
import type { CatalogueEntry } from './catalogue-entry';

/** What people can have done about a certificate, in the order in which a list shows it. */
export const CATALOGUE = [
  MIGRATE,
  FINISH_MIGRATION,
  REIMPORT,
  RESTORE_VALIDATION_RECORD,
  VALIDATE_BY_DNS,
  RETIRE_CERTIFICATE,
] as const satisfies NonEmpty<CatalogueEntry>;

/** Of those that `notafter operations plan` makes plans for. */
export const PLANNED_OPERATIONS = [
  'reimport',
  'restore-validation-record',
  'validate-by-dns',
  'retire-certificate',
] as const;

/** One of them. */
export type PlannedOperation = (typeof PLANNED_OPERATIONS)[number];

/** Those that end a finding of a rule. */
export const operationsFor = (rule: string): readonly CatalogueEntry[] =>
  CATALOGUE.filter((entry: CatalogueEntry) => entry.rules.includes(rule));
