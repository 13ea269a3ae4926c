import type { Dns } from '../../lambda/app/ports';
import type { CaaAnswer, CaaRecord, CnameAnswer, DnsLookups } from '../../lambda/domain/dns/dns';
import type { Instant } from '../../lambda/domain/instant';
import { NOW } from './instant';

const ABSENT = { kind: 'absent' } as const;

/** A world without records. */
export const emptyDns: Dns = {
  cname: () => Promise.resolve(ABSENT),
  caa: () => Promise.resolve(ABSENT),
};

/** Nobody answers. */
export const silentDns: Dns = {
  cname: () => Promise.resolve({ kind: 'unknown', because: 'timed-out' }),
  caa: () => Promise.resolve({ kind: 'unknown', because: 'timed-out' }),
};

/** An alias, or a chain of them. */
export const aliasOf = (...targets: readonly string[]): CnameAnswer => ({ kind: 'found', targets });

/** Records such as `issue amazon.com`, or `!tbs x` for a critical one. */
export const caaOf = (...lines: readonly string[]): CaaAnswer => ({ kind: 'found', records: lines.map(recordOf) });

function recordOf(line: string): CaaRecord {
  const [, critical = '', tag = '', value = ''] = /^(!?)(\S+) ?(.*)$/.exec(line) ?? [];
  return { critical: critical === '!', tag, value };
}

/** What was looked up now, or then. */
export const someLookups = (
  { cname = {}, caa = {} }: { cname?: Record<string, CnameAnswer>; caa?: Record<string, CaaAnswer> },
  readAt: Instant = NOW,
): DnsLookups => ({
  cname: Object.entries(cname).map(([name, answer]) => ({ name, readAt, answer })),
  caa: Object.entries(caa).map(([name, answer]) => ({ name, readAt, answer })),
});
