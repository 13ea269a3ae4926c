import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { WireAnswer, WireRequest } from '../test/builders/wire';
import { operationIn } from '../test/builders/wire';
import { tableAtTheWire } from './table-at-the-wire';

/** One subscription that is confirmed, so that the alert path is whole. */
const SUBSCRIPTIONS =
  '<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member><Protocol>https</Protocol>' +
  '<SubscriptionArn>arn:aws:sns:eu-west-1:123456789012:pages:1</SubscriptionArn></member></Subscriptions>' +
  '</ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>';

interface Answer {
  readonly status?: number;
  readonly body: string | Uint8Array;
}

/** AWS at an address: what is read, as `answer` tells it, and what the functions keep in DynamoDB and S3. */
export function accountServer(answer: (request: WireRequest) => WireAnswer): Server {
  const table = tableAtTheWire();
  const objects = new Map<string, Uint8Array>();
  const answerOf = async (request: IncomingMessage): Promise<Answer> => {
    const body = await buffer(request);
    const { service, region } = signedFor(request);
    const text = (): string => body.toString('utf8');
    const asked = { hostname: `${service}.${region}`, headers: request.headers as Record<string, string> };
    switch (service) {
      case 'dynamodb':
        return { body: JSON.stringify(table(operationIn({ ...asked, body: '' }), text())) };
      case 's3':
        return objectAnswer(objects, request, body);
      case 'sns':
        return { body: SUBSCRIPTIONS };
      case 'lambda':
        return { status: 202, body: '' };
      default:
        return answer({ ...asked, body: text() });
    }
  };
  return createServer((request, response) => {
    // The time of this process is not that of the function.
    response.sendDate = false;
    void answerOf(request).then(
      ({ status = 200, body }) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
}

/** As it stands in the signature: at one address all hosts are the same. */
function signedFor({ headers }: IncomingMessage): { readonly service: string; readonly region: string } {
  const [, region = '', service = ''] =
    /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  return { service, region };
}

function objectAnswer(
  objects: Map<string, Uint8Array>,
  { method, url = '' }: IncomingMessage,
  body: Uint8Array,
): Answer {
  const [name = ''] = url.split('?');
  if (method === 'PUT') {
    objects.set(name, body);
    return { body: '' };
  }
  const object = objects.get(name);
  return object === undefined ? { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' } : { body: object };
}
