import { PLANNED_OPERATIONS, type PlannedOperation } from '../../lambda/domain/operations/catalogue';
import { operatorClients } from '../../lambda/operators/operator-clients';
import { identified } from '../../lambda/stores/plan-file';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { operationPlanLines } from '../presentation/operation-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { ANY_REGION, callerIn, profileRegion } from './caller';
import { OPERATIONS } from './operations/index';
import { catalogued } from './operations-list';
import { refuseForeignOptions } from './operations/own-options';
import type { OperationContext, PlanOptions } from './operations/wiring';
import { savedPlan } from './saved-plan';

/** Who asks, and the way into the account. */
export async function contextNow(): Promise<OperationContext & { readonly by: string }> {
  const home = (await profileRegion()) ?? ANY_REGION;
  const { account, arn } = await callerIn(home);
  return { account, home, clients: operatorClients(home, { clock: systemClock }), by: arn };
}

/** Makes the plan of an operation, prints it and saves it. */
export async function runPlan(id: string, options: PlanOptions & { readonly out: string }): Promise<ExitStatus> {
  const operation = plannedOperation(id);
  refuseForeignOptions(operation, options);
  const plan = await savedPlan(options.out, async () =>
    identified(await OPERATIONS[operation].plan(options, await contextNow())),
  );
  for (const line of operationPlanLines(plan, options.out)) console.log(printable(line));
  return plan.blockers.length > 0 ? EXIT_STATUS.bad : EXIT_STATUS.good;
}

function plannedOperation(id: string): PlannedOperation {
  const { steps } = catalogued(id);
  const found = PLANNED_OPERATIONS.find((one) => one === id);
  if (found !== undefined) return found;
  throw new Refusal(`${id} has a command of its own: ${steps[0].run ?? `npx notafter operations show ${id}`}`);
}
