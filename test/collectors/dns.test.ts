import { Resolver } from 'node:dns/promises';
import { publicDns } from '../../lambda/collectors/dns';
import type { Dns } from '../../lambda/app/ports';
import { type FakeNameServer, type NameRecords, startNameServer } from '../fakes/name-server';

const NAME = '_x.example.com';
const VALUE = '_y.acm-validations.aws';

/** Asks a resolver of Node, which asks the server at that address. */
function dnsAt(address: string): Dns {
  const resolver = new Resolver({ timeout: 50, tries: 1 });
  resolver.setServers([address]);
  return publicDns(resolver);
}

describe('publicDns', () => {
  let server: FakeNameServer;
  let dns: Dns;

  beforeEach(async () => {
    server = await startNameServer();
    dns = dnsAt(server.address);
  });
  afterEach(() => server.stop());

  test('finds what a name is an alias of, in the one spelling in which names are compared', async () => {
    server.put(NAME, { cname: '_Y.ACM-Validations.aws' });

    await expect(dns.cname(NAME)).resolves.toEqual({ kind: 'found', targets: [VALUE] });
    expect(server.asked).toEqual([`CNAME ${NAME}`, `CNAME ${VALUE}`]);
  });

  test('follows a chain, alias after alias', async () => {
    server.put(NAME, { cname: 'validation.example.net' });
    server.put('validation.example.net', { cname: VALUE });

    await expect(dns.cname(NAME)).resolves.toEqual({ kind: 'found', targets: ['validation.example.net', VALUE] });
  });

  test('tells as far as it came, where the end of a chain cannot be heard', async () => {
    server.put(NAME, { cname: VALUE });
    server.put(VALUE, 'server-failure');

    await expect(dns.cname(NAME)).resolves.toEqual({
      kind: 'found',
      targets: [VALUE],
      unfinished: 'server-failure',
    });
  });

  test.each([
    { links: 8, kind: 'found' },
    { links: 9, kind: 'unknown' },
  ])('calls a chain of $links aliases $kind', async ({ links, kind }) => {
    for (let link = 0; link < links; link += 1)
      server.put(`a${link}.example.com`, { cname: `a${link + 1}.example.com` });

    await expect(dns.cname('a0.example.com')).resolves.toMatchObject({ kind });
  });

  test.each([
    { what: 'to itself', names: ['a.example.com'] },
    { what: 'of two', names: ['a.example.com', 'b.example.com'] },
  ])('takes a loop $what for no answer', async ({ names }) => {
    names.forEach((name, index) => server.put(name, { cname: names[index + 1] ?? names[0] ?? '' }));

    await expect(dns.cname('a.example.com')).resolves.toEqual({ kind: 'unknown', because: 'chain-too-long' });
  });

  test('takes a loop behind the first name for no answer', async () => {
    server.put('a.example.com', { cname: 'b.example.com' });
    server.put('b.example.com', { cname: 'c.example.com' });
    server.put('c.example.com', { cname: 'b.example.com' });

    await expect(dns.cname('a.example.com')).resolves.toEqual({ kind: 'unknown', because: 'chain-too-long' });
  });

  test.each<{ records: NameRecords | undefined; what: string; answer: object }>([
    { what: 'a name that does not exist', records: undefined, answer: { kind: 'absent' } },
    { what: 'a name that holds something else', records: { text: 'v=spf1' }, answer: { kind: 'absent' } },
    { what: 'SERVFAIL', records: 'server-failure', answer: { kind: 'unknown', because: 'server-failure' } },
    { what: 'REFUSED', records: 'refused', answer: { kind: 'unknown', because: 'refused' } },
    { what: 'NOTIMP', records: 'not-implemented', answer: { kind: 'unknown', because: 'malformed-answer' } },
    { what: 'silence', records: 'silence', answer: { kind: 'unknown', because: 'timed-out' } },
  ])('answers $answer of $what, whatever it is asked for', async ({ records, answer }) => {
    server.put(NAME, records);

    await expect(dns.cname(NAME)).resolves.toEqual(answer);
    await expect(dns.caa(NAME)).resolves.toEqual(answer);
  });

  test('never takes noise for an answer', async () => {
    server.put(NAME, 'garbage');

    await expect(dns.cname(NAME)).resolves.toMatchObject({ kind: 'unknown' });
  });

  test('calls a server that is not there unreachable or silent, not its records absent', async () => {
    await expect(dnsAt('127.0.0.1:9').cname(NAME)).resolves.toMatchObject({ kind: 'unknown' });
  });

  test('finds CAA records of any tag', async () => {
    server.put('example.com', {
      caa: [
        { tag: 'issue', value: 'amazon.com; account=1' },
        { tag: 'issuewild', value: ';' },
        { tag: 'iodef', value: 'mailto:ops@example.com' },
        // Of a tag that nobody knows; dns-packet knows those of RFC 6844 only.
        { tag: 'TBS' as 'issue', value: 'unknown', issuerCritical: true, flags: 128 },
      ],
    });

    await expect(dns.caa('example.com')).resolves.toEqual({
      kind: 'found',
      records: [
        { critical: false, tag: 'issue', value: 'amazon.com; account=1' },
        { critical: false, tag: 'issuewild', value: ';' },
        { critical: false, tag: 'iodef', value: 'mailto:ops@example.com' },
        { critical: true, tag: 'tbs', value: 'unknown' },
      ],
    });
  });

  test.each(['', '.', 'a..b', 'white space.example.com', 'münchen.example', `${'a'.repeat(64)}.example.com`, '*.a.b'])(
    'asks nobody about %j, which is no host name',
    async (name) => {
      await expect(dns.cname(name)).resolves.toEqual({ kind: 'unknown', because: 'unusable-name' });
      await expect(dns.caa(name)).resolves.toEqual({ kind: 'unknown', because: 'unusable-name' });
      expect(server.asked).toEqual([]);
    },
  );
});

describe('publicDns, where a resolver', () => {
  const answering = (rows: readonly object[], names: readonly string[] = []): Dns =>
    publicDns({ resolveCname: async () => [...names], resolveCaa: async () => rows as never });

  test.each([
    { what: 'without a flag', rows: [{ issue: 'amazon.com' }] },
    { what: 'without a property', rows: [{ critical: 0 }] },
    { what: 'whose tag hides the flag', rows: [{ critical: 'amazon.com' }] },
    { what: 'of two properties', rows: [{ critical: 0, issue: 'amazon.com', iodef: 'x' }] },
    { what: 'whose value is no text', rows: [{ critical: 0, issue: 1 }] },
    { what: 'that is not there', rows: [] },
  ])('gives a record $what, tells nothing', async ({ rows }) => {
    await expect(answering(rows).caa('example.com')).resolves.toEqual({ kind: 'unknown', because: 'malformed-answer' });
  });

  test('gives an alias of nothing, tells nothing', async () => {
    await expect(answering([]).cname(NAME)).resolves.toEqual({ kind: 'unknown', because: 'malformed-answer' });
  });

  test('fails in a way of its own, fails as well: a bug is no answer', async () => {
    const broken = new TypeError('no such method');
    const dns = publicDns({ resolveCname: () => Promise.reject(broken), resolveCaa: () => Promise.reject(broken) });

    await expect(dns.cname(NAME)).rejects.toBe(broken);
  });
});
