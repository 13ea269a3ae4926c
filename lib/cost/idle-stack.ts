import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { completed } from '../config';
import { NotafterStack } from '../stacks/notafter-stack';

/** The template of the default stack with PagerDuty and Slack, synthesized without bundling any code. */
export function idleStackTemplate(): unknown {
  const outdir = mkdtempSync(path.join(tmpdir(), 'notafter-cost-'));
  try {
    const app = new App({
      outdir,
      context: { 'aws:cdk:bundling-stacks': [] },
      // Checked where it is deployed.
      builtinCloudFormationValidation: false,
    });
    const configuration = completed(
      { accountName: 'example', pages: { pagerduty: {} }, chat: { slack: {} }, watchdog: { sms: ['+15550100'] } },
      { region: 'us-east-1' },
    );
    const { artifactId } = new NotafterStack(app, 'notafter', { configuration });
    return app.synth().getStackArtifact(artifactId).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
