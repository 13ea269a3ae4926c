import { isNonEmpty, type NonEmpty } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { compareSeverity } from '../severity';
import type { CaseFinding, OpenState, SilencedState } from './case';
import { standingOf } from './findings';
import type { Silence } from './silence';

/** A silence of what has a date ends at the latest so long before it. */
export const LEAST_NOTICE_MS = 72 * HOUR_MS;
/** Chat hears of its end so long before. */
const FOREWARNING_MS = DAY_MS;

/** Whether a silence is about a finding, be it strong enough or not. */
const concerns = ({ rule }: Silence, finding: CaseFinding): boolean => rule === undefined || rule === finding.rule;

/** Those that still hold: until their end, until something grows worse than they allow, and never into the last 72 hours before a date. */
export const silencesAfter = (
  silences: readonly Silence[],
  findings: readonly CaseFinding[],
  now: Instant,
): readonly Silence[] =>
  silences.filter(
    (silence) =>
      silence.until > now &&
      findings.every((finding) => !concerns(silence, finding) || isAllowed(silence, finding, now)),
  );

const isAllowed = ({ upTo }: Silence, { severity, deadline }: CaseFinding, now: Instant): boolean =>
  compareSeverity(severity, upTo) <= 0 &&
  (deadline === undefined || plusMilliseconds(deadline, -LEAST_NOTICE_MS) > now);

/** What these findings amount to: people hear of those that no silence is about. */
export function stateOf(
  findings: NonEmpty<CaseFinding>,
  silences: readonly Silence[],
  now: Instant,
): OpenState | SilencedState {
  const isSilenced = (finding: CaseFinding): boolean => silences.some((silence) => concerns(silence, finding));
  const heard = findings.filter((finding) => !isSilenced(finding));
  if (!isNonEmpty(heard)) return { kind: 'silenced', ...standingOf(findings, now) };
  const silenced = findings.filter(isSilenced);
  return { kind: 'open', ...standingOf(heard, now), ...(silenced.length > 0 && { silenced }) };
}

/** What is kept from people. */
export const silencedIn = (state: OpenState | SilencedState): readonly CaseFinding[] =>
  state.kind === 'silenced' ? state.findings : (state.silenced ?? []);

/** All that stands. */
export const findingsIn = (state: OpenState | SilencedState): NonEmpty<CaseFinding> =>
  state.kind === 'silenced' ? state.findings : [...state.findings, ...(state.silenced ?? [])];

/** Whether one of them is about to end, and nobody was told so. */
export const endsSoon = ({ until, isEndingTold }: Silence, now: Instant): boolean =>
  isEndingTold === undefined && until <= plusMilliseconds(now, FOREWARNING_MS);

/** The same, of which whoever listens knows that some end. */
export const forewarned = (silences: readonly Silence[], now: Instant): readonly Silence[] =>
  silences.map((silence) => (endsSoon(silence, now) ? { ...silence, isEndingTold: true } : silence));
