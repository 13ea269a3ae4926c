import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { AssetHashType, DockerImage, Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { HandlerName } from '../../lambda/contract/functions';
import { type Settings, SETTINGS_FILE } from '../../lambda/contract/settings';
import { bundleHandlers, HANDLERS } from '../bundling/bundle-handlers';

/** The code of our functions with the settings beside it, if they need any, bundled once for all of them. */
export class BundledCode {
  /** Changes with the code and with the settings. */
  readonly version: string;
  private readonly bundles: ReadonlyMap<HandlerName, string>;
  private readonly settings: string | undefined;

  /** Where bundling is off for the stack of `scope`, as in its tests, the code is a placeholder. */
  constructor(scope: Construct, names: readonly HandlerName[], settings?: Settings) {
    this.settings = settings && JSON.stringify(settings, undefined, 2);
    this.bundles = Stack.of(scope).bundlingRequired ? bundleHandlers(names) : new Map();
    this.version = createHash('sha256')
      .update(JSON.stringify([this.settings, ...this.bundles]))
      .digest('hex')
      .slice(0, 16);
  }

  /** The asset of one function: `index.handler`. */
  of(name: HandlerName): Code {
    return Code.fromAsset(HANDLERS, {
      assetHashType: AssetHashType.OUTPUT,
      bundling: {
        // Never pulled: bundling here always succeeds, or throws.
        image: DockerImage.fromRegistry('not-used'),
        // CDK bundles once what looks alike to it: the same folder with the same options.
        command: [name, this.version],
        local: { tryBundle: (folder) => this.write(name, folder) },
      },
    });
  }

  private write(name: HandlerName, folder: string): boolean {
    writeFileSync(path.join(folder, 'index.js'), this.bundles.get(name) ?? '');
    if (this.settings !== undefined) writeFileSync(path.join(folder, SETTINGS_FILE), this.settings);
    return true;
  }
}
