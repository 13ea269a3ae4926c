import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a medium misbehaves. `takesIn`: whether the request has its effect all the same; then this answer, or none. */
export interface Behaviour {
  readonly takesIn: boolean;
  readonly then: FakeAnswer | 'drops' | 'hangs';
}

/** Answers this, and does nothing. */
export const answering = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Behaviour => ({
  takesIn: false,
  then: { status, body, headers },
});
/** Closes the connection, and does nothing. */
export const DROPPING: Behaviour = { takesIn: false, then: 'drops' };
/** Does what it was asked to, and closes the connection without an answer. */
export const DROPPING_AFTERWARDS: Behaviour = { takesIn: true, then: 'drops' };
/** Never answers, and does nothing. */
export const HANGING: Behaviour = { takesIn: false, then: 'hangs' };

/** What every fake on HTTP can do. */
export interface HttpFake {
  /** Origin, without a slash at its end. */
  readonly url: string;
  /** All that came, whatever became of it. */
  readonly requests: readonly FakeRequest[];
  /** Misbehaves so many times, then behaves again; queued behind earlier calls. */
  readonly misbehave: (behaviour: Behaviour, times?: number) => void;
  /** Forgets what is left of `misbehave`. */
  readonly behave: () => void;
  /** Called with every request before anything is done with it, and waited for: tests kill the calling function there. */
  readonly onRequest: (callback: (request: FakeRequest) => void | Promise<void>) => void;
  /** Closes all connections, the hanging ones too. A second call does nothing. */
  readonly stop: () => Promise<void>;
}

/** A real server on a free port of 127.0.0.1 that takes requests in one by one, in the order of their arrival. */
export async function startHttpFake(
  takeIn: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
  changed: () => void,
): Promise<HttpFake> {
  const requests: FakeRequest[] = [];
  const misbehaviours: { readonly behaviour: Behaviour; times: number }[] = [];
  let callback: (request: FakeRequest) => void | Promise<void> = () => undefined;

  const next = (): Behaviour | undefined => {
    const [first] = misbehaviours;
    if (first === undefined) return undefined;
    first.times -= 1;
    if (first.times <= 0) misbehaviours.shift();
    return first.behaviour;
  };
  const handle = async (request: FakeRequest, response: ServerResponse): Promise<void> => {
    requests.push(request);
    await callback(request);
    const behaviour = next();
    const taken = behaviour?.takesIn === false ? undefined : await takeIn(request);
    const then = behaviour?.then ?? taken ?? 'drops';
    if (then === 'drops') response.destroy();
    else if (then !== 'hangs') response.writeHead(then.status, then.headers).end(then.body);
    changed();
  };

  const server = createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    text(incoming)
      .then((body) => handle({ method, path: url, headers, body }, response))
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    misbehave: (behaviour, times = 1) => void misbehaviours.push({ behaviour, times }),
    behave: () => void misbehaviours.splice(0),
    onRequest: (called) => void (callback = called),
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** `undefined` where it is none. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
