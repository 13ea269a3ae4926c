import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { env, execPath } from 'node:process';

import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';

import { clientOf } from './clients';
import type { LocalAws } from './local-aws';
import { runInGroup } from './process-group';

const root = path.join(__dirname, '..', '..');
const commandLine = path.join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const bootstrapTemplate = path.join(
  root,
  'node_modules',
  'aws-cdk',
  'lib',
  'api',
  'bootstrap',
  'bootstrap-template.yaml',
);
const longest = 180_000;

export interface CdkOptions {
  /** The command that runs the app. @default - as cdk.json says */
  readonly app?: string;
  /** Which stacks. @default - all of the app */
  readonly stacks?: readonly string[];
  readonly context?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Kills the command and all that it started. */
  readonly signal?: AbortSignal | undefined;
}

/** Outputs of each stack. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Makes the bucket and the roles that the CDK deploys with. */
export const bootstrap = async (aws: LocalAws, { signal }: Pick<CdkOptions, 'signal'> = {}): Promise<void> => {
  // Without an app: the template of the CDK itself.
  await withCdk(aws, ['bootstrap', `aws://${aws.account}/${aws.region}`], {
    app: '',
    // It leaves its template in a folder of its own when it is killed.
    environment: { TMPDIR: aws.folder },
    signal,
  });
};

/** Makes the same stack without the command line, which takes longer to load than all else. */
export const bootstrapAtOnce = async (aws: LocalAws): Promise<void> => {
  await clientOf(aws, CloudFormationClient).send(
    new CreateStackCommand({
      StackName: 'CDKToolkit',
      TemplateBody: await readFile(bootstrapTemplate, 'utf8'),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      // What the command line sets where nothing is asked of it.
      Parameters: [{ ParameterKey: 'FileAssetsBucketKmsKeyId', ParameterValue: 'AWS_MANAGED_KEY' }],
    }),
  );
};

/** Our app, whose functions are bundled once in a run of the tests; as cdk.json says where there is no run. */
export const appOfRun = (): Pick<CdkOptions, 'app'> =>
  env['NOTAFTER_TEST_RUN'] === undefined ? {} : { app: `node --import tsx ${require.resolve('./app-of-run.ts')}` };

/** Deploys by the real command line, through a change set; returns the outputs of the stacks. */
export const deploy = (aws: LocalAws, options: CdkOptions = {}): Promise<Outputs> =>
  withCdk(aws, ['deploy', ...(options.stacks ?? ['--all']), '--require-approval', 'never'], options);

export const destroy = async (aws: LocalAws, options: CdkOptions = {}): Promise<void> => {
  await withCdk(aws, ['destroy', ...(options.stacks ?? ['--all']), '--force'], options);
};

/** Each call has a folder of its own for what it writes, so that two test files do not meet. */
async function withCdk(aws: LocalAws, command: readonly string[], options: CdkOptions): Promise<Outputs> {
  const folder = await mkdtemp(path.join(aws.folder, 'cdk-'));
  const outputsFile = path.join(folder, 'outputs.json');
  const context = Object.entries(options.context ?? {}).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  try {
    await runInGroup(
      execPath,
      [
        commandLine,
        ...command,
        '--no-notices',
        ...(options.app === undefined ? [] : ['--app', options.app]),
        ...['--output', path.join(folder, 'cdk.out')],
        ...(command[0] === 'deploy' ? ['--outputs-file', outputsFile] : []),
        ...context,
      ],
      {
        cwd: root,
        env: {
          ...aws.environment,
          // A client whose clock differs takes every error for a matter of the clock, and asks again for a minute.
          ...aws.clockEnvironment,
          // Its cache of accounts too: another account may have the same credentials tomorrow.
          CDK_HOME: path.join(folder, 'home'),
          // The rules of CloudFormation take five seconds to judge the smallest app; the tests of the stacks apply them.
          CDK_VALIDATION: 'false',
          NODE_NO_WARNINGS: '1',
          ...options.environment,
        },
        milliseconds: longest,
        signal: options.signal,
      },
    );
    return command[0] === 'deploy' ? await outputsOf(outputsFile) : {};
  } catch (cause) {
    throw new Error(`cdk ${command.join(' ')} failed:\n${(cause as Error).message}\n${aws.log()}`, { cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const outputsOf = async (file: string): Promise<Outputs> => JSON.parse(await readFile(file, 'utf8')) as Outputs;
