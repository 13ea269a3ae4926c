import { ArnFormat, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, type EventInvokeConfigOptions, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENVIRONMENT, type EnvironmentKey } from '../../lambda/contract/environment';
import type { FunctionName } from '../../lambda/contract/functions';

/** Enough for the scan of the largest account that `npm run bench` measures: see docs/performance.md. */
const FUNCTION_MEGABYTES = 256;

/** What a {@link BundledFunction} is made of. */
export interface BundledFunctionProps extends EventInvokeConfigOptions {
  /** In AWS. */
  readonly functionName: string;
  /** What it is there for, in one line. */
  readonly description: string;
  readonly code: Code;
  readonly timeout: Duration;
  /** The variables that it needs; those without a value are left out. */
  readonly environment: Environment;
}

/** Values of the variables of a function. One without a value is left out. */
export type Environment = Readonly<Partial<Record<EnvironmentKey, string | undefined>>>;

/**
 * One of our functions, with a role that may do nothing yet but write its own log.
 *
 * No concurrency is reserved: a young account has too little of it to give any away; leases keep two runs apart.
 */
export class BundledFunction extends Construct {
  readonly function: Function;
  readonly role: Role;

  constructor(scope: Construct, id: string, { environment, ...props }: BundledFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own: the default one may write to every log group of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);

    this.function = new Function(this, 'Function', {
      memorySize: FUNCTION_MEGABYTES,
      ...props,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup,
      environment: variablesOf(environment),
    });
  }
}

/** The function's name in AWS: it has one, because scan and announce start each other and neither could be created first. */
export const functionName = (scope: Construct, name: FunctionName): string => `${Stack.of(scope).stackName}-${name}`;

/** The ARN that a function has or will have. */
export const functionArn = (scope: Construct, name: FunctionName): string =>
  Stack.of(scope).formatArn({
    service: 'lambda',
    resource: 'function',
    resourceName: functionName(scope, name),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

const variablesOf = (environment: Environment): Record<string, string> => {
  const values = new Map(Object.entries(environment));
  return Object.fromEntries(
    Object.entries(ENVIRONMENT).flatMap(([key, variable]) => {
      const value = values.get(key);
      return value === undefined ? [] : [[variable, value]];
    }),
  );
};
