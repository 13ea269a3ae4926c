import type { Topic } from '../ledger/listener';
import type { Alert } from '../severity';

/**
 * The topics that hear of a case: the chat of all, the pages of what is critical.
 *
 * So a rule of the way to people tells elsewhere what fails by its severity alone: of pages the chat hears in any case; a chat on which nobody hears any more
 * is critical, so that the pages do.
 */
export const topicsThatHear = (severity: Alert): readonly Topic[] =>
  severity === 'critical' ? ['pages', 'chat'] : ['chat'];
