import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Functions } from '../../app/ports';

/** The names in AWS, or the ARNs, of the functions that a function of ours may start. */
export type FunctionNames = Readonly<Record<string, string | undefined>>;

/**
 * Starts functions of ours by asynchronous invocation. Whoever is not among `names` is not deployed, and nothing happens.
 *
 * Never rejects: an invocation that could not be made is made good by the announcer's next pass; `report` hears of it.
 */
export function lambdaFunctions(
  client: LambdaClient,
  names: FunctionNames,
  report: (name: string, cause: unknown) => void,
): Functions {
  return {
    invoke: async (name, payload) => {
      const FunctionName = names[name];
      if (FunctionName === undefined) return;
      try {
        await client.send(
          new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(payload) }),
        );
      } catch (cause) {
        report(name, cause);
      }
    },
  };
}
