import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { InventoryDecoding } from '../contract/inventory';
import type { CertificateId } from '../domain/ids';
import type { Inventory } from '../domain/inventory/inventory';
import { inventoryOfText, textOfInventory } from './inventory-text';
import { systemReason } from './system-reason';

/** Reads a saved inventory. `because` ends a sentence that begins with the name of the file. */
export async function readInventoryFile(path: string): Promise<InventoryDecoding> {
  try {
    const decoded = await inventoryOfText(await readFile(path, 'utf8'));
    const because = decoded.kind === 'read' ? lacking(decoded.inventory) : undefined;
    return because === undefined ? decoded : { kind: 'unreadable', because };
  } catch (cause) {
    return { kind: 'unreadable', because: `cannot be read: ${systemReason(cause)}` };
  }
}

/** Why a file that somebody cut or put together is not judged: what it does not hold would look healthy. */
function lacking({ certificates, cells }: Inventory): string | undefined {
  if (cells.length === 0) return 'is not a whole inventory: it has no cells, so that nothing in it was read';
  const ids = new Set<CertificateId>();
  const again = certificates.find(({ id }) => ids.size === ids.add(id).size);
  return again === undefined ? undefined : `is not a whole inventory: it holds ${again.id} twice`;
}

/** Saves an inventory, whole or not at all: whoever reads the file meanwhile finds the old one. `failed`: with the reason of the system. */
export async function writeInventoryFile(
  path: string,
  inventory: Inventory,
): Promise<{ readonly kind: 'written' } | { readonly kind: 'failed'; readonly because: string }> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, textOfInventory(inventory));
    await rename(draft, path);
    return { kind: 'written' };
  } catch (cause) {
    // Where no draft can be written, often none can be taken away: the reason to tell is the first.
    await rm(draft, { force: true }).catch(() => undefined);
    return { kind: 'failed', because: systemReason(cause) };
  }
}
