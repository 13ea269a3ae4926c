import { Readable } from 'node:stream';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';

/** What was sent to CloudFront. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer on the wire. */
export interface WireAnswer {
  readonly status?: number;
  readonly body: string;
  readonly etag?: string;
}

/** A client of CloudFront whose requests are answered here, in the bytes that CloudFront would send. */
export function cloudFrontOnTheWire(answer: (request: SentRequest) => WireAnswer) {
  const sent: SentRequest[] = [];
  const client = new CloudFrontClient({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    requestHandler: {
      handle: async (request: SentRequest) => {
        sent.push(request);
        const { status = 200, body, etag } = answer(request);
        const headers = { 'content-type': 'text/xml', ...(etag !== undefined && { etag }) };
        return { response: { statusCode: status, headers, body: Readable.from([Buffer.from(body)]) } };
      },
    },
  });
  return { client, sent };
}

/** An error of CloudFront. */
export const refusal = (status: number, code: string): WireAnswer => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});
