import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Stack, type Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { context } from '../../cdk.json';
import type { AccountConfiguration } from '../../lib/config';
import { NotafterStack } from '../../lib/stacks/notafter-stack';
import { aLoadedConfiguration } from './configuration';

/** Where everything of the tests is deployed. */
const ENV = { account: '123456789012', region: 'eu-west-1' } as const;

/** Runs with an app as the CLI makes it, with the feature flags of cdk.json but without bundling, and leaves no folder behind. */
export function withApp<Result>(use: (app: App) => Result, { checked = false } = {}): Result {
  const outdir = mkdtempSync(path.join(tmpdir(), 'notafter-synth-'));
  try {
    // CDK's own rules take seconds to load: one test of the whole stack runs them.
    return use(new App({ context: FLAGS, outdir, builtinCloudFormationValidation: checked }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const FLAGS = { ...context, 'aws:cdk:bundling-stacks': [] };

/** The template of a stack that holds what the test builds. */
export const templateWith = (build: (stack: Stack) => void): Template =>
  withApp((app) => {
    const stack = new Stack(app, 'Test', { env: ENV });
    build(stack);
    return Template.fromStack(stack);
  });

/** The template of our stack, configured as the test says. */
export const notafterTemplate = (overrides: AccountConfiguration = {}): Template =>
  withApp((app) => Template.fromStack(aNotafterStack(app, overrides)));

/** Our stack in an app. */
export const aNotafterStack = (scope: Stage, overrides: AccountConfiguration = {}): NotafterStack =>
  new NotafterStack(scope, 'notafter', { configuration: aLoadedConfiguration(overrides), env: ENV });
