import type { LocalAws } from '../test/aws/local-aws';
import type { Installation } from '../test/end-to-end/installation';
import { type Notafter, notafterAt } from './command';
import type { Estate } from './estate';
import { type Arrived, inboxOf } from './inbox';
import type { Stage } from './presentation/stage';
import { wordsForLastScan } from './scan-facts';

/** What a scene acts in. */
export interface World {
  readonly aws: LocalAws;
  readonly estate: Estate;
  readonly stage: Stage;
  /** All that arrived since the scene before, or since the last scan. */
  readonly arrived: () => Arrived;
  /** Moves time there, and shows the date. */
  readonly travelTo: (instant: string, title: string) => Promise<void>;
  readonly notafter: Notafter;
  /** The next hourly scan, an hour on, and all that follows from it. */
  readonly scan: () => Promise<Arrived>;
}

/** A moment of the story. Rejects with a `Disappointment` when something else arrives than ought to. */
export type Scene = (world: World) => Promise<void>;

/** What a world is made of. */
interface Making {
  readonly stage: Stage;
  readonly installation: Installation;
  readonly estate: Estate;
  readonly signal: AbortSignal;
}

/** The installation, as scenes see it. */
export function worldOf({ stage, installation, estate, signal }: Making): World {
  const { aws } = installation;
  const arrived = inboxOf(installation);
  return {
    aws,
    estate,
    stage,
    arrived,
    notafter: notafterAt({ aws, stage, signal }),
    travelTo: async (instant, title) => {
      await aws.moveClock(instant);
      stage.date(await aws.now(), title);
    },
    scan: async () => {
      const scanAndAsk = async () => {
        await installation.scan();
        return wordsForLastScan(aws);
      };
      await stage.step('hourly scan', scanAndAsk, (words) => words);
      return arrived();
    },
  };
}
