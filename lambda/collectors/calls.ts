import * as z from 'zod/mini';
import type { Clock, Sources } from '../app/ports';
import { atTheWire, type Client } from './layers';

/** What our calls cost and show besides their content. */
export interface CallLog extends Pick<Sources, 'calls' | 'clockSkewMilliseconds'> {
  /** Notes every attempt of every call of a client from now on; `service` as IAM spells it. */
  readonly watch: (client: Client, service: string) => void;
}

const answerSchema = z.object({ response: z.object({ headers: z.object({ date: z.string() }) }) });

/** A log without entries. The skew is the largest that was seen, without sign, and as coarse as the `Date` header: a second. */
export function callLog(clock: Clock): CallLog {
  const calls = new Map<string, number>();
  let largestSkew: number | undefined;

  const noteSkew = (answer: unknown): void => {
    const date = Date.parse(answerSchema.safeParse(answer).data?.response.headers.date ?? '');
    if (Number.isNaN(date)) return;
    largestSkew = Math.max(largestSkew ?? 0, Math.abs(Date.parse(clock.now()) - date));
  };

  return {
    watch: (client, service) =>
      atTheWire(client, 'callLog', {
        request: (operation) => {
          const action = `${service}:${operation}`;
          calls.set(action, (calls.get(action) ?? 0) + 1);
        },
        answer: noteSkew,
      }),
    calls: () => Object.fromEntries([...calls].sort(([left], [right]) => (left < right ? -1 : 1))),
    clockSkewMilliseconds: () => largestSkew,
  };
}
