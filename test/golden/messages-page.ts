import { askedTable } from './asked';
import { SIGNATURE_HEADER } from '../../lambda/notifiers/signed-webhook/signature';

/** A picture that the page shows. */
interface Shown {
  readonly name: string;
  readonly medium: string;
  readonly title: string;
}

const HEADINGS: Readonly<Record<string, string>> = {
  page: 'One certificate pages',
  incident: 'Many ring together',
  storm: 'More of what has been ringing for hours',
  copies: 'Copies of one certificate',
  added: 'What was open when a pager was added, which it alone is told',
  end: 'The end',
  bulletin: 'What a run has news of',
  post: 'News of one case alone',
  digest: 'The digest of the week',
  flapping: 'A case that changes too often',
};

const INTRODUCTION = `# Messages

Written by \`npm run docs\`, of the very texts that the functions send; \`test/golden\` fails on a page, a picture or a file that is
stale. The files that media get, word for word, are in [test/golden/files](../test/golden/files).

What a message on one case and on several says; a test looks into every medium for what is in this table, and for what is not:

${askedTable()}

The next command reads, or makes what is missing; none takes anything away. Of one case it is the first step of its repair, of
several \`npx notafter cases\`, which shows them all, the most pressing first; without a ledger, \`npx notafter scan\`. A command that
a medium could not show to the last character, be it for a name that somebody made for that or for its length, is left out, and
\`npx notafter cases\` stands in the place of the next one: whoever pastes what a message shows runs what we meant. The command that
silences ends three days before the deadline; where there is no day left, there is none, as there is none for what watches
the alert path. Where a message of several shows fewer than it counts, its lists say that there is more. Where something is not
known, such as an owner, its line is left out; uses that were not read are told as such. The e-mail of a page lists below that
the ten worst, each with its date, its place, its owners and its own command. In PagerDuty an end only resolves the incident;
an e-mail says of each case why it ended, an SMS of one alone.

| medium                | where it is named                   | key of the secret | limits that are kept                                 |
| --------------------- | ----------------------------------- | ----------------- | ---------------------------------------------------- |
| PagerDuty             | \`pages: { pagerduty: {} }\`          | \`pagerduty\`       | 1,024 characters of summary, 512 KB                  |
| a webhook of your own | \`pages: { webhook: { url } }\`       | \`webhook\`         | 256,000 bytes                                        |
| Slack                 | \`chat: { slack: {} }\`               | \`slack\`           | 50 blocks, 150 characters of header, 3,000 of a text |
| Microsoft Teams       | \`chat: { teams: {} }\`               | \`teams\`           | 28 KB of card                                        |
| Amazon Q              | \`chat: { amazonQ: { slack: […] } }\` |                   | 250 characters of title, 8,000 of text               |
| SMS                   | \`sms\`                               |                   | 160 characters of the GSM alphabet, one part         |
| e-mail                | \`email\`                             |                   | 99 characters of subject                             |
| HTTPS, SQS, Lambda    | \`https\`, or a subscription of yours |                   | 256 KB with all other forms                          |

What a certificate, a tag or a resource is called is somebody else's text: no medium is given any of it as markup. Amazon Q hands what
it gets to the chat as markdown, and knows no plain text: characters of markup, mentions and links are look-alikes there
(\`∗.example.com\`), and commands are code, in which every character stays; a chat may still make a link of a bare host name, or a
picture of \`:word:\`. Texts are cut between characters that people see as one.

## A webhook of your own

It gets the machine body (\`lambda/contract/messages.ts\`) of each page and of each end by HTTPS POST, with the header
\`${SIGNATURE_HEADER}: t=1795161600,v1=…\`: the second at which it was signed, and HMAC-SHA256 of that number, a full stop and
the body as it comes. Any status of 2xx is a yes; 429 and 503 are asked again later. The same message may come again, after an
answer that was lost and every six hours while it rings: act once on each \`key\` and \`kind\`.
An end may come for a \`key\` that the webhook was never told, and is to be ignored: one that ends with \`:0\` follows each page and end
of what cannot wait, as nobody knows what went out while the ledger could not be written; and the end of what is for a target goes
the default way as well.
A page with \`again\` is meant to be noticed once more: \`again.unacknowledged\` of its \`total\` nobody acknowledged with
\`npx notafter ack\`. One with \`addedPager\` sums up what rang before the
webhook was there. Of an incident that others joined the page comes anew, with all that ring in it by now; the topic \`pages\` says
so, once an hour at most, with \`again.because\` \`grown\`.

[examples/verify-webhook.mjs](examples/verify-webhook.mjs) tells in a few lines whether a request is ours, and refuses what is
older than five minutes; a test runs it.

## Microsoft Teams

The channel needs a workflow that begins "When a Teams webhook request is received"; \`npx notafter secret put teams\` asks for its
URL. A workflow answers before it posts, so that a flow that fails afterwards is not seen from here, and it stops with the
account of its owner: let a service account own it.

## Amazon Q Developer in chat applications

\`chat: { amazonQ: { slack: [{ workspace, channel }], teams: [{ tenant, team, channel }] } }\` configures channels that post what the
topic \`chat\` says; each workspace or team is let in once, in the console of AWS. The role may do nothing, and the guardrail is
\`AWSDenyAll\`: nobody runs a command of AWS from such a channel. What is told of one case alone shares a thread.
`;

/** docs/messages.md: what each medium is told, in pictures. */
export function messagesPage(pictures: readonly Shown[]): string {
  const sections = Object.entries(HEADINGS).map(([name, heading]) => {
    const images = pictures
      .filter((picture) => picture.name === name)
      .map(({ medium, title }) => `![${title}](images/${name}.${medium}.svg)`);
    return [`## ${heading}`, ...images].join('\n\n');
  });
  return `${[INTRODUCTION.trimEnd(), ...sections].join('\n\n')}\n`;
}
