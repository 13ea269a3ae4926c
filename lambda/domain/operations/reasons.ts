import { keysOf } from '../keys-of';

/** Each ends with what to do about it; `ON` stands for what it is about. */
const BLOCKERS = {
  'not-validated-by-dns': 'ON is not validated by DNS: use the operation validate-by-dns first',
  'record-not-told':
    'ACM does not tell which record ON needs, as it does for hours after a request: plan again in a while',
  'nothing-to-validate': 'ACM validates no name of it: it was imported, or a private CA issued it',
  'several-zones': 'several public zones of this account are called the same: pick one with --zone: ON',
  'another-record': 'another CNAME record stands at ON: pass --replace once you know that nobody needs it',
  'other-types':
    'records of another type, or with a routing policy, stand at ON: look at them, and delete them by hand',
  'zone-unreadable': 'the zone of ON could not be read',
  'in-use': 'ON uses it: nothing that is attached is ever deleted; use the operation migrate first',
  'not-read-whole': 'ON was not read whole, and may hold a use: give these credentials read access, and plan again',
  'not-imported': 'it was not imported, so that nothing can be imported over it: ACM says ON',
  'origin-not-told': 'ACM does not say whether it was imported: plan again in a while',
  'same-content': 'it holds this very certificate already',
  'names-lost': 'the new certificate does not cover ON',
  'ends-no-later': 'the new certificate ends no later than the old one: ON',
  'new-one-expired': 'the new certificate has expired',
  'not-yet-valid': 'the new certificate is not valid before ON',
  'key-changes': 'ACM takes a key of the same type and size only: ON',
  'chain-broken':
    'the chain is not in its order, from the issuer of the certificate upwards: certificate ON did not issue the one before it',
  'not-by-mail': 'ACM validates it by ON, not by e-mail: leave it, only from e-mail can it be changed to DNS',
  'methods-differ':
    'ACM validates its names in different ways: request a new one that is validated by DNS, only where all are validated by e-mail can that be changed',
  'method-not-told':
    'ACM does not say how it validates its names, as where they were imported or a private CA issued it: plan again in a while if you know that it is by e-mail, leave it if not',
  'authority-changes':
    'one is of a public CA and the other is not (ON): clients may trust only one of them; pass --accept-authority-change once you know',
} as const;

const WARNINGS = {
  'not-shown-though-there':
    'the record of ON stands in the zone, and DNS does not show it: the domain may be delegated elsewhere',
  'replaces-record': 'takes away what stands at ON now',
  quarantine: 'it can be carried out from ON on, and not before, if it is still unused then',
  'key-lost': 'AWS gives its private key to nobody: keep the file if anybody may need it',
  'authority-changes':
    'one is of a public CA and the other is not (ON), and somebody answers for that: clients that trust only the old one will refuse the new one',
  'private-issuer-changes':
    'neither is of a public CA, and another one issued the new certificate (ON): clients trust it only if they were told to',
  'issuer-unknown':
    'whether a public or a private CA issued one of the two is not known (ON): clients that trust one issuer only may refuse the new one',
  'no-chain': 'it comes without a chain: clients that do not know its issuer will refuse it',
  'not-witnessed': 'nobody looks at what ON serves afterwards: look yourself',
  'old-one-ended': 'the old certificate has expired: there is no way back to it',
  'records-within-72-hours': 'ACM waits 72 hours for the CNAME record of every name: have the zones at hand',
} as const;

/** Why a plan is not carried out; `on`: the name or place that it is about. */
export interface Blocker {
  readonly kind: keyof typeof BLOCKERS;
  readonly on?: string;
}

/** What a human has to know before saying yes. */
export interface Warning {
  readonly kind: keyof typeof WARNINGS;
  readonly on?: string;
}

/** All of them. */
export const BLOCKER_KINDS = keysOf(BLOCKERS);
/** All of them. */
export const WARNING_KINDS = keysOf(WARNINGS);

/** A blocker as a sentence. */
export const blockerSentence = ({ kind, on = '' }: Blocker): string => BLOCKERS[kind].replaceAll('ON', () => on);

/** A warning as a sentence. */
export const warningSentence = ({ kind, on = '' }: Warning): string => WARNINGS[kind].replaceAll('ON', () => on);
