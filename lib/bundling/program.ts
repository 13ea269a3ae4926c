import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { literalKeys } from './literal-keys';

/** The SDK describes every operation of a service in one file, and we use two or three of each. */
const leaveOutOtherOperations: Plugin = {
  name: 'leave-out-other-operations',
  setup: (bundler) =>
    bundler.onLoad({ filter: /@aws-sdk.*[\\/]schemas_\d+\.js$/ }, (file) => ({
      loader: 'js',
      contents: literalKeys(readFileSync(file.path, 'utf8')),
    })),
};

/** Bundles `<name>.lambda.ts` of a folder for each name, and prints an object of name and code. */
async function main([handlers = '.', ...names]: readonly string[]): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, path.join(handlers, `${name}.lambda.ts`)])),
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
    plugins: [leaveOutOtherOperations],
  });
  const codes = outputFiles.map(({ path: file, text }) => [path.basename(file, '.js'), text]);
  process.stdout.write(JSON.stringify(Object.fromEntries(codes)));
}

// esbuild has said on stderr what is wrong.
main(process.argv.slice(2)).catch(() => (process.exitCode = 1));
