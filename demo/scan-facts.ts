import * as z from 'zod';
import type { LocalAws } from '../test/aws/local-aws';

/** The line that the function `scan` writes to its log at the end. */
const lineSchema = z.object({
  message: z.literal('scan done'),
  outcome: z.object({ certificates: z.number(), attachments: z.number() }),
  calls: z.record(z.string(), z.number()),
});

/** What the newest scan read, in its own words, and how many calls of AWS that took. */
export interface ScanFacts {
  readonly certificates: number;
  readonly attachments: number;
  readonly calls: number;
}

/** Of the newest scan; `undefined` if it did not end well. */
export async function factsOfLastScan(aws: LocalAws): Promise<ScanFacts | undefined> {
  const last = (await aws.invocations('scan')).at(-1);
  const line = last?.logs.flatMap((text) => lineOf(text) ?? []).at(-1);
  if (line === undefined) return undefined;
  const { outcome, calls } = line;
  return { ...outcome, calls: Object.values(calls).reduce((sum, count) => sum + count, 0) };
}

function lineOf(text: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** `41 certificates, 13 attachments, 12 calls of AWS`. */
export const wordsFor = (facts: ScanFacts | undefined): string =>
  facts === undefined
    ? 'it did not end well'
    : `${facts.certificates} certificates, ${facts.attachments} uses seen, ${facts.calls} calls`;
