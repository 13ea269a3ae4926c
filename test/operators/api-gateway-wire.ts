import { Readable } from 'node:stream';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';

/** What was sent to API Gateway. */
export interface SentToApiGateway {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** As JSON. */
  readonly body?: string;
}

/** An answer on the wire; `error`: its name. */
export interface ApiGatewayAnswer {
  readonly status?: number;
  readonly error?: string;
  readonly body?: object;
}

/** A client of API Gateway whose requests are answered here, as API Gateway would on the wire. */
export function apiGatewayOnTheWire(answer: (request: SentToApiGateway) => ApiGatewayAnswer) {
  const sent: SentToApiGateway[] = [];
  const client = new APIGatewayClient({
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    requestHandler: {
      handle: async ({ body: bytesSent, ...others }: RawRequest) => {
        const { method, path, query } = others;
        const request = { method, path, ...(query && { query }), body: textOf(bytesSent) };
        sent.push(request);
        const { status = 200, error, body = {} } = answer(request);
        const headers = {
          'content-type': 'application/json',
          ...(error !== undefined && { 'x-amzn-errortype': error }),
        };
        const bytes = Readable.from([Buffer.from(JSON.stringify(body))]);
        return { response: { statusCode: status, headers, body: bytes } };
      },
    },
  });
  return { client, sent, changes: () => sent.filter(({ method }) => method === 'PATCH') };
}

interface RawRequest extends Omit<SentToApiGateway, 'body'> {
  readonly body?: unknown;
}

const textOf = (body: unknown): string =>
  body instanceof Uint8Array ? new TextDecoder().decode(body) : typeof body === 'string' ? body : '';

/** An error of API Gateway. */
export const refusedWith = (status: number, error: string): ApiGatewayAnswer => ({
  ...{ status, error, body: { message: 'no' } },
});
