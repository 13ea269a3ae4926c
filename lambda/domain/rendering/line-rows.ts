import type { Line } from '../ledger/bulletin';
import { atMost } from '../wording';
import type { Telling } from './case-rows';
import { changedBy } from './changed-by';
import { FLAPPING_WORDS } from './flapping-words';
import { neutral } from './hostile-text';
import { moment } from './moments';
import { CASES, nextCommand } from './next-command';
import { labelled, row, type Row } from './row';
import { silenceCommand } from './silence-command';
import { breaks } from './uses';

/** A list of names of this length may be the beginning of a longer one. */
const MAYBE_CUT = 10;
const SUMMARY_LIMIT = 400;
const OWNER_LIMIT = 60;
const USE_LIMIT = 150;

/** What is so, in a sentence, and that it flaps; nothing of what has ended. */
export const lineSummary = ({ change, summary, flapping }: Line): readonly string[] =>
  change.kind === 'resolved'
    ? []
    : [neutral(summary, SUMMARY_LIMIT), ...(flapping === undefined ? [] : [`Flapping: ${FLAPPING_WORDS}`])].filter(
        (text) => text !== '',
      );

/** Where and whose it is, and how old that is: `eu-west-1 · certificate-expiring · used by: edge-1 · owners: platform · last read …`. */
export function lineWhere({ about, rules, usedBy = [], observedAt }: Line, at: Telling['at']): string {
  const owners = about.owners.map((owner) => neutral(owner, OWNER_LIMIT)).filter((owner) => owner !== '');
  return [
    about.region,
    ...rules,
    ...labelled(
      'used by',
      usedBy.map((use) => neutral(use, USE_LIMIT)),
    ),
    ...labelled('owners', atMost(3, owners)),
    ...labelled('changed by', changedBy(about)),
    ...(observedAt === undefined ? [] : [`last read ${moment(at, observedAt)}`]),
  ].join(' · ');
}

/** What else to know of what goes on: when and what it hurts. `alone`: there is room for the command that comes next, and for the one that silences. */
export function lineRows(line: Line, { at, timeZone }: Telling, alone: boolean): readonly Row[] {
  const { about, change, deadline } = line;
  if (change.kind === 'resolved') return [];
  return [
    row('When', deadline === undefined ? [] : [moment(at, deadline, timeZone)]),
    row('Breaks', breaks(about)),
    alone ? commands(line, at) : [],
  ].flat();
}

/** What comes next where several are told: it shows them all. Nothing where all have ended. */
export const nextOfSeveral = (lines: readonly Line[]): readonly Row[] =>
  row('Next command', lines.some(({ change }) => change.kind !== 'resolved') ? [CASES] : []);

/** Of several rules nobody knows here which is the worst. */
function commands({ subject, about, rules, deadline }: Line, at: Telling['at']): readonly Row[] {
  const [rule, ...others] = rules;
  if (rule === undefined || others.length > 0) return row('Next command', [CASES]);
  const omitted = about.names.length < MAYBE_CUT ? {} : { omitted: { names: 1 } };
  return [
    row('Next command', some(nextCommand(rule, { subject, about, ...omitted }))),
    row('Silence', some(silenceCommand({ subject, rule, deadline, notAfter: about.notAfter }, at))),
  ].flat();
}

const some = (command: string | undefined): readonly string[] => (command === undefined ? [] : [command]);
