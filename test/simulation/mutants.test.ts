import { seedsTo } from './explore';
import { type Explorer, startExplorer } from './explorer';
import type { MutantName } from './mutants';

// A limit for what hangs: a busy machine explores slowly.
jest.setTimeout(600_000);

const SCHEDULES = 250;

interface Row {
  readonly title: string;
  readonly mutant: MutantName;
  readonly mix: string;
  readonly fails: RegExp;
  /** Where it is seldom found: a schedule of them that found it before, and is looked at first. */
  readonly known?: number;
}

describe('the simulation', () => {
  let explorer: Explorer;

  beforeAll(() => {
    explorer = startExplorer();
  });

  afterAll(() => explorer.stop());

  test.each<Row>([
    { title: 'the condition on which pending goes', mutant: 'removeCond', mix: 'race', fails: /P1|P5/, known: 13 },
    { title: 'the doubt about an attempt', mutant: 'attemptRule', mix: 'everything', fails: /P1|P2|P5/ },
    { title: 'the rule when to clear', mutant: 'clearRule', mix: 'copies', fails: /P4/ },
    { title: 'the order of what a chat is told', mutant: 'chatSkip', mix: 'media', fails: /P5/ },
    { title: 'the note of what was posted', mutant: 'posted', mix: 'jitter', fails: /P12/ },
    { title: 'repetition where no pager is', mutant: 'repetition', mix: 'without pager', fails: /P8/ },
    { title: 'the view of what the pager holds', mutant: 'pagerHolds', mix: 'calm', fails: /P8/ },
    { title: 'the end of an acknowledgement by a ring', mutant: 'acknowledgement', mix: 'silences', fails: /P8/ },
    { title: 'the end of a silence by a rise', mutant: 'silenceRule', mix: 'silences', fails: /P9/, known: 60 },
    { title: 'the condition on which a scan writes', mutant: 'version', mix: 'race', fails: /P\d/, known: 174 },
    { title: 'the memory of changes', mutant: 'unrest', mix: 'flapping', fails: /P11/ },
    { title: 'the memory of what rang', mutant: 'ringMemory', mix: 'limits', fails: /P10/ },
    { title: 'the memory of the run that rang', mutant: 'ringingRun', mix: 'crowd', fails: /P7/ },
    {
      title: 'the way into the incident of a storm',
      mutant: 'stormJoins',
      mix: 'storm within 72 h',
      fails: /P13/,
    },
    { title: 'the count of who was told', mutant: 'growth', mix: 'copies', fails: /P13/ },
    {
      title: 'the hour between two messages that it grew',
      mutant: 'growthRate',
      mix: 'storm within 72 h',
      fails: /P13/,
    },
    { title: 'whom an incident is for', mutant: 'listeners', mix: 'second pager', fails: /P14/ },
    { title: 'for whom a summary is', mutant: 'addedFor', mix: 'second pager', fails: /P3|P14/ },
    { title: 'the view of summaries', mutant: 'summaryView', mix: 'second pager', fails: /P14/, known: 32 },
    { title: 'the mark of a summary', mutant: 'summaryMark', mix: 'second pager+faults', fails: /P14/ },
  ])('notices when the protocol lacks $title, by a schedule that replays', async ({ mutant, mix, fails, known }) => {
    const seeds = [...(known === undefined ? [] : [known]), ...seedsTo(SCHEDULES)];

    const { failures, lastSeed } = await explorer.explore({ mix, mutant, seeds, untilFailure: true });
    const again = await explorer.explore({ mix, mutant, seeds: [lastSeed] });
    const whole = await explorer.explore({ mix, seeds: [lastSeed] });

    expect(failures).toEqual([expect.stringMatching(fails)]);
    expect(again.failures).toEqual(failures);
    expect(whole.failures).toEqual([]);
  });
});
