import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  cryptoProvider,
  type JsonGeneralNames,
  type JsonName,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHMS = {
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'ec-p384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  'rsa-1024': rsa(1024),
  'rsa-2048': rsa(2048),
  'rsa-4096': rsa(4096),
} as const;

function rsa(modulusLength: number) {
  return {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
}

/** What a test says of a real certificate; the rest does not matter to it. */
export interface CertificateWishes {
  /** The first is the common name too. */
  readonly names?: readonly string[];
  /** Common names instead of the first name. */
  readonly commonNames?: readonly string[];
  /** Alternative names of any kind instead of `names`; empty: no such extension. */
  readonly alternatives?: JsonGeneralNames;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly key?: keyof typeof ALGORITHMS;
  /** Distinguished name of another who issued it, from the top downwards. @default - it is issued by itself */
  readonly issuer?: JsonName;
  /** Under which policies; empty: no such extension. */
  readonly policies?: readonly string[];
}

/** A certificate whose domain was validated by a public CA, by its own words. */
export const OF_A_PUBLIC_CA = {
  issuer: [{ O: ['Example Trust'] }, { CN: ['Example Public CA'] }],
  policies: ['2.23.140.1.2.1'],
} as const satisfies CertificateWishes;

/** PEM texts of a certificate and its private key (PKCS #8). */
export interface CertificatePair {
  readonly certificate: string;
  readonly privateKey: string;
}

const DEFAULTS = {
  names: ['api.example.com'],
  notBefore: '2026-06-01T00:00:00.000Z',
  notAfter: '2027-06-01T00:00:00.000Z',
  key: 'ec-p256',
} as const satisfies CertificateWishes;

/** Makes a real X.509 certificate in milliseconds (RSA-4096 takes a second), signed by its own key, or by one that nobody else ever gets. */
export async function aCertificatePair(given: CertificateWishes = {}): Promise<CertificatePair> {
  const wishes = { ...DEFAULTS, ...given };
  cryptoProvider.set(webcrypto as never);
  const algorithm = ALGORITHMS[wishes.key];
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const subject = (wishes.commonNames ?? wishes.names.slice(0, 1)).map((commonName) => ({ CN: [commonName] }));
  const self = { issuer: subject, signingAlgorithm: algorithm, signingKey: keys.privateKey };
  const certificate = await X509CertificateGenerator.create({
    ...{ subject, publicKey: keys.publicKey },
    ...(wishes.issuer === undefined ? self : await anAuthority(wishes.issuer)),
    notBefore: new Date(wishes.notBefore),
    notAfter: new Date(wishes.notAfter),
    extensions: [
      new BasicConstraintsExtension(false),
      ...alternativeNames(wishes.alternatives ?? wishes.names.map((value) => ({ type: 'dns', value }))),
      ...policiesFor(wishes),
    ],
  });
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), privateKey: PemConverter.encode(privateKey, 'PRIVATE KEY') };
}

async function anAuthority(issuer: JsonName) {
  const signingAlgorithm = ALGORITHMS['ec-p256'];
  const { privateKey: signingKey } = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  return { issuer, signingAlgorithm, signingKey };
}

const policiesFor = ({ policies = [] }: CertificateWishes) =>
  policies.length === 0 ? [] : [new CertificatePolicyExtension([...policies])];

const alternativeNames = (names: JsonGeneralNames) =>
  names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)];
