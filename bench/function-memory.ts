import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { SETTINGS_FILE } from '../lambda/contract/settings';
import { bundleHandlers } from '../lib/bundling/bundle-handlers';
import { aLoadedConfiguration } from '../test/builders/configuration';
import { NOW } from '../test/builders/instant';
import { aCertificatePair } from '../test/builders/x509';
import { accountServer } from './account-server';
import { environment } from './cold-start';
import type { Figure } from './figure';
import type { FunctionRun } from './function-process';
import { LARGE } from './large-size';
import { largeAccount } from './large-wire';
import { inFolder } from './own-process';

const MEMORY_SIZE = 256;
/** As the runtime of Lambda bounds the heap of a function of that size. */
const NODE_OPTIONS = [
  `--max-old-space-size=${Math.floor(MEMORY_SIZE * 0.9)}`,
  `--max-semi-space-size=${Math.floor(MEMORY_SIZE * 0.05)}`,
];
/** The first scan, and those an hour and two later, which begin with what the one before saved. In one region the second goes on with the walk. */
const INVOCATIONS = 3;

/** The deployed scan function in a process of its own; AWS answers in another one, whose memory does not count. */
export async function functionMemory(): Promise<readonly Figure[]> {
  const { certificate: pem } = await aCertificatePair({ names: ['legacy.example.com'] });
  const spread = await runOf('17 regions', LARGE.regions.length, pem);
  const gathered = await runOf('one region', 1, pem);
  return [...spread, ...gathered];
}

async function runOf(where: string, balanced: number, pem: string): Promise<readonly Figure[]> {
  const server = accountServer(largeAccount({ size: { ...LARGE, balanced }, pem })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const { peaks } = await scanFunction(`http://127.0.0.1:${port}`);
    return [
      ...peaks.map((value, index) => ({
        what: `peak of the scan function, invocation ${index + 1}, ${where}`,
        value,
        unit: 'MiB',
        budget: MEMORY_SIZE,
      })),
    ];
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function scanFunction(endpoint: string): Promise<FunctionRun> {
  return inFolder(async (folder) => {
    writeFileSync(path.join(folder, SETTINGS_FILE), JSON.stringify(aLoadedConfiguration().settings));
    const bundle = path.join(folder, 'scan.js');
    writeFileSync(bundle, bundleHandlers(['scan']).get('scan') ?? '');
    const host = path.join(folder, 'host.js');
    buildSync({
      entryPoints: [path.join(__dirname, 'function-process.ts')],
      outfile: host,
      bundle: true,
      minify: true,
      platform: 'node',
      logLevel: 'silent',
    });
    const child = fork(host, [bundle, String(INVOCATIONS), NOW], {
      execArgv: NODE_OPTIONS,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...environment, AWS_ENDPOINT_URL: endpoint, SNAPSHOT_BUCKET: 'bench' },
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the scan function ended early')));
    ended.catch(() => undefined);
    const [run] = (await Promise.race([once(child, 'message'), ended])) as [FunctionRun];
    child.disconnect();
    return run;
  });
}
