import type { AcmCertificate, Certificate } from './certificate';
import type { InventoryView } from '../inventory/inventory-view';
import { coveringNames, nameSetKey, normalizedName } from './names';

/**
 * Answers by name without comparing each certificate with each other one.
 *
 * A certificate whose names ACM cut has no namesakes and is covered by none, as it may have names that it does not show; for the names that it
 * does show it covers others.
 */
export function namesIndex(certificates: readonly Certificate[]): Pick<InventoryView, 'namesakesOf' | 'coveredBy'> {
  const bySet = onDemand(() => grouped(certificates.filter(isWhole), ({ names }) => [nameSetKey(names)]));
  const byName = onDemand(() =>
    grouped(
      certificates.filter((certificate) => certificate.source === 'acm'),
      ({ names }) => names.map(normalizedName),
    ),
  );
  return {
    namesakesOf: (certificate) =>
      isWhole(certificate) ? others(bySet().get(nameSetKey(certificate.names)) ?? [], certificate) : [],
    coveredBy: (certificate) =>
      isWhole(certificate) ? others(coveringAll(certificate.names, byName()), certificate) : [],
  };
}

/** Most accounts hold nothing that asks for it. */
function onDemand<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** Whether all of its names are known. */
export const isWhole = ({ names, namesComplete }: Certificate): boolean => namesComplete && names.length > 0;

function coveringAll(
  names: readonly string[],
  byName: ReadonlyMap<string, readonly AcmCertificate[]>,
): readonly AcmCertificate[] {
  return [
    ...names
      .map((name) => new Set(coveringNames(name).flatMap((covering) => byName.get(covering) ?? [])))
      .reduce((common, candidates) => new Set([...common].filter((candidate) => candidates.has(candidate)))),
  ];
}

const others = <One extends Certificate>(all: readonly One[], { id }: Certificate): readonly One[] =>
  all.filter((other) => other.id !== id);

function grouped<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => Iterable<string>,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
