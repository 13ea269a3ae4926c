import type { CellReading } from '../domain/inventory/reading';

/** Why AWS did not answer: the words of a cell. */
export type Failure = FailureWith<'denied'> | FailureWith<'failed'>;
type FailureWith<Status extends 'denied' | 'failed'> = Pick<
  Extract<CellReading, { readonly status: Status }>,
  'status' | 'reason'
>;

/** An answer that says yes, but not what it must say. */
export const MALFORMED_ANSWER: Failure = { status: 'failed', reason: 'malformed-answer' };

const THROTTLING =
  /^(Throttling|ThrottlingException|ThrottledException|RequestThrottled(Exception)?|EC2ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|PriorRequestNotComplete|SlowDown|BandwidthLimitExceeded)$/;

// The last four are of EC2, SNS and of regions: where one is not switched on for the account, or for tokens of this kind,
// AWS calls the credentials unknown. The list of regions said that it is enabled, so it is no region to skip but one that
// we were refused in.
const DENIAL =
  /^(AccessDenied(Exception)?|NotAuthorized|Unauthorized(Operation|Exception)|AuthFailure|AuthorizationError(Exception)?|OptInRequired|UnrecognizedClientException|InvalidClientTokenId)$/;

const CREDENTIALS =
  /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken(Exception)?)$/;

const TIMEOUT = /^(TimeoutError|RequestTimeout(Exception)?|ETIMEDOUT|ESOCKETTIMEDOUT)$/;

// Node's own names for a connection that did not come to be or broke: system calls, name resolution, TLS.
const UNREACHABLE = /^(E(?!RR_)[A-Z_0-9]+|ERR_(TLS|SSL)_\w+|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)$/;

/** What an SDK call may reject with: an answer of AWS, or none. Only what is read here; every field may be absent. */
interface Rejection {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly httpStatus: number | undefined;
  /** Whether it is an answer, understood or not. */
  readonly answered: boolean;
  /** Whether the service itself names the error. */
  readonly named: boolean;
}

/**
 * The closed reason of a rejected SDK call. Credentials that are absent, expired or unknown count as no permission.
 *
 * Throws the error itself where neither AWS nor the way to it is to blame: a bug is not a blind spot.
 */
export function failureOf(error: unknown): Failure {
  const rejection = rejectionOf(error);
  const failure = rejection && REASONS.find(({ applies }) => applies(rejection))?.failure(rejection);
  if (failure === undefined) throw error;
  return failure;
}

/** Whether a call was rejected because of who asks, not of what is asked: with other credentials it may succeed. */
export function isCredentialsFailure(error: unknown): boolean {
  const rejection = rejectionOf(error);
  return rejection !== undefined && CREDENTIALS.test(rejection.name);
}

/** Whether nobody knows the host that was to be asked: there is no such host, or no resolver that knows it. */
export const isUnknownHost = (error: unknown): boolean => rejectionOf(error)?.code === 'ENOTFOUND';

/** Whether the service gave the error one of these names, for example `ResourceNotFoundException`. */
export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

// The first that applies.
const REASONS: readonly {
  readonly applies: (rejection: Rejection) => boolean;
  readonly failure: (rejection: Rejection) => Failure;
}[] = [
  {
    applies: ({ name, httpStatus }) => THROTTLING.test(name) || httpStatus === 429,
    failure: () => ({ status: 'failed', reason: 'throttled' }),
  },
  {
    applies: ({ name, httpStatus }) =>
      DENIAL.test(name) || CREDENTIALS.test(name) || httpStatus === 401 || httpStatus === 403,
    failure: ({ message }) => ({
      status: 'denied',
      reason: /service control policy/i.test(message) ? 'service-control-policy' : 'no-permission',
    }),
  },
  {
    applies: ({ name, code }) => TIMEOUT.test(name) || TIMEOUT.test(code),
    failure: () => ({ status: 'failed', reason: 'timed-out' }),
  },
  { applies: ({ named }) => named, failure: () => ({ status: 'failed', reason: 'service-error' }) },
  // `HPE_`: what arrived is no HTTP.
  { applies: ({ answered, code }) => answered || code.startsWith('HPE_'), failure: () => MALFORMED_ANSWER },
  { applies: ({ code }) => UNREACHABLE.test(code), failure: () => ({ status: 'failed', reason: 'unreachable' }) },
];

function rejectionOf(error: unknown): Rejection | undefined {
  if (!(error instanceof Error)) return undefined;
  const metadata = property(error, '$metadata');
  const httpStatus = property(metadata, 'httpStatusCode');
  const code = property(error, 'code');
  return {
    name: error.name,
    message: error.message,
    code: typeof code === 'string' ? code : '',
    httpStatus: typeof httpStatus === 'number' ? httpStatus : undefined,
    answered: typeof httpStatus === 'number' || property(error, '$response') !== undefined,
    named: property(error, '$fault') !== undefined,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
