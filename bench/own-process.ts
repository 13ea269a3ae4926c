import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import type { Figure } from './figure';

/** A folder that is gone afterwards. */
export async function inFolder<Result>(work: (folder: string) => Result | Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'notafter-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs a program of this folder alone in a fresh process, minified as the functions are: tsx would measure its own additions too.
 *
 * Throws when it fails.
 */
export const measuredApart = async (program: string): Promise<readonly Figure[]> =>
  inFolder((folder) => {
    const outfile = path.join(folder, 'index.js');
    buildSync({
      entryPoints: [path.join(__dirname, `${program}.ts`)],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    });
    const { status, stdout } = spawnSync(process.execPath, [outfile], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      // Nothing of the AWS settings of whoever measures.
      env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    });
    if (status !== 0) throw new Error(`${program} ended with ${String(status)}`);
    return JSON.parse(stdout) as Figure[];
  });
