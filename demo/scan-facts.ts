import * as z from 'zod';
import type { LocalAws } from '../test/aws/local-aws';

/** The line that the function `scan` writes to its log at the end. */
const lineSchema = z.object({
  message: z.literal('scan done'),
  outcome: z.object({ certificates: z.number(), attachments: z.number() }),
  calls: z.record(z.string(), z.number()),
});

/** The request of a scan of single cells. */
const cellsSchema = z.object({ cells: z.array(z.unknown()) });

/** What a scan read, in its own words, and how many calls of AWS that took. */
export interface ScanFacts {
  /** Of the whole account, and not of single cells that events asked for. */
  readonly isWhole: boolean;
  readonly certificates: number;
  readonly attachments: number;
  readonly calls: number;
}

/** Of each scan that ended well, in their order. */
export async function factsOfScans(aws: LocalAws): Promise<readonly ScanFacts[]> {
  const invocations = await aws.invocations('scan');
  return invocations
    .flatMap(({ event, logs }) => {
      const isWhole = !cellsSchema.safeParse(event).success;
      return logs.flatMap((text) => lineOf(text) ?? []).map((line) => ({ ...line, isWhole }));
    })
    .map(({ isWhole, outcome, calls }) => ({ isWhole, ...outcome, calls: sumOf(Object.values(calls)) }));
}

function lineOf(text: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** `41 certificates, 13 uses known, 12 calls`; what the newest scan of the whole account did. */
export async function wordsForLastScan(aws: LocalAws): Promise<string> {
  const facts = (await factsOfScans(aws)).findLast(({ isWhole }) => isWhole);
  if (facts === undefined) return 'no scan has ended well';
  const { certificates, attachments, calls } = facts;
  return `${certificates} certificates, ${attachments} uses known, ${calls} ${calls === 1 ? 'call' : 'calls'}`;
}
