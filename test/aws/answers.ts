/** What the control plane answers, as the Python side writes it. */

/** Calls counted at the wire. A transaction counts as itself and as each of its members. */
export interface RecordedCall {
  /** The logical id of the function or role that called, or `user`. */
  readonly principal: string;
  readonly service: string;
  /** As IAM calls it: `dynamodb:UpdateItem`. */
  readonly action: string;
  readonly region: string;
  readonly count: number;
  /** What the first of them was about, where the request says it plainly. */
  readonly resource: string | null;
}

export interface Invocation {
  readonly function: string;
  readonly logicalId: string | null;
  readonly account: string;
  readonly region: string;
  /** All attempts of an asynchronous invocation share it. */
  readonly requestId: string;
  readonly attempt: number;
  /** A process was started for it. */
  readonly cold: boolean;
  readonly status: 'success' | 'error' | 'timeout' | 'crash';
  readonly milliseconds: number;
  /** By the clock of the local AWS. */
  readonly startedAt: string;
  readonly event: unknown;
  readonly result: unknown;
  readonly logs: readonly string[];
}

export interface Datapoint {
  readonly region: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  readonly at: string;
}

/** What left AWS: an e-mail, a text message, an HTTP delivery with its end. */
export interface Sent {
  readonly at: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly kind: 'notification' | 'confirmation';
  readonly topic?: string;
  readonly subject?: string | null;
  readonly message: string;
  readonly delivered?: boolean;
  readonly attempts?: number;
  /** Of the last attempt: the HTTP status, or the name of what failed. */
  readonly status?: number | string;
}

export interface AlarmChange {
  readonly alarm: string;
  readonly state: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
}

export type FaultKind =
  | 'access-denied'
  | 'service-control-policy'
  | 'throttle'
  | 'internal-error'
  /** Never answers: the client has to give up. */
  | 'timeout'
  | 'malformed'
  /** Performs the call, then breaks the connection. */
  | 'drop-answer'
  /** SIGKILLs the function that calls, before the call is performed. */
  | 'kill-before'
  | 'kill-after'
  /** An error of the test's choice: `status`, `code`, `message`. */
  | 'error';

export interface FaultRequest {
  readonly kind: FaultKind;
  readonly service: string;
  /** A name or a pattern: `PutItem`, `Describe*`. @default - every action */
  readonly action?: string;
  readonly region?: string;
  /** A part of the principal's name. */
  readonly principal?: string;
  /** A part of the resource's name. */
  readonly resource?: string;
  /** How many calls pass before it strikes. @default 0 */
  readonly skip?: number;
  /** How often it strikes. @default - always */
  readonly times?: number;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
}

/** Fields of DescribeCertificate and ListCertificates; instants in ISO 8601; `null` takes a field out of the answers. */
export type CertificateFields = Readonly<Record<string, unknown>>;

export interface SeedRequest {
  /** @default us-east-1 */
  readonly region?: string;
  /** @default - one for each of `each`, else 1 */
  readonly count?: number;
  /** For all of them. */
  readonly fields?: CertificateFields;
  /** One after the other, again and again. */
  readonly each?: readonly CertificateFields[];
}

export interface Settings {
  /** @default - those that every account has */
  readonly enabled_regions?: readonly string[];
  /** Regions whose ACM refuses the key-pair origin ACME. */
  readonly older_regions?: readonly string[];
  /** @default handshake */
  readonly confirm_http?: 'handshake' | 'automatic';
  /** @default by-hand */
  readonly confirm_email?: 'by-hand' | 'automatic';
  /** IAM may return fewer rows than were asked for. @default 1000 */
  readonly iam_page_size?: number;
  /** Between attempts of an asynchronous invocation. @default 20 */
  readonly asynchronous_retry_milliseconds?: number;
  /** Between attempts of SNS over HTTP. @default 20 */
  readonly delivery_retry_milliseconds?: number;
}
