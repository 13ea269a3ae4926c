import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { useNames } from '../../domain/rendering/uses';
import { gsmText } from './plain-ascii';

/** One part of an SMS in the GSM alphabet; a second part costs as much again, and may come first. */
const LIMIT = 160;

/** What can be read on a locked phone: what, when, and, while there is room, where. */
export function smsText(message: Message, texts: RuleTexts): string {
  return cut(gsmText(headline(message, texts) + where(message)), LIMIT, '...');
}

function where(message: Message): string {
  if ((message.kind !== 'page' && message.kind !== 'degraded') || message.total > 1) return '';
  const [{ about, omitted }] = message.cases;
  return `. Used by: ${useNames(about, omitted?.attachments).join(', ')}`;
}
