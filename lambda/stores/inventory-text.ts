import { decodeInventory, type InventoryDecoding } from '../contract/inventory';
import type { Inventory } from '../domain/inventory';

/** An inventory as text; {@link inventoryOfText} reads back the very same value. */
export const textOfInventory = (inventory: Inventory): string => `${JSON.stringify(inventory)}\n`;

/** Reads what {@link textOfInventory} wrote, by this version or an earlier one. */
export function inventoryOfText(text: string): InventoryDecoding {
  if (text.trim() === '') return { kind: 'unreadable', because: 'is empty' };
  try {
    return decodeInventory(JSON.parse(text));
  } catch (cause) {
    return { kind: 'unreadable', because: `is not JSON: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
}
