import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { HandlerName } from '../../lambda/contract/functions';

/** Where the handlers lie, each as `<name>.lambda.ts`. */
export const HANDLERS = path.join(__dirname, '../../lambda/handlers');

const PROGRAM = path.join(__dirname, 'program.ts');
const OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024;

const outputSchema = z.record(z.string(), z.string());

/**
 * Handlers as single files of CommonJS, by name. Throws with esbuild's own words.
 *
 * In a process of its own: esbuild takes plugins only where it may be waited for, and a construct cannot wait.
 */
export function bundleHandlers(names: readonly HandlerName[]): ReadonlyMap<HandlerName, string> {
  const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, PROGRAM, HANDLERS, ...names], {
    encoding: 'utf8',
    maxBuffer: OUTPUT_LIMIT_BYTES,
  });
  if (status !== 0) throw new Error(`the functions cannot be bundled:\n${stderr}`);
  const codes = outputSchema.parse(JSON.parse(stdout));
  return new Map(names.map((name) => [name, codes[name] ?? '']));
}
