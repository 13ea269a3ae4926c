import { X509Certificate } from 'node:crypto';
import { leafDigest } from '../collectors/handshakes';

/** The first certificate of a PEM text; `undefined`: it holds none. */
export function leafIn(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}

/** Of the first certificate of a PEM text; `undefined`: it holds none. */
export function digestOfPem(text: string): string | undefined {
  const leaf = leafIn(text);
  return leaf && leafDigest(leaf.raw);
}
