import { keysOf } from '../keys-of';

/** Each as a sentence about `ON`, where it is so. */
const CHECKS = {
  holds: { yes: 'ON is as planned', no: 'ON is NOT as planned', unknown: 'whether ON is as planned could not be read' },
  'as-before': {
    yes: 'ON is as it was',
    no: 'ON is NOT as it was',
    unknown: 'whether ON is as it was could not be read',
  },
  shown: {
    yes: 'DNS shows the record of ON',
    no: 'DNS does NOT show the record of ON: caches keep the old answer for a while, else its zone is not the one that the world asks',
    unknown: 'what DNS shows of ON could not be read',
  },
  validated: {
    yes: 'ACM has validated ON',
    no: 'ACM has NOT validated ON yet: it looks again by itself',
    unknown: 'whether ACM has validated ON could not be read',
  },
  served: {
    yes: 'ON serves the new certificate on every address',
    no: 'ON does NOT serve the new certificate on every address: AWS takes some minutes',
    unknown: 'what ON serves cannot be seen from here',
  },
  'by-dns': {
    yes: 'ACM validates ON by DNS',
    no: 'ACM does NOT validate ON by DNS yet: its record must stand within 72 hours',
    unknown: 'how ACM validates ON could not be read',
  },
} as const;

/** What is looked at. */
export type CheckKind = keyof typeof CHECKS;

/** What was seen. That nobody could look proves nothing. */
export type CheckResult = 'yes' | 'no' | 'unknown';

/** One thing that must be so when all went well, and whether it is. */
export interface Check {
  readonly kind: CheckKind;
  readonly on: string;
  readonly result: CheckResult;
}

/** All kinds. */
export const CHECK_KINDS = keysOf(CHECKS);

/** The sum of all: one thing that is not so counts most, then one that nobody could see. Nothing at all proves nothing. */
export function verdictOf(checks: readonly Check[]): CheckResult {
  if (checks.some(({ result }) => result === 'no')) return 'no';
  return checks.length === 0 || checks.some(({ result }) => result === 'unknown') ? 'unknown' : 'yes';
}

/** What it says to people. */
export const checkSentence = ({ kind, on, result }: Check): string => CHECKS[kind][result].replaceAll('ON', () => on);
