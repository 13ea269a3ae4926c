import * as z from 'zod';
import { RULE_IDS } from '../../lambda/contract/rule-ids';
import { nearest } from './nearest';

/** This very machine, where plain http harms nobody. */
const LOCAL: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];
const NOWHERE = new URL('about:blank');

const isReachableUrl = (text: string): boolean => {
  const { protocol, hostname, username, password } = URL.canParse(text) ? new URL(text) : NOWHERE;
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOCAL.includes(hostname));
};

const isOrigin = (text: string): boolean =>
  isReachableUrl(text) && [new URL(text).origin, `${new URL(text).origin}/`].includes(text);

const FOLDER = "a URL of a folder, such as 'https://github.example.com/platform/notafter/blob/main/docs/rules'";
/** Long ones would crowd out the message. */
const FOLDER_LIMIT = 300;
/** What may stand in a path as it is: nothing that a chat takes for markup, no query and no fragment, behind which no page could be named. */
const FOLDER_CHARACTERS = /^[\w:/.~!$&'()*+,;=@%-]+$/;

const isFolder = (text: string): boolean =>
  text.length <= FOLDER_LIMIT && FOLDER_CHARACTERS.test(text) && isReachableUrl(text);

const text = (pattern: RegExp, expected: string) => z.string({ error: expected }).regex(pattern, { error: expected });

const INTERVAL = "a time from '10m' to '6h'";

/** Whole minutes of an interval such as `10m` or `6h`. */
export const minutesOf = (interval: string): number =>
  Number.parseInt(interval, 10) * (interval.endsWith('h') ? 60 : 1);

const isInterval = (text: string): boolean =>
  /^\d{1,3}[mh]$/.test(text) && minutesOf(text) >= 10 && minutesOf(text) <= 360;

const RULE = "the id of a rule, such as 'weak-key'";
const DAY = "a day, such as '2027-01-31'";

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const ruleProblem = (given: unknown): string => {
  const meant = typeof given === 'string' ? nearest(given, RULE_IDS) : undefined;
  return meant === undefined ? RULE : `${RULE} (did you mean '${meant}'?)`;
};

const ZONE = "the name of a time zone, such as 'Europe/Paris'";

/** Not an offset: most zones have two in a year. */
const isTimeZone = (text: string): boolean => /^[A-Za-z]/.test(text) && isKnownZone(text);

function isKnownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Each `error` completes the sentence "<key> must be …". */
export const values = {
  /** Empty is allowed here, and refused where it is needed. */
  accountName: text(/^\P{C}{0,64}$/u, "a name of at most 64 characters, such as 'payments-prod'"),
  label: text(/^\P{C}{1,128}$/u, 'a text of 1 to 128 characters in one line'),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d+$/, "a region, such as 'eu-west-1'"),
  interval: z.string({ error: INTERVAL }).refine(isInterval, { error: INTERVAL }),
  timeZone: z.string({ error: ZONE }).refine(isTimeZone, { error: ZONE }),
  secretName: text(/^[\w/+=.@-]{1,256}$/, "the name of a secret, such as 'notafter'"),
  phone: text(/^\+[1-9]\d{6,14}$/, "a telephone number in E.164 form, such as '+15550100'"),
  email: z.email({ error: "an e-mail address, such as 'oncall@example.com'" }),
  url: z.string({ error: "a URL that begins with 'https://'" }).refine(isReachableUrl, {
    error: "a URL that begins with 'https://' (or 'http://localhost') and holds no password",
  }),
  origin: z
    .string({ error: "an origin, such as 'https://proxy.example.com'" })
    .refine(isOrigin, { error: "an https origin without a path, such as 'https://proxy.example.com'" }),
  folder: z.string({ error: FOLDER }).refine(isFolder, {
    error: `${FOLDER}, with neither a password nor a query, of at most ${FOLDER_LIMIT} characters`,
  }),
  topicArn: text(
    /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    "the ARN of a standard SNS topic, such as 'arn:aws:sns:eu-west-1:123456789012:pages'",
  ),
  keyArn: text(
    /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    "the ARN of a KMS key, such as 'arn:aws:kms:eu-west-1:123456789012:key/…'",
  ),
  vpc: text(/^vpc-([\da-f]{8}|[\da-f]{17})$/, "the id of a VPC, such as 'vpc-0a1b2c3d4e5f67890'"),
  subnet: text(/^subnet-([\da-f]{8}|[\da-f]{17})$/, "the id of a subnet, such as 'subnet-0a1b2c3d4e5f67890'"),
  securityGroup: text(/^sg-([\da-f]{8}|[\da-f]{17})$/, "the id of a security group, such as 'sg-0a1b2c3d4e5f67890'"),
  rule: z.string({ error: RULE }).refine((id) => RULE_IDS.includes(id), { error: ({ input }) => ruleProblem(input) }),
  /** Whether there is such a rule is said of all routes together. */
  rulePattern: text(/^[a-z][a-z-]{0,63}\*?$/, "the id of a rule, such as 'weak-key' or 'renewal-*'"),
  subject: text(
    /^((certificate|blind-spot|change-events):\P{C}{1,512}|arn:aws[a-z-]*:(acm|iam):\P{C}{1,512})$/u,
    "the ARN of a certificate, or a subject as messages call it, such as 'certificate:arn:aws:acm:…', and none of the way to people",
  ),
  sentence: text(/^\P{C}{1,300}$/u, 'a text of 1 to 300 characters in one line'),
  end: z.string({ error: DAY }).refine(isDay, { error: DAY }),
  slackWorkspace: text(/^T[A-Z\d]{6,14}$/, "the id of a workspace of Slack, such as 'T0123ABCD'"),
  slackChannel: text(/^[CG][A-Z\d]{6,14}$/, "the id of a channel of Slack, such as 'C0123ABCD'"),
  teamsChannel: text(
    /^[\w=+/.,-]*%3a[\w=+/.,-]*%40[\w=+/.,-]*$/i,
    "the id of a channel of Teams, such as '19%3Aab…%40thread.tacv2'",
  ),
  uuid: text(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'a UUID'),
  account: text(/^\d{12}$/, 'an account id of twelve digits'),
} as const;

/** A list of such values. */
export const listOf = <Schema extends z.ZodType>(value: Schema, expected: string) =>
  z.array(value, { error: expected });

/** An object with these keys and no other; an unknown one is refused with the nearest known one. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === 'unrecognized_keys' ? strangersIn(input ?? {}, known) : `an object with keys of ${known.join(', ')}`,
  });
}

const strangersIn = (input: object, known: readonly string[]): string =>
  Object.keys(input)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown key '${key}' (${suggestion(nearest(key, known), known)})`)
    .join(', ');

const suggestion = (meant: string | undefined, known: readonly string[]): string =>
  meant === undefined ? `known are ${known.join(', ')}` : `did you mean '${meant}'?`;
