import type { RuleId } from '../../lambda/domain/ids';
import { urgencyOf } from '../../lambda/domain/ledger/rung';
import { longestDays } from '../../lambda/domain/ledger/silence-bounds';
import type { Severity } from '../../lambda/domain/severity';
import { bullets, paragraphs } from './markdown';
import type { Runbook } from './runbook';

/** What a page says of every rule alike, as far as it holds for this one. */
interface Told extends Pick<Runbook, 'subject' | 'deadline' | 'thresholds' | 'silence'> {
  readonly id: RuleId;
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
      return `It has no deadline: it rings once, with ${urgencyWords(subject)}.`;
  }
}

/** The way to people is two subjects, by their topics. */
const urgencyWords = (subject: Told['subject']): string =>
  subject === 'alert-path'
    ? `${urgencyOf('alert-path:pages', 'open')} urgency of the topic \`pages\`, with ${urgencyOf('alert-path:chat', 'open')} of \`chat\``
    : `${urgencyOf(`${subject}:`, 'open')} urgency`;

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
const ACKNOWLEDGE =
  'Acknowledge the incident: the pager holds it, and is quiet until it rings again. One that was resolved by hand is opened ' +
  'again within some hours while this goes on. `npx notafter ack SUBJECT` shows everybody that somebody knows, and stops repetition where no ' +
  'pager escalates.';
const THRESHOLDS =
  'Move its thresholds in `notafter.config.ts` and deploy: that holds for every certificate of the account.';

/** What can be done today about a finding that nobody wants to hear of. */
export function howToSilence({ id, subject, severities, thresholds, silence = [] }: Told): string {
  if (!severities.has('critical') && !severities.has('warning')) return NOTHING_TO_SILENCE;
  const isSilenceable = !NEVER.includes(subject);
  const ways = [
    ...(isSilenceable ? [silenceOf(id), accept(id)] : []),
    ...silence,
    ...(severities.has('critical') ? [ACKNOWLEDGE] : []),
    ...(thresholds.length > 0 ? [THRESHOLDS] : []),
  ];
  return paragraphs(isSilenceable ? IN_HAND : NEVER_SILENCED, bullets(ways));
}

const NEVER: readonly Told['subject'][] = ['alert-path', 'drill'];
const IN_HAND = 'It ends when what it says is no longer so. While it is known and in hand:';
const NEVER_SILENCED =
  'It cannot be silenced: while people cannot be reached, somebody has to hear of it. It ends when what it says is no longer so.';

const silenceOf = (id: RuleId): string =>
  `\`npx notafter silence add SUBJECT --rule ${id} --until 7d --owner NAME --reason TEXT\`, with the subject as the message ` +
  `calls it: for ${longestDays(id)} days at most, and never into the last 72 hours before a date. The pager is cleared, chat ` +
  'hears who did it, and a day before its end; what is worse than it was is told all the same.';

const accept = (id: RuleId): string =>
  `What nobody can mend: an entry \`{ rule: '${id}', subject, reason, until }\` of \`accepted\` in \`notafter.config.ts\`, ` +
  'reviewed like code. `notafter scan` shows it as info, with its end.';
