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

const rulesShown = (message: Message): readonly RuleId[] =>
  message.kind === 'bulletin'
    ? message.lines.flatMap(({ rules }) => rules)
    : message.cases.flatMap(({ state }) => state.findings.map(({ rule }) => rule));
