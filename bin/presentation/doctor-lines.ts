import type { Check, CheckStatus } from '../../lambda/app/doctor/check';
import { worstStatus } from '../../lambda/app/doctor/examine';
import type { Instant } from '../../lambda/domain/instant';
import { counted, inUtc } from '../../lambda/domain/wording';
import type { Paint } from './paint';
import { printableWhole } from './printable';

/** What the doctor saw. */
export interface DoctorReport {
  readonly at: Instant;
  readonly account: string;
  readonly region: string;
  readonly checks: readonly Check[];
}

const WIDTH = 7;

/** A line for each thing that was looked at, with what to do about it, and the sum of it. Ends with a line break. */
export function doctorLines(report: DoctorReport, paint: Paint): string {
  const { at, account, region, checks } = printableWhole(report);
  const names = Math.max(...checks.map(({ check }) => check.length));
  const colours: Readonly<Record<CheckStatus, (text: string) => string>> = {
    ok: paint.good,
    warn: paint.warning,
    fail: paint.critical,
    unknown: paint.gap,
  };
  return [
    `Account ${account}, ${region}, at ${inUtc(at)}`,
    '',
    ...checks.flatMap(({ check, status, says, todo }) => [
      `${colours[status](status.padEnd(WIDTH))}  ${check.padEnd(names)}  ${says}`,
      ...(status === 'ok' || todo === undefined ? [] : [paint.faint(`${' '.repeat(WIDTH + names + 4)}${todo}`)]),
    ]),
    '',
    sumOf(checks),
    '',
  ].join('\n');
}

function sumOf(checks: readonly Check[]): string {
  const count = (status: CheckStatus) => checks.filter((one) => one.status === status).length;
  if (worstStatus(checks) === 'ok')
    return 'Nothing is wrong as far as can be seen from here. A drill proves it: npx notafter drill';
  return `${count('fail')} bad, ${count('unknown')} not known, ${counted(count('warn'), 'warning')}`;
}
