'use strict';
// What the Lambda runtime does around a handler, over the real Runtime API: load it, poll, answer, report errors.
const { Buffer } = require('node:buffer');
const { existsSync, writeSync } = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { pathToFileURL, URL } = require('node:url');
const { inspect } = require('node:util');

const environment = process.env;
const api = new URL(`http://${environment.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/`);
const agent = new http.Agent({ keepAlive: true });
let current;

/** One request to the Runtime API. Without it there is nothing left to do for this process. */
function ask(method, where, body) {
  return new Promise((resolve) => {
    const request = http.request(new URL(where, api), { method, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ response, body: Buffer.concat(chunks).toString() }));
    });
    request.on('error', () => process.exit(0));
    request.end(body);
  });
}

const print = (error) => writeSync(2, `${inspect(error)}\n`);

function describe(error) {
  const isError = error instanceof Error;
  return JSON.stringify({
    errorType: isError ? error.name : typeof error,
    errorMessage: isError ? error.message : String(error),
    trace: isError ? String(error.stack).split('\n') : [],
  });
}

async function loadHandler() {
  const named = environment._HANDLER;
  const dot = named.lastIndexOf('.');
  const file = path.join(environment.LAMBDA_TASK_ROOT, named.slice(0, dot));
  const found = ['.js', '.mjs', '.cjs'].map((extension) => file + extension).find((each) => existsSync(each));
  if (found === undefined) {
    throw Object.assign(new Error(`Cannot find module '${named.slice(0, dot)}'`), {
      name: 'Runtime.ImportModuleError',
    });
  }
  const loaded = await import(pathToFileURL(found).href);
  const name = named.slice(dot + 1);
  const handler = loaded[name] ?? loaded.default?.[name];
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${named} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
  }
  // From Node 24 on, Lambda refuses handlers with a callback.
  if (handler.length > 2) {
    throw Object.assign(new Error('callback handlers are not supported'), {
      name: 'Runtime.CallbackHandlerDeprecated',
    });
  }
  return handler;
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  // By the monotonic clock: `Date` may be moved meanwhile.
  const ends = performance.now() + deadline - Date.now();
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, ends - performance.now()),
  };
}

/** Says in the log where this invocation ends, so that its lines are told from the next one's; then answers. */
async function answer(kind, body) {
  const id = current;
  current = undefined;
  writeSync(1, `\0end ${id}\n`);
  await ask('POST', `invocation/${id}/${kind}`, body);
}

async function handleNext(handler) {
  const { response, body } = await ask('GET', 'invocation/next');
  if (response.statusCode !== 200) process.exit(0);
  const context = contextOf(response.headers);
  current = context.awsRequestId;
  environment._X_AMZN_TRACE_ID = response.headers['lambda-runtime-trace-id'];
  try {
    const result = await handler(JSON.parse(body), context);
    await answer('response', JSON.stringify(result) ?? 'null');
  } catch (error) {
    print(error);
    await answer('error', describe(error));
  }
}

/** Nobody caught it, so Lambda ends the process. `fatal` is a word of ours: the real Runtime API sees it end. */
async function fail(status, error) {
  print(error);
  if (current !== undefined) await answer('fatal', describe(error));
  process.exit(status);
}

async function main() {
  process.on('uncaughtException', (error) => void fail(129, error));
  process.on('unhandledRejection', (error) => void fail(128, error));
  let handler;
  try {
    handler = await loadHandler();
  } catch (error) {
    print(error);
    await ask('POST', 'init/error', describe(error));
    process.exit(1);
  }
  for (;;) await handleNext(handler);
}

void main();
