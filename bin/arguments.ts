import { lstatSync, realpathSync } from 'node:fs';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { isSecretName, type SecretName, SECRETS } from '../lambda/contract/sinks';
import { type Region, region, ruleId, type RuleId } from '../lambda/domain/ids';
import { DEFAULT_TARGET } from '../lambda/domain/ledger/target';
import { DAY_MS, HOUR_MS, type Instant, instantOf, plusMilliseconds } from '../lambda/domain/instant';

/** A day, or a day and a time with its offset: without one, the text would mean another moment on every machine. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** An instant of the command line: ISO-8601; a day alone is its midnight in UTC. */
export function parseInstant(text: string): Instant {
  const parsed = MOMENT.test(text) ? instantOf(new Date(text)) : undefined;
  // `Date` takes 31 February for 3 March.
  const day = parsed && instantOf(new Date(`${text.slice(0, 10)}T00:00:00.000Z`))?.slice(0, 10);
  if (parsed === undefined || day !== text.slice(0, 10))
    throw new InvalidArgumentError('write an instant such as 2026-11-20T08:00:00Z, or a day such as 2026-11-20.');
  return parsed;
}

/** One region. Whether it exists is known only to AWS. */
export function parseRegion(text: string): Region {
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(text)) throw new InvalidArgumentError('write a region such as eu-west-1.');
  return region(text);
}

/** Adds one region to those before it, each once. */
export const collectRegion = (text: string, regions: readonly Region[] = []): readonly Region[] => [
  ...new Set([...regions, parseRegion(text)]),
];

const SECONDS = { s: 1, m: 60, h: 3600 } as const;

/** A length of time such as `90s`, `5m` or `1h`, in milliseconds. */
export function parseDuration(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+)([smh])$/.exec(text) ?? [];
  const seconds = isUnit(unit) ? Number(amount) * SECONDS[unit] : 0;
  if (seconds === 0 || seconds > LONGEST_SECONDS)
    throw new InvalidArgumentError('write a length of time such as 90s, 5m or 1h, and 24h at most.');
  return seconds * 1000;
}

/** Whoever waits longer has forgotten about it. */
const LONGEST_SECONDS = 86_400;

/** When something ends, counted from now or told: `12h`, `7d`, a day, an instant. */
export function parseEnd(text: string): (now: Instant) => Instant {
  const [, amount = '', unit = ''] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  if (amount !== '') return (now) => plusMilliseconds(now, Number(amount) * (unit === 'd' ? DAY_MS : HOUR_MS));
  if (!MOMENT.test(text))
    throw new InvalidArgumentError('write a length of time such as 7d or 12h, or a day such as 2026-11-20.');
  const end = parseInstant(text);
  return () => end;
}

/** A text that people read, in one line. */
export function parseSentence(text: string): string {
  if (!/^\P{C}{1,300}$/u.test(text)) throw new InvalidArgumentError('write 1 to 300 characters in one line.');
  return text;
}

/** The file of a plan. A link to it is followed: whoever holds a plan, and its journal, are beside the file itself. */
export function parsePlanFile(text: string): string {
  try {
    return lstatSync(text).isSymbolicLink() ? realpathSync(text) : text;
  } catch {
    // Whoever reads it says what is wrong with it.
    return text;
  }
}

/** The id of a rule. Whether it stands against a subject, only the ledger knows. */
export function parseRule(text: string): RuleId {
  if (!/^[a-z][a-z-]{1,63}$/.test(text)) throw new InvalidArgumentError('write the id of a rule such as weak-key.');
  return ruleId(text);
}

const isUnit = (text: string): text is keyof typeof SECONDS => text in SECONDS;

/** The name of a target of the configuration. Whether there is one, only that knows. */
export function parseTarget(text: string): string {
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(text) || text === DEFAULT_TARGET)
    throw new InvalidArgumentError('write the name of a target, such as payments.');
  return text;
}

/** What the secret may hold. */
export const SECRET_NAMES = Object.keys(SECRETS);

/** The name of a key of the secret: a medium, or what it is read with. */
export function parseSecretName(text: string): SecretName {
  if (!isSecretName(text))
    throw new InvalidArgumentError(`write ${SECRET_NAMES.slice(0, -1).join(', ')} or ${SECRET_NAMES.at(-1)}.`);
  return text;
}
