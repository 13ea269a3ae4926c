import { Disappointment } from './expectation';
import { lookOf, stageOn } from './presentation/stage';
import { play } from './story';

/** As a shell says it: ended by SIGINT. */
const INTERRUPTED = 130;
const PARENT_EVERY_MS = 500;

// That the SDK will want a newer Node one day belongs into no story.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const givenUp = new AbortController();
// Not `once`: npm passes on a Ctrl-C that the terminal has sent already, and a second one must not cut the cleaning short.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => givenUp.abort());

// A shell between npm and us dies of a signal without passing it on: then nobody is left to play for, either.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) givenUp.abort();
}, PARENT_EVERY_MS).unref();

const { stdout, stderr, env } = process;
// Whoever reads has gone, as `head` does: nobody is left to play for.
stdout.on('error', () => givenUp.abort());
const stage = stageOn({
  write: (text) => void stdout.write(text),
  spinner: { isTTY: stderr.isTTY, write: (text) => void stderr.write(text) },
  look: lookOf(stdout, env),
});

play(stage, givenUp.signal).catch((error: unknown) => {
  if (givenUp.signal.aborted) {
    stage.bad('Stopped. All that was started has ended.');
    process.exitCode = INTERRUPTED;
    return;
  }
  process.exitCode = 1;
  stage.bad(error instanceof Disappointment ? `The demo has failed: ${error.message}.` : String(error));
});
