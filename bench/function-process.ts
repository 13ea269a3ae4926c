import { promisify } from 'node:util';
import { install } from '@sinonjs/fake-timers';
import type { Handler } from 'aws-lambda';
import { peakMebibytes } from './peak';

/** What the process tells of itself. */
export interface FunctionRun {
  /** After each invocation. */
  readonly peaks: readonly number[];
}

/** The function lives twenty times as fast: a wait of the gates for minutes takes seconds. */
const REAL_MS = 25;
const LIVED_MS = 500;
const HOUR_MS = 3_600_000;

const CONTEXT = { functionName: 'bench', awsRequestId: 'bench' } as never;

/** Stands for the runtime of Lambda: loads a bundle, and invokes its handler hour after hour. */
async function run(bundle: string, invocations: number, began: string): Promise<FunctionRun> {
  const aWhile = promisify(setTimeout);
  const time = install({
    now: Date.parse(began),
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
    shouldClearNativeTimers: true,
  });
  const { handler } = (await import(bundle)) as { readonly handler: Handler<unknown, void> };
  const peaks: number[] = [];
  while (peaks.length < invocations) {
    const state = { isPending: true };
    const settled = Promise.resolve(handler({}, CONTEXT, () => undefined)).finally(() => (state.isPending = false));
    settled.catch(() => undefined);
    while (state.isPending) {
      await aWhile(REAL_MS);
      await time.tickAsync(LIVED_MS);
    }
    await settled;
    peaks.push(peakMebibytes());
    time.setSystemTime(time.now + HOUR_MS);
  }
  return { peaks };
}

const [, , bundle = '', invocations = '', began = ''] = process.argv;
void run(bundle, Number(invocations), began).then((result) => process.send?.(result));
