import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { deployedSettings, settingsFor } from '../../bin/commands/settings-for';
import type * as Configuration from '../../lib/config';
import { Refusal } from '../../bin/refusal';

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-'));
let standard: string;
let files = 0;

// The file of this very repository would stand there otherwise.
jest.mock('../../lib/config', () => ({
  ...jest.requireActual<typeof Configuration>('../../lib/config'),
  get CONFIGURATION_FILE() {
    return standard;
  },
}));

const PLACE = { account: '123456789012', region: 'us-east-1' };
const BROKEN = '{"acountName": "payments", "homeRegion": "eu-west-1"}';

describe('the settings of a command', () => {
  // A file of its own for each test: what was loaded once is not read again.
  beforeEach(() => {
    files += 1;
    standard = path.join(folder, `${files}.config.json`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are the defaults where there is no file', () => {
    expect(deployedSettings(undefined, PLACE)).toMatchObject({ secretName: 'notafter', homeRegion: 'us-east-1' });
  });

  test('are those of the standard file, whose home region needs no profile', () => {
    writeFileSync(standard, '{"homeRegion": "eu-west-1", "secretName": "team-notafter"}');

    expect(deployedSettings(undefined, { account: PLACE.account })).toMatchObject({
      ...{ secretName: 'team-notafter', homeRegion: 'eu-west-1' },
    });
  });

  test('that act on what is deployed are refused where the standard file is broken', () => {
    writeFileSync(standard, BROKEN);

    expect(() => deployedSettings(undefined, PLACE)).toThrow(Refusal);
    expect(() => deployedSettings(undefined, PLACE)).toThrow(/acountName.*accountName/);
  });

  test('of a look are the defaults where the standard file is broken, and that is said', () => {
    writeFileSync(standard, BROKEN);
    const warnings: string[] = [];

    expect(settingsFor(undefined, PLACE, (sentence) => warnings.push(sentence))).toMatchObject({
      homeRegion: 'us-east-1',
    });
    expect(warnings).toEqual([expect.stringMatching(/acountName.*\(the defaults hold\)$/)]);
  });

  test('of a look are refused where the file that was named is broken', () => {
    const named = path.join(folder, 'named.json');
    writeFileSync(named, BROKEN);

    expect(() => settingsFor(named, PLACE, () => undefined)).toThrow(Refusal);
  });

  test('are refused where neither the file nor the profile names a home region', () => {
    writeFileSync(standard, '{}');

    expect(() => deployedSettings(undefined, { account: PLACE.account })).toThrow(/homeRegion is not known/);
  });
});
