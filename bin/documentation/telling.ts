import { urgencyOf } from '../../lambda/domain/ledger/rung';
import type { Severity } from '../../lambda/domain/severity';
import { bullets, paragraphs } from './markdown';
import type { Runbook } from './runbook';

/** What a page says of every rule alike, as far as it holds for this one. */
interface Told extends Pick<Runbook, 'subject' | 'deadline' | 'thresholds' | 'silence'> {
  readonly severities: ReadonlySet<Severity>;
}

const PAGE = '**critical**: an incident in the pager and a message on the topic `pages`, and a line in the chat.';
const RINGS_AHEAD =
  'It rings when it opens, and again 7, 3 and 1 days before its deadline and when that is past, each time as a new ' +
  'incident: whoever acknowledged the last one is woken again. From 7 days on its urgency is high, before that it is low.';
const CHAT = '**warning**: a line in the chat (topic `chat`); nobody is woken.';
const REPORT = '**info**: in `notafter scan` only; nobody is told.';

function rings({ deadline, subject }: Told): string {
  switch (deadline) {
    case 'ahead':
      return RINGS_AHEAD;
    case 'past':
      return 'Its deadline is past: it rings once, with high urgency.';
    case 'none':
      return `It has no deadline: it rings once, with ${urgencyOf(`${subject}:`, 'open')} urgency.`;
  }
}

/** How its findings reach people. */
export const howItIsTold = (told: Told): string =>
  bullets([
    ...(told.severities.has('critical') ? [`${PAGE} ${rings(told)}`] : []),
    ...(told.severities.has('warning') ? [CHAT] : []),
    ...(told.severities.has('info') ? [REPORT] : []),
    ...(told.severities.has('critical') || told.severities.has('warning')
      ? ['It ends by itself, and says so, when a reading shows that it is no longer so.']
      : []),
  ]);

const NOTHING_TO_SILENCE = 'Nobody is told of it: there is nothing to silence.';
const NO_SILENCE = 'One finding cannot be silenced yet: it ends when what it says is no longer so. What can be done:';
const ACKNOWLEDGE =
  'Acknowledge the incident: the pager holds it, and is quiet until it rings again. One that was resolved by hand is opened ' +
  'again within some hours while this goes on.';
const THRESHOLDS =
  'Move its thresholds in `notafter.config.ts` and deploy: that holds for every certificate of the account.';

/** What can be done today about a finding that nobody wants to hear of. */
export function howToSilence({ severities, thresholds, silence = [] }: Told): string {
  if (!severities.has('critical') && !severities.has('warning')) return NOTHING_TO_SILENCE;
  const ways = [
    ...silence,
    ...(severities.has('critical') ? [ACKNOWLEDGE] : []),
    ...(thresholds.length > 0 ? [THRESHOLDS] : []),
  ];
  return paragraphs(NO_SILENCE, bullets(ways));
}
