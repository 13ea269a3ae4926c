import * as z from 'zod/mini';

/** What there are plans of. */
export type PlanKind = 'migration' | 'operation';

const migration = z.object({ from: z.unknown(), to: z.unknown(), targets: z.array(z.unknown()) });
const operation = z.object({ operation: z.string(), changes: z.array(z.unknown()) });

/** What a value is a plan of, by what only such a plan has, be it whole or not; `undefined`: of neither. */
export function planKindOf(value: unknown): PlanKind | undefined {
  if (migration.safeParse(value).success) return 'migration';
  return operation.safeParse(value).success ? 'operation' : undefined;
}
