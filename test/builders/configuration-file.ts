import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** A file in a folder of its own, and the way to take both away again. */
export interface ConfigurationFile {
  readonly path: string;
  readonly remove: () => void;
}

/** A configuration file with this text. */
export function aConfigurationFile(text: string, name = 'notafter.config.ts'): ConfigurationFile {
  const folder = mkdtempSync(path.join(tmpdir(), 'notafter-config-'));
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return { path: file, remove: () => rmSync(folder, { recursive: true }) };
}
