import type { Operation } from '../../lambda/app/migrate/operation';
import { deployingLine, probeLine } from '../presentation/migration-lines';
import { printable } from '../presentation/printable';

/** Says once of each target that it is on its way. */
export function announceOnce(): Exclude<Operation['onDeploying'], undefined> {
  const said = new Set<string>();
  return (target) => {
    if (said.has(target.key)) return;
    said.add(target.key);
    console.error(printable(deployingLine(target)));
  };
}

/** Each round asks anew: what keeps a probe from answering is said once. */
export function toldOnce(): (...failure: Parameters<typeof probeLine>) => void {
  const told = new Set<string>();
  return (...failure) => {
    const line = printable(probeLine(...failure));
    if (!told.has(line)) console.error(line);
    told.add(line);
  };
}
