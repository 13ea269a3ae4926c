import { lookOf, stageOn } from '../../demo/presentation/stage';
import { Disappointment, expectThat, theOnly } from '../../demo/expectation';
import { beforeEnd } from '../../demo/calendar';

function aStage(terminal: { readonly isTTY?: boolean } = {}) {
  const written = { story: '', spinner: '' };
  const stage = stageOn({
    write: (text) => (written.story += text),
    spinner: { isTTY: terminal.isTTY === true, write: (text) => (written.spinner += text) },
    look: lookOf(terminal, { TERM: 'xterm' }),
  });
  return { stage, written };
}

describe('a stage', () => {
  test('on a pipe shows a step as one plain line, with what came of it', async () => {
    const { stage, written } = aStage();

    await stage.step('hourly scan', async () => 3, String);

    expect(written.story).toMatch(/^ {2}✔ hourly scan: 3 {50,}\d+\.\d s\n$/);
    expect(written.spinner).toBe('');
  });

  test('on a terminal spins beside a step, and clears that line', async () => {
    const { stage, written } = aStage({ isTTY: true });

    await stage.step('hourly scan', async () => undefined);

    expect(written.spinner).toContain('⠋ hourly scan …');
    expect(written.spinner.endsWith('\r\u001b[2K')).toBe(true);
    expect(written.story).toContain('\u001b[32m✔');
  });

  test('shows no step as done that was not', async () => {
    const { stage, written } = aStage();

    await expect(stage.step('hourly scan', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(written.story).toBe('');
  });

  test('shows a command as a shell takes it, what it says, and that it went well', async () => {
    const { stage, written } = aStage();
    const arn = 'arn:aws:iam::123456789012:server-certificate/cloudfront/internal-2029';

    const result = await stage.command(['npx', 'notafter', 'migrate', 'plan', '--from', arn], async (say) => {
      say('Canary: 1\u001b[2J listener');
      return 'planned';
    });

    expect(result).toBe('planned');
    expect(written.story).toMatch(
      new RegExp(
        `^\n {2}\\$ npx notafter migrate plan --from \\\\\n {4}${arn}\n {2}Canary: 1\\[2J listener\n {2}✔ exit status 0 +\\d+\\.\\d s\n$`,
      ),
    );
  });

  test('on a terminal spins below what a command says', async () => {
    const { stage, written } = aStage({ isTTY: true });

    await stage.command(['npx', 'notafter', 'scan'], async (say) => say('a line'));

    expect(written.spinner.split('⠋ notafter scan …')).toHaveLength(3);
    expect(written.spinner.endsWith('\r\u001b[2K')).toBe(true);
  });

  test('says of no command that it went well where it did not', async () => {
    const { stage, written } = aStage();

    await expect(stage.command(['false'], async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(written.story).toBe('\n  $ false\n');
  });

  test.each`
    days    | shown
    ${53.2} | ${'53 days left'}
    ${1}    | ${'1 day left'}
    ${-0.1} | ${'expired'}
  `('counts the days: $shown', ({ days, shown }: { days: number; shown: string }) => {
    const { stage, written } = aStage();

    stage.date(beforeEnd(days), 'A day');

    const line = written.story.trim();
    expect(line).toContain(` ${shown} ──`);
    expect(line).toHaveLength(80);
  });
});

describe('an expectation', () => {
  test('is met by exactly one', () => {
    expect(theOnly(['page'], 'page')).toBe('page');
  });

  test.each([[[]], [['one', 'two']]])('is disappointed by %j', (items: readonly string[]) => {
    expect(() => theOnly(items, 'page')).toThrow(Disappointment);
  });

  test('says what ought to be', () => {
    expect(() => expectThat(false, 'nobody ought to be paged')).toThrow('nobody ought to be paged');
    expect(() => expectThat(true, 'nobody ought to be paged')).not.toThrow();
  });
});
