/** An SDK client as far as every request passes through it; in all other types the clients differ. */
export interface Client {
  readonly middlewareStack: {
    addRelativeTo(middleware: Middleware, options: { relation: 'before'; toMiddleware: string; name: string }): void;
    add(middleware: Middleware, options: { step: 'deserialize'; priority: 'low'; name: string }): void;
  };
}
type Middleware = <Call, Answer>(
  next: (call: Call) => Promise<Answer>,
  context: { readonly commandName?: string },
) => (call: Call) => Promise<Answer>;

/** Acts before each attempt of each call, behind the retries and before the request is signed, so that a signature never waits. */
export function beforeEachAttempt(client: Client, name: string, act: (operation: string) => Promise<void>): void {
  client.middlewareStack.addRelativeTo(
    (next, context) => async (call) => {
      await act(operationOf(context));
      return next(call);
    },
    { relation: 'before', toMiddleware: 'httpSigningMiddleware', name },
  );
}

/** Sees each request as it leaves and each answer as it arrives, before anything is made of it. */
export function atTheWire(
  client: Client,
  name: string,
  seen: { readonly request: (operation: string) => void; readonly answer: (answer: unknown) => void },
): void {
  client.middlewareStack.add(
    (next, context) => async (call) => {
      seen.request(operationOf(context));
      const answer = await next(call);
      seen.answer(answer);
      return answer;
    },
    { step: 'deserialize', priority: 'low', name },
  );
}

const operationOf = ({ commandName = '' }: { readonly commandName?: string }): string =>
  commandName.replace(/Command$/, '');
