import { isSecure } from './secure-url';

/** What became of one request. `unsent`: it never left us. `silent`: no whole answer, so that it may have been acted on. */
export type Reply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Its first 1,000 characters. */
      readonly body: string;
      /** From the header, in seconds or as a date against the `Date` of the same answer. */
      readonly retryAfterMilliseconds?: number;
    }
  | { readonly kind: 'unsent' | 'silent'; readonly because: string };

/** Failures before the first byte of a request: of the name, the route, the connection, the handshake. Whatever is not among them may have been sent. */
const NEVER_SENT: readonly string[] = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];
const BODY_LIMIT = 1_000;

/** What is posted. */
export interface Post {
  readonly url: URL;
  /** JSON. */
  readonly body: string;
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts JSON, once, without following redirects. Never rejects. A URL that is not secure is `unsent`. */
export async function post(
  fetch: typeof globalThis.fetch,
  { url, body, headers = {} }: Post,
  timeoutMs: number,
): Promise<Reply> {
  if (!isSecure(url)) return { kind: 'unsent', because: 'the URL is not https' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A connection that was kept over the freeze of a function is dead, and its failure would look like a lost answer.
      headers: { ...headers, 'content-type': 'application/json', connection: 'close' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const retryAfterMilliseconds = retryAfter(response.headers);
    return {
      kind: 'answered',
      status: response.status,
      body: text.slice(0, BODY_LIMIT),
      ...(retryAfterMilliseconds === undefined ? {} : { retryAfterMilliseconds }),
    };
  } catch (error) {
    const code = codeOf(error);
    return { kind: NEVER_SENT.includes(code) ? 'unsent' : 'silent', because: code };
  }
}

function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const milliseconds = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/** The code of the system's error, which `fetch` hides as a cause; else the name of the error. Never its message, which may quote the URL. */
function codeOf(error: unknown): string {
  const names = [property(property(error, 'cause'), 'code'), property(error, 'name')];
  return names.find((name) => typeof name === 'string') ?? 'unknown error';
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
