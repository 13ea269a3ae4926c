import type { ChatMessage, Message } from '../message';
import { counted } from '../wording';
import { addedTitle } from './added-words';
import { caseTitle, clearTitle } from './case-title';
import { openInWords } from './digest-standing';
import { neutral } from './hostile-text';
import { lineTitle } from './line-title';
import type { RuleTexts } from './rule-texts';
import { stormTitle } from './storm-title';
import { toldAgain } from './told-again';
import { isDrill, kindOf } from '../subject';

/** What a pager is told. */
export type Alarm = Exclude<Message, ChatMessage>;

/** Longest account name that is shown. */
const ACCOUNT_NAME_LIMIT = 60;

/** What a sleepy human calls the account; its number where the name shows nothing. */
export const accountTitle = ({ accountName, account }: Message): string =>
  neutral(accountName, ACCOUNT_NAME_LIMIT) || account;

/** `37 certificates`; `37 cases` where some of them are no certificates. */
export const countedCases = ({ cases, total }: Alarm): string =>
  counted(total, cases.every(({ subject }) => kindOf(subject) === 'certificate') ? 'certificate' : 'case');

/** Of several: `37 certificates need attention`. */
export const needAttention = (message: Alarm): string => `${countedCases(message)} need attention`;

/** What the message says, in one neutral line without the account: `api.example.com expires in 6 days`. */
function messageTitle(message: Message, texts: RuleTexts): string {
  switch (message.kind) {
    case 'bulletin':
      return message.total === 1 ? lineTitle(message.lines[0], message.at) : counted(message.total, 'change');
    case 'digest':
      return `digest of the week: ${openInWords(message.digest.open)} open`;
    case 'clear':
      return clearedTitle(message);
    case 'page':
    case 'degraded':
      return openedTitle(message, caseTitle(message.cases[0], message.at, texts), texts);
  }
}

function openedTitle(message: Alarm, worst: string, texts: RuleTexts): string {
  const told = message.total === 1 ? worst : `${needAttention(message)}, the worst: ${worst}`;
  if (message.addedPager !== undefined) return `${addedTitle(message.addedPager)}: ${told}`;
  return message.storm === undefined ? told : `${stormTitle(message.storm, texts)}; ${told}`;
}

function clearedTitle(message: Extract<Message, { readonly kind: 'clear' }>): string {
  const only = message.cases.at(0);
  if (only === undefined) return 'an alert is cleared, because its cases were deleted';
  return message.total === 1 ? clearTitle(only) : `the alert on ${countedCases(message)} is cleared`;
}

/** Whether it only proves that pages arrive. */
export const isDrillMessage = ({ cases }: Alarm): boolean =>
  cases.length > 0 && cases.every(({ subject }) => isDrill(subject));

/** The word that comes first. */
const WORDS = { page: 'CRITICAL', degraded: 'DEGRADED CRITICAL', clear: 'CLEARED' } as const;

/** `CRITICAL payments-prod: api.example.com expires in 6 days`. A drill says so first; `DEGRADED`: the ledger could not be written, expect repeats. */
export function headline(message: Message, texts: RuleTexts): string {
  const told = `${accountTitle(message)}: ${messageTitle(message, texts)}`;
  if (message.kind === 'bulletin' || message.kind === 'digest') return told;
  return `${alarmWord(message)}${toldBefore(message)} ${told}`;
}

/** What it is, in capitals: `CRITICAL`, `DRILL CRITICAL`. */
export const alarmWord = (message: Alarm): string => `${isDrillMessage(message) ? 'DRILL ' : ''}${WORDS[message.kind]}`;

/** Before the title, so that no limit of a medium cuts it off. */
function toldBefore(message: Alarm): string {
  const again = message.kind === 'clear' ? undefined : toldAgain(message);
  return again === undefined ? '' : ` (${again.title})`;
}
