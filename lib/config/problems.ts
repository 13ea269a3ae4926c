import type * as z from 'zod';

/** Each issue as one sentence: where, what is allowed, what was got. */
export const problemsOf = ({ issues }: z.ZodError): readonly string[] => issues.map(problemOf);

function problemOf(issue: z.core.$ZodIssue): string {
  const where = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') return `${where || 'the configuration'} has ${issue.message}`;
  if (issue.code === 'invalid_key') return `${where} is not an account id of twelve digits`;
  return `${where || 'the configuration'} must be ${issue.message}, got ${quoted(issue.input)}`;
}

/** For example `accounts['123456789012'].pages.sms[0]`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((sofar, step) => {
    if (typeof step === 'number') return `${sofar}[${step}]`;
    if (/^\d/.test(String(step))) return `${sofar}['${String(step)}']`;
    return sofar === '' ? String(step) : `${sofar}.${String(step)}`;
  }, '');

function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${withoutSecrets(value)}'`;
}

/** Paths of webhooks are secrets, and what we print ends up in the logs of a pipeline. */
function withoutSecrets(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && url.host !== '' && url.pathname !== '/' ? `${url.protocol}//${url.host}/…` : text;
}
