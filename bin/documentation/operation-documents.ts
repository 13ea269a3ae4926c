import { OPERATION_PERMISSIONS, WHOLE_ACCOUNT } from '../../lambda/contract/permissions/operations';
import { CATALOGUE, PLANNED_OPERATIONS, type PlannedOperation } from '../../lambda/domain/operations/catalogue';
import type { CatalogueEntry } from '../../lambda/domain/operations/catalogue-entry';
import { paragraphs, table } from './markdown';

const HEADER = '<!-- Written by `npm run docs` from the catalogue of operations. Do not edit. -->';

const entries: readonly CatalogueEntry[] = CATALOGUE;

/** Written by people. */
const BY_HAND = 'migrate';

/** The files of `docs/operations` by name, but the one that people write. */
export const operationDocuments = (): ReadonlyMap<string, string> =>
  new Map([
    ['README.md', index()],
    ...entries.filter(({ id }) => id !== BY_HAND).map((entry) => [`${entry.id}.md`, page(entry)] as const),
  ]);

const index = (): string =>
  `${paragraphs(
    HEADER,
    '# Operations',
    'What can be done about a certificate by a command: planned first, reading only; then carried out, verified by what the world sees, and undone where there is a way back. All of it runs on your machine with your credentials; the deployed functions can change nothing. `npx notafter operations list` shows this table, `npx notafter operations show ID` the steps of one.',
    table(
      ['operation', 'what it does', 'when', 'ends findings of'],
      entries.map(({ id, title, when, rules }) => [
        `[\`${id}\`](${id}.md)`,
        title,
        when,
        rules.map((rule) => `[\`${rule}\`](../rules/${rule}.md)`).join('<br>'),
      ]),
    ),
  )}\n`;

function page({ id, title, when, changes, undo, steps, details }: CatalogueEntry): string {
  const planned = PLANNED_OPERATIONS.find((one) => one === id);
  return `${paragraphs(
    HEADER,
    `# ${title}`,
    when,
    '## How to do it',
    steps.map(step).join('\n\n'),
    '## What is changed',
    changes,
    ...details,
    '## The way back',
    undo,
    ...(planned === undefined
      ? [`It is done by [\`${BY_HAND}\`](${BY_HAND}.md), which has the rest.`]
      : common(planned)),
  )}\n`;
}

const common = (id: PlannedOperation): readonly string[] => [
  '## Plan, journal, exit status',
  COMMON,
  EXIT_STATUS,
  '## What it may do',
  WHOLE_ACCOUNT.includes(id)
    ? 'What `notafter scan` needs, to find whatever uses the certificate, and this:'
    : 'It needs no more than this:',
  ['```json', json(policyOf(id)), '```'].join('\n'),
];

function step({ say, run }: CatalogueEntry['steps'][0], index: number): string {
  const lead = `${index + 1}. ${say}`;
  return run === undefined ? lead : paragraphs(lead, ['   ```sh', `   ${run}`, '   ```'].join('\n'));
}

const COMMON =
  'A plan is a file with a digest of its content: `apply` refuses one that was edited, is older than a day (where no quarantine says otherwise), or is for another account, and leaves alone what is not as the plan found it. `plan.journal.jsonl` beside it has a line for each thing that was done, written before it is done, and is only ever appended to. When the command dies, run it again: it goes on from what AWS shows. On one machine, one process at a time carries out a plan.';

const EXIT_STATUS = table(
  ['status', '`plan`', '`apply`', '`verify`', '`undo`'],
  [
    ['0', 'ready', 'every change is made', 'all is as it shall be', 'all is as it was'],
    ['1', 'blocked', 'not every one', 'not all', 'not all'],
    ['2', 'refused', 'refused', 'refused', 'refused'],
    ['3', '', '', 'something could not be seen', 'something could not be seen'],
  ],
);

/** Lists on one line, as the formatter wants them. */
const json = (value: object): string =>
  JSON.stringify(value, null, 2).replaceAll(
    /\[\n\s+("[^[\]{}]*")\n\s+\]/g,
    (_, list: string) => `[${list.replaceAll(/\n\s+/g, ' ')}]`,
  );

/** As IAM takes it. */
const policyOf = (id: PlannedOperation): object => ({
  Version: '2012-10-17',
  Statement: OPERATION_PERMISSIONS[id].map(({ id: sid, actions, resource }) => ({
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resource,
  })),
});
