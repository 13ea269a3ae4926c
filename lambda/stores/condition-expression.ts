import type { Condition } from '../app/ports';

/** Hands out placeholders: attribute names such as `rang` may be reserved words, and values never belong in the text. */
export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  /** Placeholder of an attribute; the same one for the same attribute. */
  name(attribute: string): string {
    const known = Object.entries(this.names).find(([, name]) => name === attribute);
    if (known !== undefined) return known[0];
    const placeholder = `#n${Object.keys(this.names).length}`;
    this.names[placeholder] = attribute;
    return placeholder;
  }

  /** Placeholder of a value. */
  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

/** The text of a condition. `keyAttribute`: an attribute that every stored item has, and an absent one has not. */
export function conditionText(condition: Condition, keyAttribute: string, placeholders: Placeholders): string {
  if ('of' in condition) {
    const parts = condition.of.map((one) => conditionText(one, keyAttribute, placeholders));
    return `(${parts.join(condition.kind === 'all' ? ' AND ' : ' OR ')})`;
  }
  if ('value' in condition) {
    const comparator = condition.kind === 'equals' ? '=' : '<';
    return `${placeholders.name(condition.attribute)} ${comparator} ${placeholders.value(condition.value)}`;
  }
  const test = condition.kind === 'present' ? 'attribute_exists' : 'attribute_not_exists';
  return `${test}(${placeholders.name('attribute' in condition ? condition.attribute : keyAttribute)})`;
}
