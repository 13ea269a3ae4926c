import type { Line } from '../ledger/bulletin';
import { atMost } from '../wording';
import type { Telling } from './case-rows';
import { changedBy } from './changed-by';
import { FLAPPING_WORDS } from './flapping-words';
import { neutral } from './hostile-text';
import { moment } from './moments';
import { CASES, nextCommand } from './next-command';
import { labelled, NEXT_COMMAND, row, type Row, SILENCE } from './row';
import { type ShowsAsItIs, withCommandsShown } from './shown-commands';
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

/**
 * What else to know of what goes on: when and what it hurts. Where it is told alone there is room for the command that comes next, and for the one that
 * silences, as far as the medium shows them as they are. `undefined`: there is none.
 */
export function lineRows(line: Line, { at, timeZone }: Telling, commandsIn: ShowsAsItIs | undefined): readonly Row[] {
  const { about, change, deadline } = line;
  if (change.kind === 'resolved') return [];
  return [
    row('When', deadline === undefined ? [] : [moment(at, deadline, timeZone)]),
    row('Breaks', breaks(about)),
    commandsIn === undefined ? [] : withCommandsShown(commands(line, at), commandsIn),
  ].flat();
}

/** What comes next where several are told: it shows them all. Nothing where all have ended. */
export const nextOfSeveral = (lines: readonly Line[]): readonly Row[] =>
  row(NEXT_COMMAND, lines.some(({ change }) => change.kind !== 'resolved') ? [CASES] : []);

/** Of several rules nobody knows here which is the worst. */
function commands({ subject, about, rules, deadline }: Line, at: Telling['at']): readonly Row[] {
  const [rule, ...others] = rules;
  if (rule === undefined || others.length > 0) return row(NEXT_COMMAND, [CASES]);
  const omitted = about.names.length < MAYBE_CUT ? {} : { omitted: { names: 1 } };
  return [
    row(NEXT_COMMAND, some(nextCommand(rule, { subject, about, ...omitted }))),
    row(SILENCE, some(silenceCommand({ subject, rule, deadline, notAfter: about.notAfter }, at))),
  ].flat();
}

const some = (command: string | undefined): readonly string[] => (command === undefined ? [] : [command]);
