import { devNull } from 'node:os';
import { env } from 'node:process';

/** The environment of a child process that shall see this local AWS and no other. */
export const environmentOf = (endpoint: string, region: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !/^(AWS|CDK|NODE_OPTIONS|JEST)/.test(entry[0]),
    ),
  ),
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ENDPOINT_URL: endpoint,
  AWS_EC2_METADATA_DISABLED: 'true',
  // A profile of the person who runs the tests must not shine through.
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  CDK_DISABLE_VERSION_CHECK: '1',
});
