import * as z from 'zod';
import type { LocalAws } from '../test/aws/local-aws';

/** The line that the function `scan` writes to its log at the end. */
const lineSchema = z.object({
  message: z.literal('scan done'),
  outcome: z.object({ certificates: z.number(), attachments: z.number() }),
  calls: z.record(z.string(), z.number()),
});

/** What a scan read, in its own words, and how many calls of AWS that took. */
export interface ScanFacts {
  readonly certificates: number;
  readonly attachments: number;
  readonly calls: number;
}

/** Of each scan that ended well, in their order. */
export async function factsOfScans(aws: LocalAws): Promise<readonly ScanFacts[]> {
  const invocations = await aws.invocations('scan');
  return invocations
    .flatMap(({ logs }) => logs.flatMap((text) => lineOf(text) ?? []))
    .map(({ outcome, calls }) => ({ ...outcome, calls: Object.values(calls).reduce((sum, count) => sum + count, 0) }));
}

function lineOf(text: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** `41 certificates, 13 uses known, 12 calls`; what the newest scan did. */
export async function wordsForLastScan(aws: LocalAws): Promise<string> {
  const facts = (await factsOfScans(aws)).at(-1);
  if (facts === undefined) return 'no scan has ended well';
  return `${facts.certificates} certificates, ${facts.attachments} uses known, ${facts.calls} calls`;
}
