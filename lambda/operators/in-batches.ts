import pMap from 'p-map';
import type { StateReading } from '../domain/migration/target-reading';
import { unreadFrom } from './call-outcome';

/** What AWS said of one of them, or why it did not. */
export type Answer<Value> =
  { readonly kind: 'known'; readonly value: Value } | Exclude<StateReading, { readonly kind: 'read' }>;

/** Asks for some at once; the answer has what it knows of each, by the same key. */
export type AskForSome<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

const CONCURRENCY = 5;

/** Load balancers, and what bears tags, in one call. */
const BATCH = 20;

/**
 * Asks for twenty at a time. Where one of them is gone AWS tells nothing of the others: then each is asked for alone.
 */
export async function inBatches<Value>(
  keys: readonly string[],
  ask: AskForSome<Value>,
): Promise<(key: string) => Answer<Value>> {
  const each = [...new Set(keys)];
  const batches = Array.from({ length: Math.ceil(each.length / BATCH) }, (_, index) =>
    each.slice(index * BATCH, (index + 1) * BATCH),
  );
  const answers = await pMap(batches, async (batch) => answered(batch, ask), { concurrency: CONCURRENCY });
  const known = new Map(answers.flat());
  return (key) => known.get(key) ?? NOT_TOLD;
}

const NOT_TOLD = { kind: 'unreadable', because: 'malformed-answer' } as const;

type Told<Value> = readonly (readonly [key: string, answer: Answer<Value>])[];

async function answered<Value>(keys: readonly string[], ask: AskForSome<Value>): Promise<Told<Value>> {
  try {
    return [...(await ask(keys))].map(([key, value]) => [key, { kind: 'known', value }]);
  } catch (error) {
    const unread = unreadFrom(error);
    if (unread.kind === 'unreadable' || keys.length === 1) return keys.map((key) => [key, unread]);
    return (await pMap(keys, async (key) => answered([key], ask), { concurrency: CONCURRENCY })).flat();
  }
}
