import { type KeyObject, X509Certificate } from 'node:crypto';
import { jsonValue } from '../contract/json-value';
import type { Key } from '../domain/certificate/certificate';
import { type Instant, instantOf } from '../domain/instant';

/** What a certificate says of itself. */
export interface PemFacts {
  readonly names: readonly string[];
  readonly namesComplete: boolean;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly key: Key;
}

/** Reads the first certificate of a PEM text; `undefined` for a text that holds none, or none with a time of validity. */
export function readPem(pem: string): PemFacts | undefined {
  const certificate = parse(pem);
  if (certificate === undefined) return undefined;
  const notBefore = instantOf(new Date(certificate.validFrom));
  const notAfter = instantOf(new Date(certificate.validTo));
  if (notBefore === undefined || notAfter === undefined) return undefined;
  return { ...namesOf(certificate), notBefore, notAfter, key: keyOf(certificate) };
}

function parse(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    // OpenSSL says why in many ways, all of which mean: not a certificate.
    return undefined;
  }
}

/** Clients look at the common name only where no host name or address stands among the alternative names. */
function namesOf(certificate: X509Certificate): Pick<PemFacts, 'names' | 'namesComplete'> {
  const alternatives = alternativeNames(certificate.subjectAltName ?? '');
  if (alternatives === undefined) return { names: [], namesComplete: false };
  const hosts = alternatives.filter(({ kind }) => kind === 'DNS' || kind === 'IP Address').map(({ value }) => value);
  return { names: [...new Set(hosts.length > 0 ? hosts : commonNames(certificate))], namesComplete: true };
}

/** One of the alternative names of a certificate, for example of the kind `DNS`. */
interface AlternativeName {
  readonly kind: string;
  readonly value: string;
}

// `DNS:a.example, IP Address:10.0.0.1`. Node writes a value that could be taken for two entries as a JSON string.
const ENTRY = /(?:^|, )([^:,"]+):(?:("(?:[^"\\]|\\.)*")|([^,"]*))(?=, |$)/y;

/** `undefined` where the text is not made of entries, so that a forged name is never split into true ones. */
function alternativeNames(text: string): readonly AlternativeName[] | undefined {
  const names: AlternativeName[] = [];
  let end = 0;
  while (end < text.length) {
    ENTRY.lastIndex = end;
    const entry = ENTRY.exec(text);
    if (entry === null) return undefined;
    const [, kind = '', quoted, plain = ''] = entry;
    const value = quoted === undefined ? plain : unquoted(quoted);
    if (value === undefined) return undefined;
    names.push({ kind, value });
    end = ENTRY.lastIndex;
  }
  return names;
}

function unquoted(text: string): string | undefined {
  const value = jsonValue(text);
  return typeof value === 'string' ? value : undefined;
}

function commonNames(certificate: X509Certificate): readonly string[] {
  // The object, not the `subject` text, in which a name may forge a line of its own.
  const { subject } = certificate.toLegacyObject();
  return [subject.CN ?? []].flat().filter((name) => name !== '');
}

function keyOf(certificate: X509Certificate): Key {
  const publicKey = publicKeyOf(certificate);
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details = {} } = publicKey ?? {};
  if (type.startsWith('rsa') && details.modulusLength !== undefined) {
    return { family: 'rsa', bits: details.modulusLength };
  }
  if (type === 'ec' && details.namedCurve !== undefined) return { family: 'ec', curve: details.namedCurve };
  return { family: 'other', name: type };
}

function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    // An algorithm that this OpenSSL does not know; names and times stand all the same.
    return undefined;
  }
}
