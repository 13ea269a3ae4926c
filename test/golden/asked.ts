import { table } from '../../bin/documentation/markdown';

/** The kinds of message that tell of cases, and what docs/messages.md calls them. */
const KINDS = {
  page: 'page, one',
  pages: 'page, several',
  sms: 'SMS, one',
  smsOfSeveral: 'SMS, several',
  post: 'chat, one',
  bulletin: 'chat, several',
} as const;

/** A kind of message that tells of cases. */
export type Kind = keyof typeof KINDS;

/** Something that people ask at night, and how a message answers it, of the samples. */
interface Asked {
  readonly what: string;
  readonly answer: RegExp;
  readonly in: readonly Kind[];
}

const ALL: readonly Kind[] = ['page', 'pages', 'sms', 'smsOfSeveral', 'post', 'bulletin'];
const WITH_ROOM: readonly Kind[] = ['page', 'pages', 'post', 'bulletin'];

/** What a message must say, and in no other kind says: docs/messages.md shows this table, the tests walk it through every medium. */
export const ASKED: readonly Asked[] = [
  { what: 'which account', answer: /payments-prod/, in: ALL },
  { what: 'which certificate, of several the worst', answer: /api\.example\.com/, in: ALL },
  { what: 'how many', answer: /\b(37|2) certificates|\b3 changes/, in: ['pages', 'smsOfSeveral', 'bulletin'] },
  { what: 'when it ends, from now', answer: /in 6 days/, in: ALL },
  { what: 'when, in UTC', answer: /2026-11-26 08:00 UTC/, in: ALL },
  { what: 'when, on the clock of `timeZone`', answer: /Thursday 2026-11-26 09:00 in Europe\/Paris/, in: WITH_ROOM },
  { what: 'what breaks, by name', answer: /\bedge-1\b/, in: ['sms', ...WITH_ROOM] },
  { what: 'why', answer: /nobody renews it|Why\W+Certificate is about to expire/, in: WITH_ROOM },
  { what: 'what to do', answer: /Put a newer certificate in its place/, in: ['page', 'pages'] },
  { what: 'the next command', answer: /aws acm request-certificate|npx notafter cases/, in: WITH_ROOM },
  { what: 'where to read on', answer: /docs\/rules\/certificate-expiring\.md/, in: WITH_ROOM },
  { what: 'how to silence it', answer: /npx notafter silence add/, in: ['page', 'post'] },
  { what: 'who changed it', answer: /alice, acm:ImportCertificate, 2026-11-19 02:00 UTC/, in: WITH_ROOM },
  { what: 'whose it is', answer: /checkout-team/, in: WITH_ROOM },
  { what: 'how old the evidence is', answer: /2026-11-20 07:57 UTC, 3 minutes ago/, in: WITH_ROOM },
];

/** The table for people. */
export const askedTable = (): string =>
  table(
    ['asked at night', ...Object.values(KINDS)],
    ASKED.map(({ what, in: kinds }) => [what, ...ALL.map((kind) => (kinds.includes(kind) ? 'yes' : ''))]),
  );
