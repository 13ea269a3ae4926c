import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { goldenFiles } from './golden-files';

const ROOT = path.join(__dirname, '../..');

// Files of messages that are gone go, too.
for (const folder of ['test/golden/files', 'docs/images']) {
  rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  mkdirSync(path.join(ROOT, folder), { recursive: true });
}
for (const [name, text] of goldenFiles()) writeFileSync(path.join(ROOT, name), text);
