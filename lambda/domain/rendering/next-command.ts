import { type RuleId, ruleId } from '../ids';
import type { Notice } from '../message';
import { type About, kindOf } from '../subject';
import { commandOf } from './shell-command';

interface Told extends Pick<Notice, 'subject' | 'omitted'> {
  /** A line of a bulletin has no findings. */
  readonly state?: Pick<Notice['state'], 'findings'>;
  /** A line of a bulletin has no attachments. */
  readonly about: Omit<About, 'attachments'> & Partial<Pick<About, 'attachments'>>;
}

/** What ACM takes for the name of a certificate, so that nothing else gets into a command. */
const DNS_NAME = /^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)+$/i;

/** Ended by another certificate in its place: the first step is to have one. */
const REPLACED: readonly string[] = [
  'certificate-expired',
  'certificate-expiring',
  'legacy-certificate-in-use',
  'legacy-certificate-uploaded',
  'weak-key',
];

/** Ended by moving what is left, whoever holds the certificate. */
const UNFINISHED = ruleId('migration-unfinished');

/** What the rule is about, of what ACM says of a certificate. */
const ELIGIBILITY = 'Certificate.[RenewalEligibility,InUseBy]';
const RENEWAL = 'Certificate.RenewalSummary';
const VALIDATION = 'Certificate.DomainValidationOptions';

const look = (query: string): Call => ({ program: 'aws acm describe-certificate', words: ['--query', query] });

/** What is asked of ACM about a certificate; all that it says where a rule is not here. */
const CALLS: Readonly<Record<string, Call>> = {
  'renewal-blocked': look(RENEWAL),
  'renewal-overdue': look(RENEWAL),
  'renewal-ineligible': look(ELIGIBILITY),
  'certificate-detached': look(ELIGIBILITY),
  'certificate-not-issued': look(VALIDATION),
  'validation-record-missing': look(VALIDATION),
  'caa-forbids-amazon': look(VALIDATION),
  'validated-by-email': {
    program: 'aws acm update-certificate-options',
    words: ['--options', 'ValidationMethod=DNS'],
  },
  'exported-copy-stale': { program: 'aws acm export-certificate', words: ['--passphrase', 'fileb://passphrase'] },
};

interface Call {
  readonly program: string;
  readonly words: readonly string[];
}

/**
 * The one command that comes next, ready to be pasted: it reads, or makes what is missing; none takes anything away.
 *
 * `undefined`: there is none that is right whatever the case.
 */
export function nextCommand(rule: RuleId, told: Told): string | undefined {
  switch (kindOf(told.subject)) {
    case 'certificate':
      return (REPLACED.includes(rule) ? replacement(told) : undefined) ?? ofCertificate(rule, told.about);
    case 'blind-spot':
      return SCAN;
    case 'alert-path':
      return 'npx notafter doctor';
    case 'change-events':
      return commandOf('aws cloudtrail describe-trails', ['--region', told.about.region]);
    case 'drill':
      return undefined;
  }
}

/** What shows all that is open, the most pressing first. */
export const CASES = 'npx notafter cases';
/** What reads the account anew, and judges it. */
export const SCAN = 'npx notafter scan --all-regions';

/** Of one whose ARN no command can hold, what shows it. */
function ofCertificate(rule: RuleId, { arn, region }: Told['about']): string {
  if (arn !== undefined && rule === UNFINISHED) return migration(arn) ?? CASES;
  if (arn?.split(':')[2] !== 'acm') return SCAN;
  const { program, words } = CALLS[rule] ?? { program: 'aws acm describe-certificate', words: [] };
  return commandOf(program, ['--region', region, '--certificate-arn', arn, ...words]) ?? CASES;
}

/** Where another stands ready that has all its names, what uses it is moved there; else such a one is asked for. */
const replacement = (told: Told): string | undefined => (isCovered(told) ? move(told) : (request(told) ?? move(told)));

const isCovered = ({ state }: Told): boolean =>
  state?.findings.some(({ facts: { coveredBy } }) => Array.isArray(coveredBy) && coveredBy.length > 0) === true;

/** The plan changes nothing, and says what hinders a move. Of one of ACM, whoever imported it imports a newer one over it. */
const move = ({ about: { arn } }: Told): string | undefined =>
  arn?.split(':')[2] === 'iam' ? migration(arn) : undefined;

const migration = (arn: string): string | undefined =>
  commandOf('npx notafter migrate plan', ['--from', arn, '--out', 'plan.json']);

/** One that ACM renews, for all of its names, where they are all known, and so is where it has to be. */
function request({ about, omitted }: Told): string | undefined {
  const [first, ...others] = about.names;
  const region = neededIn(about);
  if (first === undefined || region === undefined || omitted?.names !== undefined) return undefined;
  if (!about.names.every((name) => DNS_NAME.test(name))) return undefined;
  return commandOf('aws acm request-certificate', [
    ...['--region', region, '--validation-method', 'DNS', '--domain-name', first],
    ...(others.length === 0 ? [] : ['--subject-alternative-names', ...others]),
  ]);
}

/** Where it must be to be attached to what uses the old one: for distributions, which are of no region, in us-east-1. One of IAM is in none. */
function neededIn({ region, attachments = [] }: Told['about']): string | undefined {
  if (region !== 'global') return region;
  const used = attachments[0]?.region;
  return used === 'global' ? 'us-east-1' : used;
}
