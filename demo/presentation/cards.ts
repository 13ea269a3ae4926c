import type { Look } from '../../bin/presentation/paint';
import { printable } from '../../bin/presentation/printable';
import { beside, wrapped } from '../../bin/presentation/wrapped';
import type { PagerDutyNotification } from '../../test/fakes/pagerduty';
import { shownTexts, type SlackPost } from '../../test/fakes/slack';
import type { Closed } from '../inbox';

/** What of a page's table is shown: the rest is for machines. */
const ROWS = ['When', 'Used by', 'Why', 'What to do'];
const LABEL_WIDTH = 12;
const REMEDY_LIMIT = 400;
const BAR = '  ┃ ';

type Tint = (text: string) => string;

/** What rang at PagerDuty: the line that a phone shows, and the table below it. */
export function pageCard(
  { urgency, summary, event }: PagerDutyNotification,
  look: Look,
  rows: readonly string[] = ROWS,
): readonly string[] {
  const { paint } = look;
  const tint = urgency === 'high' ? paint.critical : paint.warning;
  const rings = urgency === 'high' ? 'high urgency: wakes whoever is on call' : 'low urgency: wakes nobody at night';
  const details = event.payload.custom_details ?? {};
  return card(look, tint, `PagerDuty  ${rings}`, (width) => [
    ...wrapped(printable(summary), width).map(paint.heading),
    ...rows.flatMap((label) => row(label, details[label], look, width)),
  ]);
}

/** An incident that PagerDuty closed, and why. */
export const closedCard = ({ because }: Closed, look: Look): readonly string[] =>
  card(look, look.paint.good, 'PagerDuty  incident resolved', (width) => wrapped(printable(because), width));

/** A post in the channel, as people read it there. */
export const postCard = (post: SlackPost, look: Look): readonly string[] =>
  card(look, look.paint.info, 'Slack', (width) =>
    linesOf(post).flatMap((line, index) =>
      wrapped(printable(line), width).map((text) => (index === 0 ? look.paint.heading(text) : text)),
    ),
  );

/** The title of a post repeats its only line. */
function linesOf(post: SlackPost): readonly string[] {
  const [title = '', ...lines] = shownTexts(post).flatMap((text) => text.split('\n'));
  const ending = title.slice(title.indexOf(': ') + 2);
  const repeated = lines.filter((line) => line.endsWith(ending)).length === 1;
  return repeated ? lines : [title, ...lines];
}

/** Names stand together; sentences each begin a line, and of what to do only the beginning of the first is shown. */
function row(label: string, value: unknown, { paint }: Look, width: number): readonly string[] {
  if (typeof value !== 'string') return [];
  const values = value.split('\n');
  const texts =
    label === 'What to do' ? [beginningOf(values[0] ?? '')] : label === 'Why' ? values : [values.join(', ')];
  const [first = '', ...rest] = texts.flatMap((text, index) =>
    beside((index === 0 ? label : '').padEnd(LABEL_WIDTH), printable(text), width),
  );
  return [paint.faint(first.slice(0, LABEL_WIDTH)) + first.slice(LABEL_WIDTH), ...rest];
}

/** Whole sentences: the first, and as many more as there is room for. */
function beginningOf(text: string): string {
  const [first = '', ...others] = text.split(/(?<=\.) (?=\p{Lu})/u);
  let beginning = first;
  for (const sentence of others) {
    if (beginning.length + sentence.length >= REMEDY_LIMIT) return `${beginning} …`;
    beginning += ` ${sentence}`;
  }
  return beginning;
}

/** A bar at the left says what belongs together. */
const card = (
  { columns }: Look,
  tint: Tint,
  title: string,
  lines: (width: number) => readonly string[],
): readonly string[] => [tint(BAR + title), ...lines(columns - BAR.length).map((line) => tint(BAR) + line)];
