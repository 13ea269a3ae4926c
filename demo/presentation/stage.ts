import { paint, type Look, wantsColours } from '../../bin/presentation/paint';
import { wrapped } from '../../bin/presentation/wrapped';
import type { PagerDutyNotification } from '../../test/fakes/pagerduty';
import type { SlackPost } from '../../test/fakes/slack';
import { dateOf, daysLeft } from '../calendar';
import type { Closed } from '../inbox';
import { closedCard, pageCard, postCard } from './cards';
import type { SpinnerStream } from './spinner';
import { MARGIN, type Work, workAt } from './work';

const WIDEST = 80;

/** Where the story is told. */
export interface Stage extends Work {
  readonly title: (title: string, text: string) => void;
  /** A date of the story, and how long the certificate lasts then. */
  readonly date: (instant: string, title: string) => void;
  readonly say: (text: string) => void;
  readonly gap: () => void;
  readonly page: (notification: PagerDutyNotification, rows?: readonly string[]) => void;
  readonly closed: (closed: Closed) => void;
  readonly post: (post: SlackPost) => void;
  /** Something that is as it ought to be. */
  readonly good: (text: string) => void;
  readonly bad: (text: string) => void;
}

/** What a stage writes to: the story, and beside it what only a terminal shows for a while. */
export interface StageOptions {
  readonly write: (text: string) => void;
  readonly spinner: SpinnerStream;
  readonly look: Look;
}

/** How this process may write there. */
export const lookOf = (
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Look => ({
  // Some terminals report none at all.
  columns: Math.min(WIDEST, stream.columns === 0 ? WIDEST : (stream.columns ?? WIDEST)),
  paint: paint(wantsColours(stream, environment)),
});

/** A stage of at most 80 columns. */
export function stageOn({ write, spinner, look }: StageOptions): Stage {
  const { columns, paint: colour } = look;
  const print = (lines: readonly string[]): void => write(lines.map((line) => `${line}\n`).join(''));
  const paragraph = (text: string, mark = ''): readonly string[] =>
    wrapped(text, columns - MARGIN.length - mark.length).map(
      (line, index) => MARGIN + (index === 0 ? mark : ' '.repeat(mark.length)) + line,
    );
  const block = (lines: readonly string[]): void => print(['', ...lines]);

  return {
    title: (title, text) => print(['', MARGIN + colour.heading(title), '', ...paragraph(text), '']),
    date: (instant, title) => block([dateLine(instant, title, look), '']),
    say: (text) => print(paragraph(text)),
    gap: () => print(['']),
    ...workAt({ print, spinner, look }),
    page: (notification, rows) => block(pageCard(notification, look, rows)),
    closed: (closed) => block(closedCard(closed, look)),
    post: (post) => block(postCard(post, look)),
    good: (text) => print(paragraph(text, '✔ ').map((line, index) => (index === 0 ? colour.good(line) : line))),
    bad: (text) => print(paragraph(text, '✘ ').map(colour.critical)),
  };
}

/** `── Tue 1 Oct 2030  Deployed ────────────── 53 days left ──`. */
function dateLine(instant: string, title: string, { columns, paint: colour }: Look): string {
  const left = daysLeft(instant);
  const date = dateOf(instant);
  const count = left < 0 ? 'expired' : `${left} ${left === 1 ? 'day' : 'days'} left`;
  const rule = '─'.repeat(Math.max(2, columns - 10 - date.length - title.length - count.length));
  const tint = left <= 7 ? colour.critical : left <= 30 ? colour.warning : colour.good;
  return `${colour.faint('──')} ${colour.heading(date)}  ${title} ${colour.faint(rule)} ${tint(count)} ${colour.faint('──')}`;
}
