import type { ChatMessage } from '../../domain/message';
import type { DigestLine } from '../../domain/rendering/digest-line';
import { digestSections } from '../../domain/rendering/digest-sections';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { type Block, header, minimalPost, origin, plainSection, runbooks, type SlackPost } from './blocks';

type DigestMessage = Extract<ChatMessage, { readonly kind: 'digest' }>;

/** Slack refuses a text of more than 3,000 characters; our longest section has fewer. */
const SECTION_LIMIT = 3_000;
const MARKS = { critical: '🔴', warning: '🟠' } as const;

/** The post for a digest: a section each of what stands, what comes and what is quiet, all of it plain text. */
export function slackDigest(message: DigestMessage, texts: RuleTexts): SlackPost {
  const { digest } = message;
  const sections = digestSections(digest, texts).map(({ title, lines }): Block =>
    plainSection(cut([title, ...lines.map(marked)].join('\n'), SECTION_LIMIT)),
  );
  const rules = digest.open.worst.map(({ rule }) => rule);
  return {
    ...minimalPost(message, texts),
    blocks: [header(message, texts), ...sections, ...runbooks(rules, texts), origin(message)],
  };
}

const marked = ({ severity, text }: DigestLine): string => `${severity === undefined ? '•' : MARKS[severity]} ${text}`;
