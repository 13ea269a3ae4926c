import { X509Certificate } from 'node:crypto';
import { readPem } from '../collectors/pem';
import type { PublicParts } from '../domain/operations/change';
import type { ContentFacts } from '../domain/operations/reimport';
import { leafDigest } from '../collectors/handshakes';
import { readIssuer } from './read-issuer';

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** What a certificate says, and whether its chain leads upwards from it; `undefined`: the texts hold none that can be read. */
export function contentFacts(parts: PublicParts): ContentFacts | undefined {
  const facts = readPem(parts.certificate);
  const [leaf, ...others] = certificatesIn(parts.certificate) ?? [];
  const chain = certificatesIn(parts.chain ?? '');
  if (facts === undefined || leaf === undefined || others.length > 0 || chain === undefined) return undefined;
  const { names, notBefore, notAfter, key } = facts;
  const broken = brokenAt(leaf, chain);
  return {
    ...{ parts, leaf: leafDigest(leaf.raw), names, notBefore, notAfter, key },
    issuer: readIssuer(leaf),
    ...(broken !== undefined && { brokenAt: broken }),
  };
}

/** `undefined`: one of them cannot be read. */
function certificatesIn(text: string): readonly X509Certificate[] | undefined {
  try {
    return Array.from(text.matchAll(PEM), ([one]) => new X509Certificate(one));
  } catch {
    return undefined;
  }
}

/** Counted from one. By names and by signatures, as clients do. */
function brokenAt(leaf: X509Certificate, chain: readonly X509Certificate[]): number | undefined {
  const index = chain.findIndex((issuer, place) => {
    const issued = place === 0 ? leaf : chain[place - 1];
    return issued?.checkIssued(issuer) !== true || !issued.verify(issuer.publicKey);
  });
  return index === -1 ? undefined : index + 1;
}
