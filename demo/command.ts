import type { LocalAws } from '../test/aws/local-aws';
import { spawnNotafter } from '../test/end-to-end/command-line';
import { expectThat } from './expectation';
import type { Stage } from './presentation/stage';

/** The account, where it is told, and who gives up. */
interface Desk {
  readonly aws: Pick<LocalAws, 'environment' | 'clockEnvironment' | 'folder'>;
  readonly stage: Stage;
  readonly signal: AbortSignal;
}

/** What of a command is shown. */
interface Shown {
  /** Which lines of its result. */
  readonly result: (lines: readonly string[]) => readonly string[];
  /** Also what it says beside its result, as it says it. @default false */
  readonly aloud?: boolean;
}

/** Runs `notafter` with these words, as a person does; returns its result. */
export type Notafter = (words: readonly string[], shown: Shown) => Promise<readonly string[]>;

/** In a folder of this AWS, where no configuration lies. Whatever does not end with exit status 0 is a `Disappointment`. */
export const notafterAt =
  ({ aws, stage, signal }: Desk): Notafter =>
  async (words, { result, aloud = false }) =>
    stage.command(['npx', 'notafter', ...words], async (say) => {
      signal.throwIfAborted();
      const child = spawnNotafter(aws, words, { folder: aws.folder, ...(aloud && { heard: say }) });
      const kill = (): void => void child.kill('SIGKILL');
      signal.addEventListener('abort', kill);
      const { status, stdout, stderr } = await child.ended.finally(() => signal.removeEventListener('abort', kill));
      const lines = stdout.split('\n').filter((line) => line !== '');
      for (const line of result(lines)) say(line);
      expectThat(status === 0, `notafter ended with exit status ${status}, not 0: ${stderr.trim()}`);
      return lines;
    });
