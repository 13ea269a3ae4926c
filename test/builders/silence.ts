import type { Case } from '../../lambda/domain/ledger/case';
import type { Silence } from '../../lambda/domain/ledger/silence';
import { silenced, type SilenceRequest } from '../../lambda/domain/ledger/silence-case';
import { daysFromNow, NOW } from './instant';
import { RUN } from './ledger';
import { overridden, type Overrides } from './overrides';

/** Of all that stands, up to critical, for three days. */
export const aSilence = (overrides: Overrides<Silence> = {}): Silence =>
  overridden<Silence>({ owner: 'ann', reason: 'moves on Tuesday', until: daysFromNow(3), upTo: 'critical' }, overrides);

/** Wanted for three days, of all that stands. */
export const aSilenceRequest = (overrides: Overrides<SilenceRequest> = {}): SilenceRequest =>
  overridden<SilenceRequest>({ owner: 'ann', reason: 'moves on Tuesday', until: daysFromNow(3) }, overrides);

/** The case as somebody silenced it now. */
export function silencedCase(before: Case, overrides: Overrides<SilenceRequest> = {}, now = NOW): Case {
  const answer = silenced(before, aSilenceRequest(overrides), { now, run: RUN });
  if (answer.kind === 'refused') throw new RangeError(`refused: ${answer.because}`);
  return answer.case;
}
