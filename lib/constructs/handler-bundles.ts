import * as path from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import type { FunctionName } from '../../lambda/contract/functions';

/** Where the handlers lie, each as `<name>.lambda.ts`. */
export const HANDLERS = path.join(__dirname, '../../lambda/handlers');

/** Handlers as single files of CommonJS, and of what they are made. */
export interface HandlerBundles {
  readonly codes: ReadonlyMap<FunctionName, string>;
  readonly metafile: Metafile;
}

/** Bundles handlers in one go, so that what they share is read once. Throws with esbuild's own words. */
export function bundleHandlers(names: readonly FunctionName[]): HandlerBundles {
  const { outputFiles, metafile } = buildSync({
    entryPoints: Object.fromEntries(names.map((name) => [name, path.join(HANDLERS, `${name}.lambda.ts`)])),
    outdir: '.',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // ES modules first: what is not used of them is left out.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const texts = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file, '.js'), text]));
  return { codes: new Map(names.map((name) => [name, texts.get(name) ?? ''])), metafile };
}
