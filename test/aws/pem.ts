import 'reflect-metadata';
import { webcrypto } from 'node:crypto';

import {
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto);

export interface PemOptions {
  readonly names: readonly string[];
  readonly notAfter: string;
  /** @default 2020-01-01T00:00:00Z */
  readonly notBefore?: string;
  /** @default EC */
  readonly key?: 'EC' | 'RSA';
}

export interface Pem {
  readonly certificate: string;
  readonly privateKey: string;
}

const algorithms = {
  EC: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
} as const;

/** A real certificate, signed by itself. */
export async function pemOf(options: PemOptions): Promise<Pem> {
  const { names, notAfter, notBefore = '2020-01-01T00:00:00Z', key = 'EC' } = options;
  const keys = await webcrypto.subtle.generateKey(algorithms[key], true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${names[0]}`,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    keys,
    signingAlgorithm: algorithms[key],
    extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value })))],
  });
  const exported = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), privateKey: PemConverter.encode(exported, 'PRIVATE KEY') };
}
