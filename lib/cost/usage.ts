import type { FunctionName } from '../../lambda/contract/functions';

/** What one run of a function takes. */
export interface RunUsage {
  readonly milliseconds: number;
  /** Bytes in its log, with the lines that Lambda adds. */
  readonly logBytes: number;
  readonly tableReads: number;
  readonly tableWrites: number;
  readonly secretCalls: number;
  readonly topicCalls: number;
  readonly objectGets: number;
  readonly objectPuts: number;
}

/** What a month takes that no template shows. */
export interface Usage {
  /** Made by `notafter secret put`, not by the stack. */
  readonly secrets: number;
  /** Of the functions that run on a schedule. */
  readonly runs: Readonly<Partial<Record<FunctionName, RunUsage>>>;
  readonly tableGigabytes: number;
  readonly objectGigabytes: number;
}

/** A month in which nothing is about to expire: all 17 regions that are enabled by default, some hundred certificates. */
export const IDLE_ACCOUNT: Usage = {
  secrets: 1,
  runs: {
    scan: {
      milliseconds: 20_000,
      logBytes: 5000,
      tableReads: 20,
      tableWrites: 10,
      secretCalls: 2,
      topicCalls: 2,
      objectGets: 1,
      objectPuts: 1,
    },
    announce: {
      milliseconds: 300,
      logBytes: 1500,
      tableReads: 8,
      tableWrites: 2,
      secretCalls: 0,
      topicCalls: 0,
      objectGets: 0,
      objectPuts: 0,
    },
  },
  tableGigabytes: 0.01,
  objectGigabytes: 0.1,
};
