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

Every page says, in the order in which it is asked at night: what, when (in UTC and on the clock of \`timeZone\`), what breaks, by
name, why, what to do, the next command, where to read on, how to silence it, who changed it, whose it is, and how old the
evidence is. The next command reads, or makes what is missing; none takes anything away. The command that silences ends three
days before the deadline; where there is no day left, there is none, as there is none for what watches the alert path.

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

What a certificate, a tag or a resource is called is somebody else's text: no medium is given any of it as markup. Texts are cut
between characters that people see as one.

## A webhook of your own

It gets the machine body (\`lambda/contract/messages.ts\`) of each page and of each end by HTTPS POST, with the header
\`${SIGNATURE_HEADER}: t=1795161600,v1=…\`: the second at which it was signed, and HMAC-SHA256 of that number, a full stop and
the body as it comes. Any status of 2xx is a yes; 429 and 503 are asked again later. The same message may come again, after an
answer that was lost and every six hours while it rings: act once on each \`key\` and \`kind\`.
A page with \`again\` is meant to be noticed once more: nobody acknowledged it. One with \`addedPager\` sums up what rang before the
webhook was there.

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
