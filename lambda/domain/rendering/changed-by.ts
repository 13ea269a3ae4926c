import type { About } from '../subject';
import { inUtc } from '../wording';
import { neutral } from './hostile-text';

const NAME_LIMIT = 120;

/** Who did what and when, neutral: `alice, elasticloadbalancing:ModifyListener, 2026-11-20 08:12 UTC`. Nothing where nobody heard of anything of late. */
export const changedBy = ({ changed }: Pick<About, 'changed'>): readonly string[] =>
  changed === undefined
    ? []
    : [[neutral(changed.by, NAME_LIMIT), neutral(changed.action, NAME_LIMIT), inUtc(changed.at)].join(', ')];
