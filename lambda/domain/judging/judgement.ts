import type { Gap } from '../inventory/cell';
import type { RuleVerdict } from '../finding';
import type { Instant } from '../instant';
import type { About, SubjectId } from '../subject';

/** `observedAt`: the reading behind it; a case ignores what is older than what it knows. */
interface Reported {
  readonly subject: SubjectId;
  readonly observedAt: Instant;
}
/** One verdict of every rule for such a subject. A rule that is not among them exists no more: its findings are retired, not healed. */
interface Judged extends Reported {
  readonly about: About;
  readonly verdicts: readonly RuleVerdict[];
}
/**
 * `seen`: the subject's own row was read whole; the only evidence of health. `unread`: judged from kept content, may open and raise, never ease;
 * `deleted-in-use`: its row is gone while an attachment still names it.
 * `gone`: its cell was read whole without it, and no attachment names it. `out-of-scope`: excluded by the user, or the region was switched off.
 */
export type Judgement =
  | (Judged & { readonly presence: 'seen' })
  | (Judged & { readonly presence: 'unread'; readonly because: Gap | 'deleted-in-use' })
  | (Reported & { readonly presence: 'gone' })
  | (Reported & { readonly presence: 'out-of-scope' });
