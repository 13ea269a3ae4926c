import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { textOfInventory } from '../../lambda/stores/inventory-text';
import { anInventory } from '../builders/inventory';
import { NOBODY, runCli } from './run-cli';

jest.setTimeout(60_000);

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-'));
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const good = write('good.json', textOfInventory(anInventory()));
const malformed = write('malformed.json', '{"schemaVersion": 1,');
const later = write('later.json', '{"schemaVersion": 2}');
const home = write('home.json', '{"homeRegion": "eu-west-1"}');
const config = write('config.json', '{"polciy": {}}');

describe('notafter refuses with status 2, in one sentence and with nothing on stdout,', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['an unknown flag', ['scan', '--regoin', 'x'], "unknown option '--regoin'; did you mean --region?"],
    ['an unknown command', ['scna'], "unknown command 'scna'; did you mean scan?"],
    ['a surplus argument', ['scan', 'all'], "too many arguments for 'scan'. Expected 0 arguments but got 1."],
    ['an unknown format', ['scan', '--format', 'xml'], /argument 'xml' is invalid: Allowed choices are table, json\.$/],
    [
      'an unknown severity',
      ['scan', '--fail-on', 'info'],
      /argument 'info' is invalid: Allowed choices are critical, warn/,
    ],
    ['a malformed instant', ['scan', '--at', 'noon'], /argument 'noon' is invalid: write an instant such as 2026-/],
    ['a malformed region', ['scan', '--region', 'EU'], /argument 'EU' is invalid: write a region such as eu-west-1\.$/],
    ['regions of both kinds', ['scan', '--all-regions', '--region', 'eu-west-1'], /cannot be used with option/],
    ['a region of a saved inventory', ['scan', '--inventory', good, '--region', 'eu-west-1'], /cannot be used with/],
    ['a missing inventory', ['scan', '--inventory', 'gone.json'], 'gone.json cannot be read: no such file or folder'],
    ['a malformed inventory', ['scan', '--inventory', malformed], /malformed\.json is not JSON: ./],
    [
      'a later inventory',
      ['scan', '--inventory', later],
      /later\.json has schemaVersion 2, and this version .* reads 1$/,
    ],
    [
      'a missing folder',
      ['scan', '--inventory', good, '--output', '/gone/x'],
      '/gone/x cannot be written: there is no folder /gone',
    ],
    [
      'no name of a file',
      ['scan', '--inventory', good, '--save', ''],
      /want the name of a file, and got an empty text/,
    ],
    ['an unknown key', ['scan', '--inventory', good, '--config', config], /polciy.*policy/],
    [
      'a missing configuration',
      ['scan', '--inventory', good, '--config', 'gone.ts'],
      /gone\.ts: there is no such file/,
    ],
    [
      'one file for two things',
      ['scan', '--inventory', good, '--output', 'x.json', '--save', './x.json'],
      /^--output and --save both name \.\/x\.json/,
    ],
    [
      'a folder for a file',
      ['scan', '--inventory', good, '--output', '/'],
      /^\/ cannot be written: it is a folder; name a file in it$/,
    ],
    ['no region', ['scan'], /^no region: neither AWS_REGION nor the profile names one/],
    ['no credentials', ['scan', '--region', 'eu-west-1'], /^no AWS credentials that work: .*; look at AWS_PROFILE/],
    [
      'a secret without a medium',
      ['secret', 'put', 'fax'],
      /value 'fax' is invalid for argument 'medium'\. write pagerduty, pagerduty-read, webhook, slack or teams\.$/,
    ],
    // The home region that the file names is enough: it goes on, to the credentials that nobody has.
    ['a drill with a configured home', ['drill', '--config', home], /^no AWS credentials that work/],
    ['a drill without credentials', ['drill', '--region', 'eu-west-1'], /^no AWS credentials that work/],
    [
      'nothing to acknowledge',
      ['ack'],
      /^nothing was named: write a subject, the key of an incident as messages show it, or --all$/,
    ],
    [
      'an empty name to acknowledge',
      ['ack', ''],
      /value '' is invalid for argument 'what'\. write 1 to 300 characters/,
    ],
    [
      'a file that is not there',
      ['doctor', '--region', 'eu-west-1', '--config', 'gone.ts'],
      /^gone\.ts: there is no such file/,
    ],
    [
      'something and everything',
      ['ack', 'api.example.com', '--all'],
      /^--all is everything that rings: leave it out, or 'api\.example\.com'$/,
    ],
    ['no time to wait', ['drill', '--timeout', '0s'], /argument '0s' is invalid: write a length of time such as 90s/],
  ])('%s', async (_what, arguments_, sentence) => {
    const { status, stdout, stderr } = await runCli(arguments_);
    const [line = '', ...more] = stderr.split('\n');

    expect({ status, stdout, more }).toEqual({ status: 2, stdout: '', more: [''] });
    expect(line).toMatch(/^notafter: /);
    expect(line.slice('notafter: '.length)).toMatch(sentence);
  });

  test('no credentials where only AWS_DEFAULT_REGION names a region', async () => {
    const environment = { ...NOBODY, AWS_DEFAULT_REGION: 'eu-west-1' };

    expect((await runCli(['scan'], { environment })).stderr).toMatch(/^notafter: no AWS credentials that work/);
  });
});
