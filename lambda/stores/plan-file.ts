import { createHash } from 'node:crypto';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { type PlanKind, planKindOf } from '../contract/plan-kind';
import { sortedByKey } from '../domain/order';
import { systemReason } from './system-reason';

/** `because` ends a sentence that begins with the name of what was read. */
export type PlanDecoding<Plan> =
  { readonly kind: 'read'; readonly plan: Plan } | { readonly kind: 'unreadable'; readonly because: string };

/** Where the journal of a saved plan is: beside it. */
export const journalBeside = (plan: string): string => `${plan.replace(/\.json$/, '')}.journal.jsonl`;

/** A plan with the digest of its content. */
export const identified = <Plan extends object>(plan: Plan): Plan & { readonly id: string } => ({
  ...plan,
  id: digestOf(plan),
});

/** Of the values, whatever the order of keys and the layout of the file. */
const digestOf = (plan: object): string =>
  createHash('sha256')
    .update(JSON.stringify(sortedByKey(plan)))
    .digest('hex');

/** What to do with a plan that was given to the commands of the other kind. */
const MISPLACED: Readonly<Record<PlanKind, string>> = {
  migration:
    'is a plan of a migration, not of an operation: `npx notafter migrate apply` carries it out, `migrate status` looks, `migrate rollback` takes it back',
  operation:
    'is a plan of an operation, not of a migration: `npx notafter operations apply` carries it out, `operations verify` looks, `operations undo` takes it back',
};

/** Reads a saved plan of a kind. One of the other kind, or that was changed since it was made, is not read. `because` ends a sentence that begins with the name of the file. */
export async function readPlanAs<Plan extends { readonly id: string }>(
  path: string,
  wanted: PlanKind,
  decode: (value: unknown) => PlanDecoding<Plan>,
): Promise<PlanDecoding<Plan>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const kind = planKindOf(value);
    if (kind !== undefined && kind !== wanted) return { kind: 'unreadable', because: MISPLACED[kind] };
    const decoding = decode(value);
    if (decoding.kind === 'unreadable') return decoding;
    if (digestOf(withoutId(value)) === decoding.plan.id) return decoding;
    return { kind: 'unreadable', because: 'was changed since it was made: plan again' };
  } catch (cause) {
    const because = cause instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${systemReason(cause)}`;
    return { kind: 'unreadable', because };
  }
}

/** All that was written, also what no plan has: whoever added it expects something of it. */
const withoutId = (value: unknown): object =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key !== 'id'));

/** Why a plan cannot be saved there, before anything is read for it; `undefined`: it can. */
export async function whyNotSaved(path: string): Promise<string | undefined> {
  try {
    await (await open(path, 'wx')).close();
    await rm(path);
    return undefined;
  } catch (cause) {
    return systemReason(cause);
  }
}

/** Saves a plan under a name that is not taken: a journal may belong to the plan that bears it. */
export async function writePlanFile(
  path: string,
  plan: object,
): Promise<{ readonly kind: 'written' } | { readonly kind: 'failed'; readonly because: string }> {
  try {
    await writeFile(path, `${JSON.stringify(plan, null, 2)}\n`, { flag: 'wx' });
    return { kind: 'written' };
  } catch (cause) {
    return { kind: 'failed', because: systemReason(cause) };
  }
}
