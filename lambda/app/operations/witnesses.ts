import type { Handshake } from '../../domain/migration/handshakes';
import { isReached, unexpected } from '../../domain/migration/handshakes';
import { askable } from '../../domain/migration/names-needed';
import type { TargetPlace } from '../../domain/migration/plan';
import type { TargetReading } from '../../domain/migration/target-reading';
import type { CertificateArn } from '../../domain/ids';
import type { LookAt } from '../migrate/ports';
import type { Check, CheckResult } from '../../domain/operations/check';
import type { Witness } from '../../domain/operations/witness';

/** A listener with what was read of it. */
export interface SeenPlace {
  readonly place: TargetPlace;
  readonly reading: TargetReading | undefined;
}

/** The listeners that serve a certificate, and what they show now; `unwitnessed`: of those that nobody can look at the names. */
export async function witnessesOf(
  places: readonly SeenPlace[],
  { arn, names }: { readonly arn: CertificateArn; readonly names: readonly string[] },
  look: LookAt,
): Promise<{ readonly witnesses: readonly Witness[]; readonly unwitnessed: readonly string[] }> {
  const all = await Promise.all(
    places.map(async ({ place, reading }): Promise<Witness | string> => {
      const label = `${place.name} :${place.port}`;
      if (reading?.kind !== 'read') return label;
      const { host, unnamed } = reading.around;
      const asked = { host, port: place.port, names: names.map(askable), unnamed };
      const baseline = await look(asked, 'all');
      return isReached(baseline) ? { label, ...asked, isDefault: reading.state.default === arn, baseline } : label;
    }),
  );
  return {
    witnesses: all.flatMap((one) => (typeof one === 'string' ? [] : one)),
    unwitnessed: all.flatMap((one) => (typeof one === 'string' ? one : [])),
  };
}

/** The leaf that was served, and the one that must be. */
export interface Expected {
  readonly from: string;
  readonly to: string;
}

/** Whether each listener serves the new certificate now. */
export const checkWitnesses = async (
  witnesses: readonly Witness[],
  expected: Expected,
  look: LookAt,
): Promise<readonly Check[]> =>
  Promise.all(
    witnesses.map(async (witness): Promise<Check> => ({
      kind: 'served',
      on: witness.label,
      result: judged(witness, await look(witness, 'all'), expected),
    })),
  );

function judged({ baseline, isDefault }: Witness, shown: readonly Handshake[], { from, to }: Expected): CheckResult {
  if (!isReached(shown)) return 'unknown';
  const expectation = { baseline, from: { leaf: from }, to: { leaf: to }, movesDefault: isDefault };
  return unexpected(shown, expectation, 'forward').length === 0 ? 'yes' : 'no';
}
