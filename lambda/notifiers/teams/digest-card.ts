import type { ChatMessage } from '../../domain/message';
import type { DigestSection } from '../../domain/rendering/digest-line';
import { digestSections } from '../../domain/rendering/digest-sections';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { buttons, cardOf, type Container, origin, paragraph, post, run, type TeamsPost, title } from './elements';

type DigestMessage = Extract<ChatMessage, { readonly kind: 'digest' }>;

/** The card for a digest: a container each of what stands, what comes and what is quiet. */
export function teamsDigest(message: DigestMessage, texts: RuleTexts): TeamsPost {
  const { digest } = message;
  const actions = buttons(
    digest.open.worst.map(({ rule }) => rule),
    texts,
  );
  return post({
    ...cardOf(message, texts),
    body: [title(message, texts), ...digestSections(digest, texts).map(container), origin(message)],
    ...(actions.length > 0 && { actions }),
  });
}

const container = (section: DigestSection): Container => ({
  type: 'Container',
  style: styleOf(section),
  items: [
    paragraph({ ...run(section.title), weight: 'Bolder' }),
    ...section.lines.map(({ text }) => paragraph(run(text))),
  ],
});

/** Of the worst case in it. */
function styleOf({ lines }: DigestSection): Container['style'] {
  const [worst] = lines.map(({ severity }) => severity);
  if (worst === undefined) return 'default';
  return worst === 'critical' ? 'attention' : 'warning';
}
