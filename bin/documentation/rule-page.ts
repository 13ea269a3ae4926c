import type { Policy } from '../../lambda/domain/policy';
import { operationsFor } from '../../lambda/domain/operations/catalogue';
import type { RuleText } from '../../lambda/domain/rules';
import { LACK_WORDS } from './lack-words';
import { bullets, paragraphs, table } from './markdown';
import type { HowTo, Runbook, Step } from './runbook';
import { howItIsTold, howToSilence } from './telling';
import { thresholdsUnder } from './thresholds';

const HEADER = '<!-- Written by `npm run docs` from the rule and from bin/documentation/. Do not edit. -->';

/** The page `docs/rules/<id>.md`: what is asked after the page has rung, in that order. */
export function rulePage({ id, title, meaning, remedy }: RuleText, runbook: Runbook, policy: Policy): string {
  const told = { ...runbook, id, severities: new Set(runbook.fails(policy).map(({ severity }) => severity)) };
  return `${paragraphs(
    HEADER,
    `# ${title}`,
    `\`${id}\`. ${meaning}`,
    `**In short:** ${remedy}`,
    '## Why it matters',
    ...runbook.why,
    '## When it fails',
    `It looks at ${runbook.looksAt}.`,
    failing(runbook, policy),
    ...thresholds(runbook, policy),
    ...lacks(runbook),
    '## Check',
    ...placeholders(runbook),
    steps(runbook.check),
    '## Fix',
    ...operations(id),
    ...runbook.fix.map(howTo),
    '## How it is told',
    howItIsTold(told),
    '## Silence',
    howToSilence(told),
  )}\n`;
}

const failing = ({ fails }: Runbook, policy: Policy): string =>
  table(
    ['severity', 'when'],
    fails(policy).map(({ severity, when }) => [severity, when]),
  );

function thresholds({ thresholds: beginnings }: Runbook, policy: Policy): readonly string[] {
  const rows = thresholdsUnder(policy, beginnings).map(({ key, value }) => [`\`${key}\``, `${value}`]);
  if (rows.length === 0) return [];
  return ['Its thresholds in `notafter.config.ts`; at a threshold counts as inside:', table(['key', 'default'], rows)];
}

const lacks = ({ lacks: kinds }: Runbook): readonly string[] =>
  kinds.length === 0
    ? []
    : [
        'It says _unknown_, which opens nothing and ends nothing, where it lacks:',
        bullets(kinds.map((kind) => `\`${kind}\`: ${LACK_WORDS[kind]}.`)),
      ];

function operations(id: string): readonly string[] {
  const links = operationsFor(id).map(({ id: name, title }) => `[${title}](../operations/${name}.md)`);
  return links.length === 0 ? [] : ['By a command that plans, verifies and undoes:', bullets(links)];
}

const placeholders = ({ check }: Runbook): readonly string[] =>
  check.some(({ run }) => run !== undefined)
    ? ['Words in capitals are yours to fill in; most of them stand in the message.']
    : [];

const howTo = ({ title, steps: list }: HowTo): string => paragraphs(`### ${title}`, steps(list));

const steps = (list: readonly Step[]): string =>
  list.length === 1 ? list.map(alone).join('') : list.map(numbered).join('\n\n');

const alone = ({ say, run }: Step): string => (run === undefined ? say : paragraphs(say, shell(run)));

function numbered({ say, run }: Step, index: number): string {
  const lead = `${index + 1}. `;
  if (run === undefined) return lead + say;
  const indent = ' '.repeat(lead.length);
  return paragraphs(lead + say, shell(run).replaceAll(/^(?=.)/gm, indent));
}

const shell = (commands: readonly string[]): string => ['```sh', ...commands, '```'].join('\n');
