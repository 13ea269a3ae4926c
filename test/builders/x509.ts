import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  type JsonGeneralNames,
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
}

/** PEM texts of a certificate and its private key (PKCS #8). */
export interface CertificatePair {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Makes a real, self-signed X.509 certificate in milliseconds (RSA-4096 takes a second). */
export async function aCertificatePair({
  names = ['api.example.com'],
  notBefore = '2026-06-01T00:00:00.000Z',
  notAfter = '2027-06-01T00:00:00.000Z',
  key = 'ec-p256',
  ...others
}: CertificateWishes = {}): Promise<CertificatePair> {
  cryptoProvider.set(webcrypto as never);
  const signingAlgorithm = ALGORITHMS[key];
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: (others.commonNames ?? names.slice(0, 1)).map((commonName) => ({ CN: [commonName] })),
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    signingAlgorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(false),
      ...alternativeNames(others.alternatives ?? names.map((value) => ({ type: 'dns', value }))),
    ],
  });
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), privateKey: PemConverter.encode(privateKey, 'PRIVATE KEY') };
}

const alternativeNames = (names: JsonGeneralNames) =>
  names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)];
