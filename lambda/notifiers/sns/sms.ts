import type { Message, Notice } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { shortHeadline } from '../../domain/rendering/short-headline';
import { useNames } from '../../domain/rendering/uses';
import { gsmText } from './plain-ascii';

/** One part of an SMS in the GSM alphabet; a second part costs as much again, and may come first. */
const LIMIT = 160;

/** What can be read on a locked phone: what, when, and, while there is room, which and where. */
export const smsText = (message: Message, texts: RuleTexts): string => cut(gsmText(told(message, texts)), LIMIT, '...');

function told(message: Message, texts: RuleTexts): string {
  if (message.kind !== 'page' && message.kind !== 'degraded') return headline(message, texts);
  return shortHeadline(message, texts) + (message.total === 1 ? where(message.cases[0]) : '');
}

const where = ({ about, omitted }: Notice): string =>
  `. Used by: ${useNames(about, { omitted: omitted?.attachments }).join(', ')}`;
