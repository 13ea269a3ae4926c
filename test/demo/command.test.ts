import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { notafterAt } from '../../demo/command';
import { Disappointment } from '../../demo/expectation';
import { lookOf, stageOn } from '../../demo/presentation/stage';
import { NOBODY } from '../commands/run-cli';

jest.setTimeout(60_000);

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-command-'));

function aDesk(signal = new AbortController().signal) {
  let story = '';
  const stage = stageOn({
    write: (text) => (story += text),
    spinner: { isTTY: false, write: () => undefined },
    look: lookOf({}, {}),
  });
  const aws = { environment: NOBODY, clockEnvironment: {}, folder };
  return { notafter: notafterAt({ aws, stage, signal }), story: () => story };
}

describe('a command in the demo', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the real one, of whose result that is shown which is asked for', async () => {
    const { notafter, story } = aDesk();

    const lines = await notafter(['migrate', '--help'], { result: ([first = '']) => [first] });

    expect(lines.length).toBeGreaterThan(5);
    expect(story()).toContain('$ npx notafter migrate --help\n  Usage: notafter migrate');
    expect(story()).not.toContain('rollback');
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('says aloud what stands beside the result: %j', async (aloud, shown) => {
    const { notafter, story } = aDesk();

    const refused = notafter(['migrate', 'status', 'missing.json'], { result: () => [], aloud });

    await expect(refused).rejects.toThrow(Disappointment);
    await expect(refused).rejects.toThrow(/exit status 2, not 0: .*missing\.json/);
    expect(story().split('missing.json cannot be read').length - 1).toBe(shown);
    expect(story()).not.toContain('exit status 0');
  });

  test('is not begun once somebody gave up, and is ended at once when somebody does', async () => {
    const before = aDesk(AbortSignal.abort());
    await expect(before.notafter(['--help'], { result: (lines) => lines })).rejects.toThrow('aborted');

    const givenUp = new AbortController();
    const meanwhile = aDesk(givenUp.signal).notafter(['--help'], { result: (lines) => lines });
    givenUp.abort();

    await expect(meanwhile).rejects.toThrow('exit status null');
  });
});
