import { type Edge, startEdge } from './edge';
import type { Stage } from './presentation/stage';
import { deployed } from './scenes/deployed';
import { ineligible } from './scenes/ineligible';
import { lastDay } from './scenes/last-day';
import { louder } from './scenes/louder';
import { paged } from './scenes/paged';
import { repaired } from './scenes/repaired';
import { setUp } from './set-up';
import { summarize } from './summary';
import { type Scene, worldOf } from './world';

const SCENES: readonly Scene[] = [deployed, paged, louder, ineligible, repaired, lastDay];

/** What must be there before anything is deployed. */
interface Theatre {
  readonly stage: Stage;
  readonly edge: Edge;
  readonly signal: AbortSignal;
}

/** Plays it from beginning to end. Whatever happens, all that was started has ended before it settles. */
export async function play(stage: Stage, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  stage.title(
    'notafter: a small Coinbase, replayed',
    'On 23 November 2021 one certificate expired at Coinbase, and about 90 % of its API traffic failed for 96 ' +
      'minutes. Here it begins again, in an account that notafter watches. AWS, PagerDuty and Slack are stand-ins on ' +
      'this machine; the stack, its deployment, every message and every TLS handshake are real. Time jumps from date ' +
      'to date.',
  );
  const edge = await startEdge();
  try {
    await watched({ stage, edge, signal });
  } finally {
    await edge.stop();
  }
  stage.gap();
  stage.say(
    `${Math.round((performance.now() - started) / 1000)} seconds. Your own account, read only: npx notafter scan`,
  );
}

async function watched({ stage, edge, signal }: Theatre): Promise<void> {
  const { installation, estate } = await setUp(stage, edge, signal);
  try {
    const world = worldOf({ stage, installation, estate, signal });
    for (const scene of SCENES) await scene(world);
    await summarize(stage, installation, estate);
  } finally {
    await stage.step('stop everything', installation.stop);
  }
}
