import { isNonEmpty } from '../ids';
import type { Line } from '../ledger/bulletin';
import { atMost } from '../wording';
import type { Row, Telling } from './case-rows';
import { changedBy } from './changed-by';
import { FLAPPING_WORDS } from './flapping-words';
import { neutral } from './hostile-text';
import { moment } from './moments';
import { nextCommand } from './next-command';
import { silenceCommand } from './silence-command';
import { breaks } from './uses';

/** A list of names of this length may be the beginning of a longer one. */
const MAYBE_CUT = 10;
const SUMMARY_LIMIT = 400;
const OWNER_LIMIT = 60;

/** What is so, in a sentence, and that it flaps; nothing of what has ended. */
export const lineSummary = ({ change, summary, flapping }: Line): readonly string[] =>
  change.kind === 'resolved'
    ? []
    : [neutral(summary, SUMMARY_LIMIT), ...(flapping === undefined ? [] : [`Flapping: ${FLAPPING_WORDS}`])].filter(
        (text) => text !== '',
      );

/** Where and whose it is: `eu-west-1 · certificate-expiring · owners: platform`. */
export function lineWhere({ about, rules }: Line): string {
  const owners = about.owners.map((owner) => neutral(owner, OWNER_LIMIT)).filter((owner) => owner !== '');
  return [
    about.region,
    ...rules,
    ...(isNonEmpty(owners) ? [`owners: ${atMost(3, owners).join(', ')}`] : []),
    ...changedBy(about).map((change) => `changed by: ${change}`),
  ].join(' · ');
}

/** What else to know of what goes on: when and what it hurts. `alone`: there is room for the command that comes next, and for the one that silences. */
export function lineRows(line: Line, { at, timeZone }: Telling, alone: boolean): readonly Row[] {
  const { about, change, deadline } = line;
  if (change.kind === 'resolved') return [];
  return [
    ...rowOf('When', deadline === undefined ? undefined : moment(at, deadline, timeZone)),
    ...rowOf('Breaks', breaks(about)[0]),
    ...(alone ? commands(line, at) : []),
  ];
}

/** Of several rules nobody knows here which is the worst. */
function commands({ subject, about, rules, deadline }: Line, at: Telling['at']): readonly Row[] {
  const [rule, ...others] = rules;
  if (rule === undefined || others.length > 0) return [];
  const omitted = about.names.length < MAYBE_CUT ? {} : { omitted: { names: 1 } };
  return [
    ...rowOf('Next command', nextCommand(rule, { subject, about, ...omitted })),
    ...rowOf('Silence', silenceCommand({ subject, rule, deadline, notAfter: about.notAfter }, at)),
  ];
}

const rowOf = (label: string, value: string | undefined): readonly Row[] =>
  value === undefined ? [] : [{ label, values: [value] }];
