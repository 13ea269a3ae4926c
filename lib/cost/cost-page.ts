import { BUDGET_USD, type CostLine, monthlyCost, totalOf } from './monthly-cost';
import { PRICES } from './prices';
import { IDLE_ACCOUNT } from './usage';

const HEADER = `<!-- Written by \`npm run docs\` from the synthesized template and lib/cost/. Do not edit. -->

# What it costs

A month of an idle account at list price (us-east-1, no free tier): the default stack with PagerDuty and Slack, an hourly
scan, a few hundred certificates in the regions that are enabled by default, nothing about to expire.
`;

const FOOTER = `
What comes on top: text messages, a customer key (\`encryptionKey\`, 1 USD a month and its calls), and scans more often than
hourly. A probe (\`probe\`) costs nothing until \`notafter migrate\` asks it. What is read is free: ACM, IAM, Elastic Load
Balancing and CloudFront do not charge for these calls. The price table is \`lib/cost/prices.ts\`, what a run takes is
\`lib/cost/usage.ts\`. A test fails above ${BUDGET_USD.toFixed(2)} USD.
`;

/** The page `docs/cost.md` of a synthesized template. */
export function costPage(template: unknown): string {
  const lines = monthlyCost(template, IDLE_ACCOUNT);
  const rows = [
    ['for', 'quantity', 'of', 'USD'],
    ...lines.map(cellsOf),
    ['**all**', '', '', `**${totalOf(lines).toFixed(2)}**`],
  ];
  return [HEADER, ...tableOf(rows), FOOTER].join('\n');
}

const cellsOf = ({ what, priced, quantity, usd }: CostLine): readonly string[] => [
  what,
  quantity.toLocaleString('en-US', { maximumSignificantDigits: 3 }),
  PRICES[priced].per,
  usd.toFixed(4),
];

/** Columns of one width each, as the formatter wants them; the second and the last hold numbers. */
function tableOf([head = [], ...rows]: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number) => column % 2 === 1;
  const pad = (text: string, column: number) =>
    isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  const lineOf = (row: readonly string[]) => `| ${row.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [lineOf(head), lineOf(rule), ...rows.map(lineOf)];
}
