import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { collectRegion, parseDuration, parseInstant, parsePlanFile, parseRegion } from '../../bin/arguments';
import { region } from '../../lambda/domain/ids';

describe('parsePlanFile', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'notafter-plan-')));
  const [plan, link] = [path.join(folder, 'plan.json'), path.join(folder, 'link.json')];
  afterAll(() => rmSync(folder, { recursive: true }));

  test('follows a link to the plan, so that nobody carries it out under two names', () => {
    writeFileSync(plan, '{}');
    symlinkSync(plan, link);

    expect([parsePlanFile(link), parsePlanFile(plan)]).toEqual([plan, plan]);
  });

  test('takes what is not there as it is', () => {
    expect(parsePlanFile('nothing/plan.json')).toBe('nothing/plan.json');
  });
});

describe('parseInstant', () => {
  test.each([
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T08:00Z', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T08:00:00Z', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T08:00:00.5Z', '2026-11-20T08:00:00.500Z'],
    ['2026-11-20T00:30:00+01:00', '2026-11-19T23:30:00.000Z'],
  ])('takes %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  test.each([
    ['a word', 'tomorrow'],
    ['nothing', ''],
    ['a time without offset, another moment on every machine', '2026-11-20T08:00:00'],
    ['a day that does not exist', '2026-02-30'],
    ['such a day with a time', '2026-02-30T08:00:00Z'],
    ['a month that does not exist', '2026-13-01'],
    ['an hour that does not exist', '2026-11-20T25:00:00Z'],
    ['a number', '1795166400'],
  ])('refuses %s', (_what, text) => {
    expect(() => parseInstant(text)).toThrow('write an instant such as');
  });
});

describe('parseRegion', () => {
  test.each(['eu-west-1', 'us-gov-east-1', 'ap-southeast-7', 'eusc-de-east-1'])('takes %s', (text) => {
    expect(parseRegion(text)).toBe(text);
  });

  test.each(['EU', 'eu-west', 'eu-west-1a', 'eu west 1', ''])('refuses %j', (text) => {
    expect(() => parseRegion(text)).toThrow('write a region such as');
  });
});

describe('collectRegion', () => {
  test('keeps each region once, in the order of the command line', () => {
    const [one, other] = [region('us-east-1'), region('eu-west-1')];

    expect(collectRegion('us-east-1')).toEqual([one]);
    expect(collectRegion('eu-west-1', [one])).toEqual([one, other]);
    expect(collectRegion('us-east-1', [one, other])).toEqual([one, other]);
  });
});

describe('parseDuration', () => {
  test.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['24h', 86_400_000],
  ])('takes %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  test.each(['0s', '5', 'm', '-5m', '1.5h', '5 m', '5d', '25h', '86401s', '9999999999h'])('refuses %j', (text) => {
    expect(() => parseDuration(text)).toThrow('write a length of time such as');
  });
});
