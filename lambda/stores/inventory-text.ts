import { Readable } from 'node:stream';
import { decodeInventory, type InventoryDecoding } from '../contract/inventory';
import type { Inventory } from '../domain/inventory/inventory';
import { jsonInParts } from './json-in-parts';

/** An inventory as text; {@link inventoryOfText} reads back the very same value. */
export const textOfInventory = (inventory: Inventory): string => `${JSON.stringify(inventory)}\n`;

const CHUNK_CHARACTERS = 65_536;

/** The same text in chunks: the whole of it would be the largest thing that the scan of a large account ever holds. */
export function* chunksOfInventory(inventory: Inventory): Generator<string> {
  let chunk = '';
  for (const piece of piecesOf(inventory, 2)) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}\n`;
}

/** The JSON of a value, that of its parts apart for so many levels. */
function* piecesOf(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const isList = Array.isArray(value);
  let separator = '';
  yield isList ? '[' : '{';
  for (const [key, part] of Object.entries(value)) {
    yield isList ? separator : `${separator}${JSON.stringify(key)}:`;
    yield* piecesOf(part, levels - 1);
    separator = ',';
  }
  yield isList ? ']' : '}';
}

/** Reads what {@link textOfInventory} wrote, by this version or an earlier one. */
export const inventoryOfText = async (text: string): Promise<InventoryDecoding> =>
  text.trim() === '' ? { kind: 'unreadable', because: 'is empty' } : inventoryOfChunks(Readable.from([text]));

/** Reads the same text, never the whole of it at once. Rejects where the chunks do. */
export async function inventoryOfChunks(chunks: AsyncIterable<string>): Promise<InventoryDecoding> {
  try {
    return decodeInventory(await jsonInParts(chunks, sharing()));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { kind: 'unreadable', because: `is not JSON: ${cause.message}` };
  }
}

/** Holds equal texts once: the ARN of a load balancer stands in each attachment of its listeners, an instant almost everywhere. */
function sharing(): (key: string, value: unknown) => unknown {
  const texts = new Map<string, string>();
  return (_, value) => {
    if (typeof value !== 'string') return value;
    const known = texts.get(value);
    if (known === undefined) texts.set(value, value);
    return known ?? value;
  };
}
