import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { chunksOfInventory, inventoryOfChunks, textOfInventory } from '../../lambda/stores/inventory-text';
import { anyCertificate } from '../builders/arbitrary-certificate';
import { anAttachment } from '../builders/attachment';
import { anInventory } from '../builders/inventory';

const anyInventory = fc
  .array(anyCertificate, { maxLength: 5 })
  .map((certificates) =>
    anInventory({ certificates, memory: Object.fromEntries(certificates.map(({ id }) => [id, {}])) }),
  );
/** More than a chunk. */
const large = anInventory({
  attachments: Array.from({ length: 2_000 }, (_, index) => anAttachment({ name: `edge-${index} "[,{` })),
});

describe('the text of an inventory', () => {
  test('is the same in chunks', () => {
    fc.assert(
      fc.property(anyInventory, (inventory) => {
        expect([...chunksOfInventory(inventory)].join('')).toBe(textOfInventory(inventory));
      }),
    );
  });

  test('comes in more than one chunk where it is long, each far shorter than the whole', () => {
    const chunks = [...chunksOfInventory(large)];

    expect(chunks.join('')).toBe(textOfInventory(large));
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(textOfInventory(large).length / 5);
  });

  test.each([
    { title: 'in its chunks', chunks: chunksOfInventory(large) },
    { title: 'whole, as earlier versions saved it', chunks: [JSON.stringify(large)] },
    { title: 'with blanks', chunks: [JSON.stringify(large, null, 2)] },
  ])('is read back $title', async ({ chunks }) => {
    expect(await inventoryOfChunks(Readable.from(chunks))).toStrictEqual({ kind: 'read', inventory: large });
  });
});
