import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** Longest piece of a wrong value that is worth quoting. */
const QUOTED = 60;

/** The first thing that is wrong with a value: where, what was expected, what was got. Without the value's own line breaks. */
export function problemOf(error: z.core.$ZodError, value: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'nothing is wrong';
  return `${pathOf(issue) || 'it'} must be ${expected(issue)}, got ${quoted(valueAt(value, issue.path))}`;
}

const pathOf = ({ path }: Issue): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return `of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  // Our own schemas say in their message what they expect.
  return issue.message === 'Invalid input' ? 'something else' : issue.message;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  return typeof value === 'object' && value !== null ? valueAt(Reflect.get(value, step), rest) : undefined;
}

function quoted(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
