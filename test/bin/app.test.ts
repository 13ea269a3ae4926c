import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { aConfiguration } from '../builders/configuration';
import { aConfigurationFile } from '../builders/configuration-file';

const ROOT = path.join(__dirname, '../..');

/** The app as the CDK CLI starts it, as far as it gets without a folder to write to. */
function runApp(context: Readonly<Record<string, unknown>>) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      CDK_DEFAULT_ACCOUNT: '123456789012',
      CDK_DEFAULT_REGION: 'eu-west-1',
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
  return { status, lines: stderr.trim().split('\n') };
}

describe('cdk deploy', () => {
  test('of the file as it is shipped says what to write, in a line each and nothing else', () => {
    const { status, lines } = runApp({});

    expect(status).toBe(2);
    expect(lines).toEqual([
      expect.stringMatching(/^notafter\.config\.ts: accountName is missing: write/),
      expect.stringMatching(/^notafter\.config\.ts: pages has no target: .* Add one that wakes somebody/),
      expect.stringMatching(/^notafter\.config\.ts: watchdog has no subscriber: .* Add one/),
    ]);
  });

  test('takes probes of two regions', () => {
    const network = { vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'] };
    const probe = [network, { ...network, vpcId: 'vpc-0a1b2c3e', region: 'eu-west-3' }];
    const file = aConfigurationFile(`export default ${JSON.stringify(aConfiguration({ probe }))};`);

    const { status, lines } = runApp({ config: file.path });

    expect({ status, lines }).toMatchObject({ status: 0 });
    file.remove();
  });

  test('of another file takes what `-c config=PATH` names', () => {
    const file = aConfigurationFile(`export default ${JSON.stringify(aConfiguration())};`);

    const { status } = runApp({ config: file.path });

    expect(status).toBe(0);
    file.remove();
  });
});
