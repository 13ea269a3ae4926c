import { type About, kindOf, type SubjectId, type SubjectKind } from '../subject';
import { counted } from '../wording';
import { neutral } from './hostile-text';

/** Longest name of a host in DNS. */
const NAME_LIMIT = 253;

const KIND_WORDS: Readonly<Record<SubjectKind, string>> = {
  certificate: 'certificate',
  'blind-spot': 'blind spot',
  'alert-path': 'alert path',
  'change-events': 'change events',
  drill: 'drill',
};

/**
 * What a human calls a subject: `api.example.com and 3 more names`, `blind spot (no-permission)`; never empty, one line.
 *
 * `omitted`: names that are not in the list, if it is known how many.
 */
export function subjectName(
  subject: SubjectId,
  { names }: Pick<About, 'names'>,
  omitted: number | 'unknown' = 0,
): string {
  const kind = kindOf(subject);
  const [first, ...others] = names.map((name) => neutral(name, NAME_LIMIT)).filter((name) => name !== '');
  if (kind !== 'certificate' || first === undefined)
    return `${KIND_WORDS[kind]} (${neutral(subject.slice(subject.indexOf(':') + 1), NAME_LIMIT)})`;
  if (omitted === 'unknown') return others.length === 0 ? first : `${first} and more names`;
  const more = others.length + omitted;
  return more === 0 ? first : `${first} and ${counted(more, 'more name')}`;
}
