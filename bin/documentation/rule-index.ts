import type { Policy } from '../../lambda/domain/policy';
import type { RuleText } from '../../lambda/domain/rules';
import { paragraphs, table } from './markdown';
import type { Runbook } from './runbook';
import { thresholdsUnder } from './thresholds';

/** A rule, and what its page says besides. */
export interface Documented {
  readonly text: RuleText;
  readonly runbook: Runbook;
}

const HEADER = `<!-- Written by \`npm run docs\` from the rules and from bin/documentation/. Do not edit. -->

# Rules

A page for each rule: what it means, why it matters, how to see it, how to end it. Every message links to the page of its rule
where \`runbooks\` of the configuration says where these pages can be read.`;

const FOOTER = `A rule judges one certificate, one blind spot, one way to people or the trails of one region, and says _pass_, _fail_,
_not applicable_ or _unknown_. Unknown is never healthy: it opens nothing, and ends nothing that was open. Thresholds are keys of \`policy\` in
\`notafter.config.ts\`; where days and a share of the lifetime are given, the shorter holds.`;

/** The page `docs/rules/README.md`. */
export const ruleIndex = (documented: readonly Documented[], policy: Policy): string =>
  `${paragraphs(
    HEADER,
    table(
      ['rule', 'title', 'severity', 'looks at', 'thresholds and defaults'],
      documented.map((one) => row(one, policy)),
    ),
    FOOTER,
  )}\n`;

function row({ text: { id, title }, runbook }: Documented, policy: Policy): readonly string[] {
  const severities = new Set(runbook.fails(policy).map(({ severity }) => severity));
  const thresholds = thresholdsUnder(policy, runbook.thresholds);
  return [
    `[\`${id}\`](${id}.md)`,
    title,
    [...severities].join(', '),
    runbook.looksAt,
    thresholds.map(({ key, value }) => `\`${key.replace(/^policy\./, '')}\` ${value}`).join('<br>'),
  ];
}
