import { doctorLines } from '../../bin/presentation/doctor-lines';
import { paint } from '../../bin/presentation/paint';
import type { Check } from '../../lambda/app/doctor/check';
import { NOW } from '../builders/instant';

const lines = (...checks: readonly Check[]): readonly string[] =>
  doctorLines({ at: NOW, account: '123456789012', region: 'eu-west-1', checks }, paint(false)).split('\n');

describe('what the doctor says', () => {
  test('is a line for each thing, with what to do under what is not well', () => {
    expect(
      lines(
        { check: 'last scan', status: 'ok', says: 'ended', todo: 'Nothing.' },
        { check: 'sink page', status: 'fail', says: 'takes nothing', todo: 'Look at its log.' },
        { check: 'trails', status: 'unknown', says: 'not read' },
        { check: 'last page', status: 'warn', says: 'none' },
      ),
    ).toEqual([
      'Account 123456789012, eu-west-1, at 2026-11-20 08:00 UTC',
      '',
      'ok       last scan  ended',
      'fail     sink page  takes nothing',
      '                    Look at its log.',
      'unknown  trails     not read',
      'warn     last page  none',
      '',
      '1 bad, 1 not known, 1 warning',
      '',
    ]);
  });

  test('claims no more than was seen where all is well', () => {
    expect(lines({ check: 'last scan', status: 'ok', says: 'ended' }).at(-2)).toBe(
      'Nothing is wrong as far as can be seen from here. A drill proves it: npx notafter drill',
    );
  });

  test('shows what others named without obeying it', () => {
    expect(lines({ check: 'one', status: 'ok', says: 'named \u001b[31mred' })[2]).not.toContain('\u001b');
  });
});
