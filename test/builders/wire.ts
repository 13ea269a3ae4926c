import type { ClientSettings } from '../../lambda/collectors/clients';

/** A request as it would leave the machine. */
export interface WireRequest {
  readonly hostname: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What AWS would send back. */
export interface WireAnswer {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Settings of a client whose requests reach this function and nobody else; `requests`: all that did. */
export function aWire(
  answer: (request: WireRequest) => WireAnswer | Error,
): Required<Pick<ClientSettings, 'credentials' | 'requestHandler'>> & { readonly requests: readonly WireRequest[] } {
  const requests: WireRequest[] = [];
  const handle = async (sent: {
    readonly hostname: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  }) => {
    const request = { hostname: sent.hostname, headers: sent.headers, body: textOf(sent.body) };
    requests.push(request);
    const answered = answer(request);
    if (answered instanceof Error) throw answered;
    const { status = 200, body, headers = {} } = answered;
    return { response: { statusCode: status, headers, body: new TextEncoder().encode(body) } as never };
  };
  return {
    requests,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not a secret' },
    requestHandler: { handle, updateHttpClientConfig: () => undefined, httpHandlerConfigs: () => ({}) },
  };
}

const textOf = (body: unknown): string => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
};

/** The operation that a request of the JSON protocols names, for example `ListCertificates`. */
export const operationIn = ({ headers }: WireRequest): string => (headers['x-amz-target'] ?? '').split('.')[1] ?? '';
