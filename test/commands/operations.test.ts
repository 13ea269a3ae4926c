import { CATALOGUE } from '../../lambda/domain/operations/catalogue';
import { runCli } from './run-cli';

jest.setTimeout(60_000);

describe('notafter operations', () => {
  test('lists what there is, without credentials', async () => {
    const { status, stdout, stderr } = await runCli(['operations', 'list']);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { id } of CATALOGUE) expect(stdout).toMatch(new RegExp(`^${id} +\\w`, 'm'));
  });

  test('shows the steps of one, with its way back', async () => {
    const { status, stdout } = await runCli(['operations', 'show', 'restore-validation-record']);

    expect(status).toBe(0);
    expect(stdout).toContain('npx notafter operations plan restore-validation-record --certificate ARN');
    expect(stdout).toMatch(/^Way back: /m);
  });

  test.each([
    [['show', 'restore-validation-records'], "did you mean 'restore-validation-record'?"],
    [['show', 'nothing-like-it-at-all'], 'there are migrate, '],
    [['plan', 'migrate', '--certificate', 'arn', '--out', 'f'], 'has a command of its own: npx notafter migrate plan'],
    [['plan', 'migrat', '--certificate', 'arn', '--out', 'f'], "did you mean 'migrate'?"],
    [['apply', '/nonexistent/plan.json'], 'cannot be read: no such file or folder'],
  ])('refuses %j in one sentence', async (words, sentence) => {
    const { status, stdout, stderr } = await runCli(['operations', ...words]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
