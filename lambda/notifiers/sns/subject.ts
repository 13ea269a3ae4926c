import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { plainAscii } from './plain-ascii';

/** SNS refuses a message whose subject has 100 characters, a line break or anything but ASCII. */
const LIMIT = 99;

/** Subject of an e-mail. */
export const subjectLine = (message: Message, texts: RuleTexts): string =>
  cut(plainAscii(headline(message, texts)).trim(), LIMIT, '...');
