import type { RuleId } from '../domain/ids';
import type { Message } from '../domain/message';
import type { RuleTexts } from '../domain/rendering/rule-texts';

/** The message with the runbook of each rule that it shows. Without any, as of a version that knows none of them, it stays as it is. */
export function withRunbooks(message: Message, texts: RuleTexts): Message {
  const runbooks = rulesShown(message).flatMap((rule) => {
    const runbook = texts.get(rule)?.runbook;
    return runbook === undefined ? [] : [[rule, runbook] as const];
  });
  return runbooks.length === 0 ? message : { ...message, runbooks: Object.fromEntries(runbooks) };
}

function rulesShown(message: Message): readonly RuleId[] {
  switch (message.kind) {
    case 'bulletin':
      return message.lines.flatMap(({ rules }) => rules);
    case 'digest':
      return message.digest.open.worst.map(({ rule }) => rule);
    case 'clear':
    case 'page':
    case 'degraded':
      return message.cases.flatMap(({ state }) => state.findings.map(({ rule }) => rule));
  }
}
