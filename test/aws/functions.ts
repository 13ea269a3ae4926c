import type { LocalAws } from './local-aws';
import { rawRequest } from './raw';
import { zipOf } from './zip';

export interface FunctionOptions {
  readonly name: string;
  /** CommonJS that exports `handler`. */
  readonly code: string;
  /** In seconds. @default 10 */
  readonly timeout?: number;
  readonly reservedConcurrency?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Makes a function without a stack; returns its ARN. */
export async function createFunction(aws: LocalAws, options: FunctionOptions): Promise<string> {
  const { name, code, timeout = 10, reservedConcurrency, environment = {} } = options;
  const role = `${name}-role`;
  await createRole(aws, role);
  await succeed(
    rawRequest(aws, {
      service: 'lambda',
      path: '/2015-03-31/functions',
      body: JSON.stringify({
        FunctionName: name,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: `arn:aws:iam::${aws.account}:role/${role}`,
        Timeout: timeout,
        Environment: { Variables: environment },
        Code: { ZipFile: zipOf('index.js', code).toString('base64') },
      }),
    }),
  );
  if (reservedConcurrency !== undefined) {
    await succeed(
      rawRequest(aws, {
        service: 'lambda',
        method: 'PUT',
        path: `/2017-10-31/functions/${name}/concurrency`,
        body: JSON.stringify({ ReservedConcurrentExecutions: reservedConcurrency }),
      }),
    );
  }
  return `arn:aws:lambda:${aws.region}:${aws.account}:function:${name}`;
}

/** Lets a service invoke the function. */
export const permit = (aws: LocalAws, name: string, service: string, sourceArn: string): Promise<Response> =>
  succeed(
    rawRequest(aws, {
      service: 'lambda',
      path: `/2015-03-31/functions/${name}/policy`,
      body: JSON.stringify({
        StatementId: 'permission',
        Action: 'lambda:InvokeFunction',
        Principal: service,
        SourceArn: sourceArn,
      }),
    }),
  );

export interface Invoked {
  readonly status: number;
  readonly functionError: string | null;
  readonly payload: unknown;
}

/** Invokes and waits, or with `Event` only until the invocation is accepted. */
export async function invoke(
  aws: LocalAws,
  name: string,
  event: unknown = {},
  type: 'RequestResponse' | 'Event' = 'RequestResponse',
): Promise<Invoked> {
  const response = await rawRequest(aws, {
    service: 'lambda',
    path: `/2015-03-31/functions/${name}/invocations`,
    headers: { 'x-amz-invocation-type': type },
    body: JSON.stringify(event),
  });
  const text = await response.text();
  return {
    status: response.status,
    functionError: response.headers.get('x-amz-function-error'),
    payload: text === '' ? undefined : JSON.parse(text),
  };
}

async function createRole(aws: LocalAws, name: string): Promise<void> {
  const form = { Action: 'CreateRole', Version: '2010-05-08', RoleName: name, AssumeRolePolicyDocument: '{}' };
  await succeed(
    rawRequest(aws, {
      service: 'iam',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
  );
}

async function succeed(asked: Promise<Response>): Promise<Response> {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response;
}
