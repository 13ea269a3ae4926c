import './decode-once-in-jest';
import { explore } from './explore';
import { mixNamed } from './mixes';
import { MUTANTS } from './mutants';
import { simulate } from './simulate';

// A limit for what hangs: a busy machine explores slowly.
jest.setTimeout(600_000);

const SCHEDULES = 250;

describe('the simulation', () => {
  test.each([
    { title: 'the condition on which pending goes', mutant: MUTANTS.removeCond, mix: 'race', fails: /P1|P5/ },
    { title: 'the doubt about an attempt', mutant: MUTANTS.attemptRule, mix: 'everything', fails: /P1|P2|P5/ },
    { title: 'the rule when to clear', mutant: MUTANTS.clearRule, mix: 'copies', fails: /P4/ },
    { title: 'the order of what a chat is told', mutant: MUTANTS.chatSkip, mix: 'media', fails: /P5/ },
    { title: 'the note of what was posted', mutant: MUTANTS.posted, mix: 'jitter', fails: /P12/ },
    { title: 'repetition where no pager is', mutant: MUTANTS.repetition, mix: 'without pager', fails: /P8/ },
    { title: 'the view of what the pager holds', mutant: MUTANTS.pagerHolds, mix: 'calm', fails: /P8/ },
    { title: 'the end of an acknowledgement by a ring', mutant: MUTANTS.acknowledgement, mix: 'silences', fails: /P8/ },
    { title: 'the end of a silence by a rise', mutant: MUTANTS.silenceRule, mix: 'silences', fails: /P9/ },
    { title: 'the condition on which a scan writes', mutant: MUTANTS.version, mix: 'race', fails: /P\d/ },
    { title: 'the memory of changes', mutant: MUTANTS.unrest, mix: 'flapping', fails: /P11/ },
    { title: 'the memory of what rang', mutant: MUTANTS.ringMemory, mix: 'limits', fails: /P10/ },
    { title: 'the memory of the run that rang', mutant: MUTANTS.ringingRun, mix: 'crowd', fails: /P7/ },
    {
      title: 'the way into the incident of a storm',
      mutant: MUTANTS.stormJoins,
      mix: 'storm within 72 h',
      fails: /P13/,
    },
    { title: 'the count of who was told', mutant: MUTANTS.growth, mix: 'copies', fails: /P13/ },
    {
      title: 'the hour between two messages that it grew',
      mutant: MUTANTS.growthRate,
      mix: 'storm within 72 h',
      fails: /P13/,
    },
    { title: 'whom an incident is for', mutant: MUTANTS.listeners, mix: 'second pager', fails: /P14/ },
    { title: 'for whom a summary is', mutant: MUTANTS.addedFor, mix: 'second pager', fails: /P3|P14/ },
    { title: 'the view of summaries', mutant: MUTANTS.summaryView, mix: 'second pager', fails: /P14/ },
    { title: 'the mark of a summary', mutant: MUTANTS.summaryMark, mix: 'second pager+faults', fails: /P14/ },
  ])('notices when the protocol lacks $title, by a schedule that replays', async ({ mutant, mix, fails }) => {
    const { failures, schedules: seed } = await explore(mixNamed(mix), SCHEDULES, { mutant, untilFailure: true });
    const again = await simulate(mixNamed(mix), seed, { mutant });
    const whole = await simulate(mixNamed(mix), seed);

    expect(failures).toEqual([expect.stringMatching(fails)]);
    expect(failures[0]).toBe(`${mix} ${seed}: ${String(again.failures[0])}`);
    expect(whole.failures).toEqual([]);
  });
});
