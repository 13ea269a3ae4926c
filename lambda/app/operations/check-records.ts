import type { Check, CheckResult } from '../../domain/operations/check';
import type { OperationPlan } from '../../domain/operations/operation-plan';
import { leadsTo } from '../../domain/operations/restore-validation-record';
import type { RecordPorts, ValidationReading } from './record-ports';

/** Whether public DNS shows every record of a plan, and ACM has validated every name. */
export async function checkRecords(
  { records, subject }: Pick<OperationPlan, 'records' | 'subject'>,
  { dns, validation }: Pick<RecordPorts, 'dns' | 'validation'>,
): Promise<readonly Check[]> {
  const shown = records.map(async (record): Promise<Check> => {
    const isShown = leadsTo(await dns.cname(record.name), record);
    return { kind: 'shown', on: record.name, result: resultOf(isShown) };
  });
  return [...(await Promise.all(shown)), ...validated(subject.names, await validation(subject.arn))];
}

function validated(names: readonly string[], reading: ValidationReading): readonly Check[] {
  return names.map((name) => {
    const status = reading.kind === 'read' ? reading.status.get(name) : undefined;
    return { kind: 'validated', on: name, result: resultOf(status && status === 'success') };
  });
}

const resultOf = (answer: boolean | undefined): CheckResult => {
  if (answer === undefined) return 'unknown';
  return answer ? 'yes' : 'no';
};
