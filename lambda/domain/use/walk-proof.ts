import { type Cell, type CellKey, cellName, type Gap } from '../inventory/cell';
import type { AccountId } from '../ids';
import type { Instant } from '../instant';
import { GLOBAL_SOURCES, holdsAttachments, REGIONAL_SOURCES, type Source } from '../inventory/source';
import type { MissingProof } from './use';

/** A cell in which a use of a certificate of IAM could hide; without `cell`: the inventory does not know it. */
export interface Hideout {
  readonly key: CellKey;
  readonly cell?: Cell;
}

/** Which readings count: none before `since`, and none up to `after`, which saw the certificate attached. */
export interface ProofAge {
  readonly since?: Instant;
  readonly after?: Instant;
}

/** `oldest`: of the readings that count. Whole when nothing is missing. */
export interface WalkProof {
  readonly missing: readonly MissingProof[];
  readonly oldest?: Instant;
}

/** Everywhere that a certificate of IAM can be attached, and the list of regions, without which "everywhere" means nothing. */
export function hideoutsOf(cells: readonly Cell[], account: AccountId): readonly Hideout[] {
  const byName = new Map(cells.map((cell) => [cellName(cell), cell]));
  const regions = new Set(cells.map(({ region }) => region).filter((region) => region !== 'global'));
  const keys: CellKey[] = [
    ...GLOBAL_SOURCES.filter(isNeeded).map((source) => ({ account, region: 'global' as const, source })),
    ...[...regions]
      .sort()
      .flatMap((region) => REGIONAL_SOURCES.filter(isNeeded).map((source) => ({ account, region, source }))),
  ];
  return keys.map((key) => {
    const cell = byName.get(cellName(key));
    return cell === undefined ? { key } : { key, cell };
  });
}

const isNeeded = (source: Source): boolean => source === 'regions' || holdsAttachments(source);

/** What keeps anybody from saying that nothing is attached. What the user excluded and what AWS does not offer is out of the question, what was merely skipped proves nothing. */
export function walkProof(hideouts: readonly Hideout[], age: ProofAge): WalkProof {
  const missing: MissingProof[] = [];
  let oldest: Instant | undefined;
  for (const { key, cell } of hideouts) {
    const because = gapOf(cell, age);
    if (because !== undefined) missing.push({ cell: key, because });
    else if (cell?.status === 'ok' && (oldest === undefined || cell.triedAt < oldest)) oldest = cell.triedAt;
  }
  return oldest === undefined ? { missing } : { missing, oldest };
}

function gapOf(cell: Cell | undefined, { since, after }: ProofAge): MissingProof['because'] | undefined {
  if (cell === undefined) return 'not-requested';
  if (cell.status !== 'ok') return isOutOfTheQuestion(cell.reason) ? undefined : cell.reason;
  const isTooOld = (since !== undefined && cell.triedAt < since) || (after !== undefined && cell.triedAt <= after);
  return isTooOld ? 'too-old' : undefined;
}

const isOutOfTheQuestion = (reason: Gap): boolean => reason === 'excluded' || reason === 'not-offered';
