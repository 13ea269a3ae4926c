import { isNonEmpty, type RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Case } from './case';
import { earliestDeadline, standingOf } from './findings';
import { findingsIn, forewarned, stateOf } from './silencing';
import type { Silence } from './silence';
import { latestEnd, maySilence } from './silence-bounds';
import { earlierRung } from './rung';
import { isOpen, moved, type Occasion, type OpenCase } from './steps';

/** What somebody wants to have silenced. */
export type SilenceRequest = Pick<Silence, 'rule' | 'owner' | 'reason' | 'until'>;

/** Why it is not. `latest`: an end that would be allowed; absent: none is any more. */
export type SilenceRefusal =
  | { readonly kind: 'refused'; readonly because: 'no-case' | 'not-open' | 'never-silenced' | 'in-the-past' }
  | { readonly kind: 'refused'; readonly because: 'no-such-finding'; readonly rules: readonly RuleId[] }
  | { readonly kind: 'refused'; readonly because: 'too-long'; readonly latest?: Instant };

/** The case silenced, which ends its ring, so that pagers are cleared; or why it must not be. A silence of the same scope takes the place of the one before. */
export function silenced(
  before: Case | undefined,
  request: SilenceRequest,
  occasion: Occasion,
): { readonly kind: 'moved'; readonly case: Case } | SilenceRefusal {
  if (before === undefined) return { kind: 'refused', because: 'no-case' };
  if (!maySilence(before.subject)) return { kind: 'refused', because: 'never-silenced' };
  if (!isOpen(before)) return { kind: 'refused', because: 'not-open' };
  return silencedOpen(before, request, occasion);
}

function silencedOpen(before: OpenCase, request: SilenceRequest, occasion: Occasion): ReturnType<typeof silenced> {
  const { rule, owner, reason, until } = request;
  const { now } = occasion;
  const all = findingsIn(before.state);
  const concerned = all.filter((finding) => rule === undefined || finding.rule === rule);
  if (!isNonEmpty(concerned))
    return { kind: 'refused', because: 'no-such-finding', rules: all.map((finding) => finding.rule) };
  if (until <= now) return { kind: 'refused', because: 'in-the-past' };
  const bounds = { rule, deadline: earliestDeadline(concerned), notAfter: before.about.notAfter };
  const latest = latestEnd(bounds, now);
  if (until > latest) return { kind: 'refused', because: 'too-long', ...(latest > now && { latest }) };

  const upTo = standingOf(concerned, now).severity;
  const silence: Silence = { ...(rule !== undefined && { rule }), owner, reason, until, upTo };
  // Of one that ends within a day chat hears the end with its beginning.
  const silences = [...(before.silences ?? []).filter((other) => other.rule !== rule), ...forewarned([silence], now)];
  const { absentSince } = before.state;
  const after = stateOf(all, silences, now);
  // A rung that was crossed since the last judgement rings with the next one: nobody has heard of it.
  const rung = earlierRung(before.state.rung, after.rung);
  const state = { ...after, rung, ...(absentSince !== undefined && { absentSince }) };
  const change = { kind: 'silenced', reason: 'silence-written', rings: false } as const;
  return { kind: 'moved', case: moved({ ...before, state, silences }, change, before, occasion) };
}

/** The case whose silences of this scope end now: the next scan raises it anew. `undefined`: there is none. */
export function unsilenced(before: Case, rule: RuleId | undefined, now: Instant): Case | undefined {
  const { silences = [] } = before;
  const isMeant = (silence: Silence): boolean => silence.rule === rule && silence.until > now;
  if (!silences.some(isMeant)) return undefined;
  return { ...before, silences: silences.map((one) => (isMeant(one) ? { ...one, until: now } : one)) };
}
