import type { Condition, Item, ItemChange, Table } from '../../lambda/app/ports';

/** A table in memory, with the semantics of the one in DynamoDB; `test/stores/table-contract.ts` holds both to them. */
export interface MemoryTable extends Table {
  /** What is stored, by key: for a test to look at, to spoil or to take away. */
  readonly items: Map<string, Item>;
}

/** An empty table. `onWrite` hears of the keys of each write that was made. */
export function memoryTable(onWrite: (keys: readonly string[]) => void = () => undefined): MemoryTable {
  const items = new Map<string, Item>();
  const pick = (keys: readonly string[]) => {
    const found = new Map<string, Item>();
    for (const key of keys) {
      const item = items.get(key);
      if (item !== undefined) found.set(key, item);
    }
    return found;
  };
  return {
    items,
    get: async (key) => items.get(key),
    getMany: async (keys) => pick(keys),
    list: async (prefix) => pick([...items.keys()].filter((key) => key.startsWith(prefix)).sort()),
    write: async (changes) => {
      if (changes.length > 100) throw new RangeError(`a write takes 100 changes at most, got ${changes.length}`);
      const keys = changes.map(({ key }) => key);
      if (new Set(keys).size < keys.length) throw new RangeError('a write changes each item once');
      if (!changes.every(({ key, condition }) => condition === undefined || holds(condition, items.get(key))))
        return 'refused';
      for (const change of changes) apply(change, items);
      onWrite(keys);
      return 'written';
    },
  };
}

function apply(change: ItemChange, items: Map<string, Item>): void {
  if (change.kind === 'delete') {
    items.delete(change.key);
    return;
  }
  const set = Object.entries(change.set).filter(([, value]) => value !== undefined);
  if (set.length + (change.remove ?? []).length === 0) throw new RangeError('an update names at least one attribute');
  const item: Record<string, unknown> = { ...items.get(change.key) };
  for (const attribute of change.remove ?? []) Reflect.deleteProperty(item, attribute);
  for (const [attribute, value] of set) item[attribute] = value;
  items.set(change.key, item);
}

function holds(condition: Condition, item: Item | undefined): boolean {
  if (condition.kind === 'all') return condition.of.every((one) => holds(one, item));
  if (condition.kind === 'any') return condition.of.some((one) => holds(one, item));
  return 'attribute' in condition
    ? holdsOf(condition, item?.[condition.attribute])
    : (condition.kind === 'absent') === (item === undefined);
}

function holdsOf(condition: Extract<Condition, { readonly attribute: string }>, stored: unknown): boolean {
  if (condition.kind === 'attribute-absent') return stored === undefined;
  return condition.kind === 'equals' ? stored === condition.value : isBelow(stored, condition.value);
}

/** DynamoDB compares values of one type only. */
function isBelow(stored: unknown, value: string | number): boolean {
  if (typeof stored === 'string' && typeof value === 'string') return stored < value;
  return typeof stored === 'number' && typeof value === 'number' && stored < value;
}
