import { createHash } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:tls';
import pMap from 'p-map';
import type { LookAt } from '../app/migrate/ports';
import type { Handshake, HandshakeFailure } from '../domain/migration/handshakes';

const PATIENCE_MS = 5_000;
/** Handshakes with one load balancer at a time. */
const CONCURRENCY = 8;

const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((addresses = []) =>
    addresses.some(({ family, internal, address }) => family === 'IPv6' && !internal && !address.startsWith('fe80')),
  );

/** Who is asked for addresses: a `Resolver` of Node. */
export type AddressBook = Pick<Resolver, 'resolve4' | 'resolve6'>;

/**
 * TLS handshakes with every address of a load balancer or distribution, once without a name, where that tells anything, and once with each. What is
 * served is looked at, not judged: no chain, no date, and no name is verified, and nothing is sent.
 */
export function tlsHandshakes(
  book: AddressBook = new Resolver({ timeout: 1_500, tries: 3 }),
  reachesIpv6: () => boolean = hasIpv6,
): LookAt {
  return async ({ host, port, names, unnamed }, what) => {
    const asked = [...(unnamed ? [undefined] : []), ...(what === 'all' ? names : [])];
    const addresses = await addressesOf(book, host, reachesIpv6());
    const all = addresses.found.flatMap((address) => asked.map((name) => ({ address, name })));
    const shown = await pMap(all, async (one) => handshake({ ...one, port }), { concurrency: CONCURRENCY });
    return addresses.isWhole ? shown : [...shown, { address: host, shown: { failed: 'unresolved' } }];
  };
}

/** Of both families, of which one may have none. IPv6 only from a machine that has it: the same nodes serve both. `isWhole`: DNS has told all of them. */
async function addressesOf(book: AddressBook, host: string, withIpv6: boolean) {
  const answers = await Promise.allSettled([book.resolve4(host), ...(withIpv6 ? [book.resolve6(host)] : [])]);
  return {
    found: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])).sort(),
    isWhole: answers.every((answer) => answer.status === 'fulfilled' || isAbsence(answer.reason)),
  };
}

/** That there are none is an answer; whatever else DNS says tells nothing. */
const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENODATA' || error.code === 'ENOTFOUND');

interface Asked {
  readonly address: string;
  readonly port: number;
  readonly name: string | undefined;
}

async function handshake({ address, port, name }: Asked): Promise<Handshake> {
  const shown = await shownBy({ address, port, name });
  return { address, ...(name !== undefined && { name }), shown };
}

/** Node sends no name where the host is an address. */
const shownBy = ({ address, port, name }: Asked): Promise<Handshake['shown']> =>
  new Promise((resolve) => {
    const socket = connect({
      ...{ host: address, port, rejectUnauthorized: false, timeout: PATIENCE_MS },
      ...(name !== undefined && { servername: name }),
    });
    const end = (shown: Handshake['shown']): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.once('secureConnect', () => {
      const served = socket.getPeerX509Certificate();
      end(served === undefined ? { failed: 'no-tls' } : { leaf: leafDigest(served.raw) });
    });
    socket.once('timeout', () => end({ failed: 'timed-out' }));
    socket.once('error', (error: Error) => end({ failed: failureFrom(error) }));
    socket.once('close', () => end({ failed: 'no-tls' }));
  });

/** By which a certificate is known: SHA-256 of its DER encoding. */
export const leafDigest = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

const FAILURES: ReadonlyMap<string, HandshakeFailure> = new Map([
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timed-out'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
]);

const failureFrom = (error: Error): HandshakeFailure =>
  FAILURES.get('code' in error ? String(error.code) : '') ?? 'no-tls';
