import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { readInventoryFile, writeInventoryFile } from '../../lambda/stores/inventory-file';
import { aCertificate, anIamCertificate } from '../builders/certificate';
import { anInventory } from '../builders/inventory';

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-'));
const file = path.join(folder, 'inventory.json');

describe('inventory file', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  describe('writeInventoryFile', () => {
    test('saves what readInventoryFile gives back', async () => {
      const inventory = anInventory({ certificates: [aCertificate(), anIamCertificate()] });

      await expect(writeInventoryFile(file, inventory)).resolves.toEqual({ kind: 'written' });

      await expect(readInventoryFile(file)).resolves.toStrictEqual({ kind: 'read', inventory });
    });

    test('says why it cannot save, and leaves nothing behind', async () => {
      const written = await writeInventoryFile(path.join(folder, 'nowhere', 'inventory.json'), anInventory());

      expect(written).toEqual({ kind: 'failed', because: 'no such file or folder' });
    });

    test('leaves no draft in a folder of that name', async () => {
      const before = readdirSync(folder);

      await expect(writeInventoryFile(folder, anInventory())).resolves.toMatchObject({ kind: 'failed' });

      expect(readdirSync(folder)).toEqual(before);
      expect(readdirSync(path.dirname(folder)).filter((name) => name.startsWith(path.basename(folder)))).toHaveLength(
        1,
      );
    });
  });

  test('refuses an inventory of which nothing was read, and one that holds a certificate twice', async () => {
    const twice = [aCertificate(), aCertificate()];
    await writeInventoryFile(file, { ...anInventory(), cells: [] });
    await expect(readInventoryFile(file)).resolves.toEqual({
      ...{ kind: 'unreadable', because: expect.stringMatching(/^is not a whole inventory: it has no cells/) },
    });

    await writeInventoryFile(file, anInventory({ certificates: twice }));
    await expect(readInventoryFile(file)).resolves.toEqual({
      ...{ kind: 'unreadable', because: expect.stringMatching(/^is not a whole inventory: it holds .* twice$/) },
    });
  });

  describe('readInventoryFile says', () => {
    test.each([
      ['that a file is missing', 'missing.json', undefined, /^cannot be read: no such file or folder$/],
      ['that it is a folder', '.', undefined, /^cannot be read: it is a folder$/],
      ['that a file is empty', 'empty.json', '\n', /^is empty$/],
      ['that a file is cut off', 'cut.json', '{"schemaVersion":1,', /^is not JSON: ./],
      [
        'that a file is no inventory',
        'other.json',
        '{"name":"notafter"}',
        /^is not an inventory: it has no schemaVersion/,
      ],
      ['which schema it does not know', 'later.json', '{"schemaVersion":7}', /^has schemaVersion 7/],
    ])('%s', async (_what, name, text, because) => {
      const target = path.join(folder, name);
      if (text !== undefined) writeFileSync(target, text);

      await expect(readInventoryFile(target)).resolves.toEqual({
        kind: 'unreadable',
        because: expect.stringMatching(because),
      });
    });
  });
});
