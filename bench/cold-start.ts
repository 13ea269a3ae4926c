import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { ENVIRONMENT } from '../lambda/contract/environment';
import { FUNCTION_NAMES, type FunctionName } from '../lambda/contract/functions';
import { SETTINGS_FILE } from '../lambda/contract/settings';
import { bundleHandlers } from '../lib/bundling/bundle-handlers';
import { aLoadedConfiguration } from '../test/builders/configuration';
import { type Figure, median } from './figure';
import { inFolder } from './own-process';

const STARTS = 9;
const MEGABYTE = 1_000_000;

/** Everything that Lambda and the stack set. */
export const environment = {
  ...Object.fromEntries(
    Object.values(ENVIRONMENT).map((variable) => [variable, 'arn:aws:sns:eu-west-1:123456789012:bench']),
  ),
  [ENVIRONMENT.account]: '123456789012',
  [ENVIRONMENT.sinkFunctions]: '{"page":"arn:aws:lambda:eu-west-1:123456789012:function:bench"}',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'not a secret',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

interface Start {
  readonly wall: number;
  readonly cpu: number;
}

/** Measured in the process itself, from before the code is loaded to its end: what Node needs to start is not ours. */
const LOAD = `const cpu = process.cpuUsage(), wall = performance.now(); require(process.argv[1]);
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(JSON.stringify({ wall: performance.now() - wall, cpu: (user + system) / 1000 })); process.exit(0);`;

function startOf(file: string): Start {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', LOAD, file], {
    encoding: 'utf8',
    env: environment,
  });
  if (status !== 0) throw new Error(`${path.basename(file)} does not load: ${stderr}`);
  return JSON.parse(stdout) as Start;
}

/** Size and load time of the bundle of each function, made as they are deployed. */
export async function coldStarts(): Promise<readonly Figure[]> {
  const codes = bundleHandlers(FUNCTION_NAMES);
  return inFolder((folder) => {
    writeFileSync(path.join(folder, SETTINGS_FILE), JSON.stringify(aLoadedConfiguration().settings));
    return FUNCTION_NAMES.flatMap((name) => coldStart(name, codes.get(name) ?? '', path.join(folder, `${name}.js`)));
  });
}

function coldStart(name: FunctionName, code: string, file: string): readonly Figure[] {
  writeFileSync(file, code);
  const starts = Array.from({ length: STARTS }, () => startOf(file));
  return [
    { what: `bundle of ${name}`, value: Buffer.byteLength(code) / MEGABYTE, unit: 'MB', budget: 1.5 },
    { what: `init of ${name}`, value: median(starts.map(({ cpu }) => cpu)), unit: 'ms CPU', budget: 300 },
    { what: `init of ${name}, by the clock`, value: median(starts.map(({ wall }) => wall)), unit: 'ms' },
  ];
}
