import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { shortHeadline } from '../../domain/rendering/short-headline';
import { plainAscii } from './plain-ascii';

/** SNS refuses a message whose subject has 100 characters, a line break or anything but ASCII. */
const LIMIT = 99;

/** Subject of an e-mail. That of a page which is too long begins with the date, so that it is not cut off. */
export function subjectLine(message: Message, texts: RuleTexts): string {
  const whole = plainAscii(headline(message, texts)).trim();
  const isPage = message.kind === 'page' || message.kind === 'degraded';
  const told = whole.length > LIMIT && isPage ? plainAscii(shortHeadline(message, texts)).trim() : whole;
  return cut(told, LIMIT, '...');
}
