import type { Stage } from './presentation/stage';
import { approaching } from './scenes/approaching';
import { deployed } from './scenes/deployed';
import { ineligible } from './scenes/ineligible';
import { lastDay } from './scenes/last-day';
import { louder } from './scenes/louder';
import { paged } from './scenes/paged';
import { repaired } from './scenes/repaired';
import { setUp } from './set-up';
import { summarize } from './summary';
import { type Scene, worldOf } from './world';

const SCENES: readonly Scene[] = [deployed, approaching, paged, louder, ineligible, repaired, lastDay];

/** Plays it from beginning to end. Whatever happens, all that was started has ended before it settles. */
export async function play(stage: Stage, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  stage.title(
    'notafter: a small Coinbase, replayed',
    'On 23 November 2021 one certificate expired at Coinbase, and about 90 % of its API traffic failed for 96 ' +
      'minutes. Here it begins again, in an account that notafter watches. AWS, PagerDuty and Slack are stand-ins on ' +
      'this machine; the stack, its deployment and every message are real. Time jumps from date to date.',
  );
  const { installation, estate } = await setUp(stage, signal);
  try {
    const world = worldOf(stage, installation, estate);
    for (const scene of SCENES) await scene(world);
    await summarize(stage, installation, estate);
  } finally {
    await stage.step('stop everything', installation.stop);
  }
  stage.gap();
  stage.say(
    `${Math.round((performance.now() - started) / 1000)} seconds. Your own account, read only: npx notafter scan`,
  );
}
