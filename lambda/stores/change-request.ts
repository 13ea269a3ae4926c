import type { Item, ItemChange } from '../app/ports';
import { conditionText, Placeholders } from './condition-expression';

/** Where a change goes: the table and the whole key of its item. */
export interface ChangeTarget {
  readonly TableName: string;
  readonly Key: Readonly<Record<string, string>>;
}

/**
 * A change as the parameters of UpdateItem or DeleteItem, which are those of a part of TransactWriteItems too.
 *
 * `sortKey`: name of the sort key's attribute.
 */
export function changeRequest(change: ItemChange, target: ChangeTarget, sortKey: string) {
  const placeholders = new Placeholders();
  const condition = change.condition && {
    ConditionExpression: conditionText(change.condition, sortKey, placeholders),
  };
  if (change.kind === 'delete') {
    return { kind: 'delete' as const, request: { ...target, ...condition, ...attributesOf(placeholders) } };
  }
  const update = { UpdateExpression: updateText(change.set, change.remove ?? [], placeholders) };
  return { kind: 'update' as const, request: { ...target, ...condition, ...update, ...attributesOf(placeholders) } };
}

function updateText(set: Item, remove: readonly string[], placeholders: Placeholders): string {
  const sets = Object.entries(set)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => `${placeholders.name(attribute)} = ${placeholders.value(value)}`);
  const removes = remove.map((attribute) => placeholders.name(attribute));
  return [
    ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
    ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
  ].join(' ');
}

/** DynamoDB refuses empty maps of names and values. */
const attributesOf = ({ names, values }: Placeholders) => ({
  ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
});
