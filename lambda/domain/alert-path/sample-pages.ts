import type { FilteredAttributes, FilterPolicy } from './filter-policy';
import type { AccountId } from '../ids';
import { TARGET_ATTRIBUTE } from '../ledger/target';

/** So many values of one attribute are tried, besides one that no filter names. */
const VALUES_TRIED = 6;

/** What no filter asks for by accident. */
const ANOTHER = '(any other)';

/** Attributes that differ from page to page. `always`: every page has it. */
const OPEN: readonly { readonly name: string; readonly always: boolean; readonly values?: readonly string[] }[] = [
  { name: 'rules', always: true },
  { name: 'region', always: true },
  { name: TARGET_ATTRIBUTE, always: true },
  // A page is published where a case opens or rises.
  { name: 'transition', always: true, values: ['opened', 'raised'] },
  { name: 'owners', always: false },
  { name: 'environment', always: false },
];

/**
 * The attributes of critical pages that these filters could tell apart: every combination of the values that they name, of another one, and of none where a
 * page may have none. A filter that drops none of them drops no page.
 */
export function samplePages(account: AccountId, policies: readonly FilterPolicy[]): readonly FilteredAttributes[] {
  const open = OPEN.map(({ name, always, values }) => {
    const named = values ?? [...new Set(policies.flatMap((policy) => textsUnder(policy, name)))].slice(0, VALUES_TRIED);
    const tried = values === undefined && named.length > 0 ? [...named, ANOTHER] : named;
    return { name, tried: [...tried.map((value) => [value]), ...(always ? [] : [undefined])] };
  });
  return open.reduce<readonly FilteredAttributes[]>(
    (samples, { name, tried }) =>
      tried.length === 0
        ? samples
        : samples.flatMap((sample) => tried.map((values) => ({ ...sample, ...(values && { [name]: values }) }))),
    [{ severity: ['critical'], account: [account] }],
  );
}

/** For people: what tells the page from others. */
export const pageInWords = (page: FilteredAttributes): string =>
  OPEN.flatMap(({ name, always }) => {
    const values = page[name];
    if (values === undefined) return always ? [] : [`no ${name}`];
    return [`${name} ${values.join(', ')}`];
  }).join(', ');

/** All texts of the conditions on an attribute, be it in an alternative. */
function textsUnder(policy: FilterPolicy, name: string): readonly string[] {
  const own = Object.entries(policy).flatMap(([key, condition]) => (key === name ? textsIn(condition) : []));
  const { $or: alternatives } = policy;
  return Array.isArray(alternatives) ? [...own, ...alternatives.flatMap((one) => textsOfPolicy(one, name))] : own;
}

const textsOfPolicy = (policy: unknown, name: string): readonly string[] =>
  typeof policy === 'object' && policy !== null ? textsUnder({ ...policy }, name) : [];

function textsIn(condition: unknown): readonly string[] {
  if (typeof condition === 'string') return [condition];
  return typeof condition === 'object' && condition !== null ? Object.values(condition).flatMap(textsIn) : [];
}
