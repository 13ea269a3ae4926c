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
