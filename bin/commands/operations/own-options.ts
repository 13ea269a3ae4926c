import { PLANNED_OPERATIONS, type PlannedOperation } from '../../../lambda/domain/operations/catalogue';
import { keysOf } from '../../../lambda/domain/keys-of';
import { Refusal } from '../../refusal';
import { OPERATIONS } from './index';
import type { OwnOption, PlanOptions } from './wiring';

/** As people write them. */
const FLAGS: Readonly<Record<OwnOption, string>> = {
  zone: '--zone',
  replace: '--replace',
  certificateFile: '--certificate-file',
  chainFile: '--chain-file',
  acceptAuthorityChange: '--accept-authority-change',
  config: '--config',
};

/** Refuses an option that belongs to another operation: whoever gives it expects something of it. */
export function refuseForeignOptions(operation: PlannedOperation, options: PlanOptions): void {
  const given = keysOf(FLAGS).find((one) => options[one] !== undefined && !OPERATIONS[operation].takes.includes(one));
  if (given === undefined) return;
  const takers = PLANNED_OPERATIONS.filter((one) => OPERATIONS[one].takes.includes(given));
  throw new Refusal(`${operation} does not take ${FLAGS[given]}, which is for ${takers.join(' and ')}: leave it out`);
}
