/** A filter policy of SNS over the attributes of messages, as its JSON says. */
export type FilterPolicy = Readonly<Record<string, unknown>>;

/** The attributes of a message, each with its values. Absent: the message does not have it. */
export type FilteredAttributes = Readonly<Record<string, readonly string[] | undefined>>;

/** Whether a filter lets a message through. `unknown`: it asks for something that is beyond us. */
export type Passage = 'through' | 'dropped' | 'unknown';

type Known = boolean | undefined;

/** What SNS makes of a message whose attributes are texts or lists of texts. Every key must agree, with any of its conditions; case matters. */
export function passageOf(policy: FilterPolicy, attributes: FilteredAttributes): Passage {
  const verdict = every(Object.entries(policy).map(([key, condition]) => keyAgrees(key, condition, attributes)));
  if (verdict === undefined) return 'unknown';
  return verdict ? 'through' : 'dropped';
}

function keyAgrees(key: string, condition: unknown, attributes: FilteredAttributes): Known {
  if (!Array.isArray(condition)) return undefined;
  if (key === '$or') return some(condition.map((one) => policyAgrees(one, attributes)));
  return some(condition.map((one) => conditionAgrees(one, attributes[key])));
}

function policyAgrees(policy: unknown, attributes: FilteredAttributes): Known {
  const passage = isObject(policy) ? passageOf(policy, attributes) : 'unknown';
  return passage === 'unknown' ? undefined : passage === 'through';
}

function conditionAgrees(condition: unknown, values: readonly string[] | undefined): Known {
  if (typeof condition === 'string') return values?.includes(condition) ?? false;
  // Numbers and truth values match attributes of their own types only, and ours are texts.
  if (!isObject(condition)) return false;
  const [only, ...others] = Object.entries(condition);
  return only === undefined || others.length > 0 ? undefined : operatorAgrees(only, values);
}

function operatorAgrees([name, operand]: readonly [string, unknown], values: readonly string[] | undefined): Known {
  if (name === 'exists') return typeof operand === 'boolean' ? (values !== undefined) === operand : undefined;
  const operator = OPERATORS.get(name);
  if (operator === undefined) return undefined;
  return some((values ?? []).map((value) => operator(value, operand)));
}

type Operator = (value: string, operand: unknown) => Known;

const onTexts =
  (agrees: (value: string, operand: string) => boolean): Operator =>
  (value, operand) =>
    typeof operand === 'string' ? agrees(value, operand) : undefined;

const TEXT_OPERATORS: readonly (readonly [string, Operator])[] = [
  ['prefix', onTexts((value, operand) => value.startsWith(operand))],
  ['suffix', onTexts((value, operand) => value.endsWith(operand))],
  ['equals-ignore-case', onTexts((value, operand) => value.toLowerCase() === operand.toLowerCase())],
];

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...TEXT_OPERATORS,
  ['anything-but', isOther],
  ['numeric', () => false],
]);

/** Of a list of values one that is not excluded is enough. */
function isOther(value: string, operand: unknown): Known {
  const excluded = some(
    (Array.isArray(operand) ? operand : [operand]).map((one) =>
      isObject(one) ? conditionAgrees(one, [value]) : one === value,
    ),
  );
  return excluded === undefined ? undefined : !excluded;
}

/** One that holds decides, else one that is not known. */
function some(answers: readonly Known[]): Known {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** One that does not hold decides, else one that is not known. */
function every(answers: readonly Known[]): Known {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
