import { cut } from '../rendering/hostile-text';
import type { Issuer } from './issuer';

/** Longest part of a name that is shown: whoever issued it chose it, and nothing that follows may be pushed out of sight. */
const NAME_SHOWN = 120;

const WORDS: Readonly<Record<Issuer['authority'], (name: string) => string>> = {
  public: (name) => `a public CA (${name})`,
  private: (name) => `a private CA (${name})`,
  unknown: (name) => `a CA of which it is not known whether it is public (${name})`,
  itself: () => 'itself',
};

/** Who issued a certificate, as it goes on after `issued by`. */
export const issuerWords = ({ authority, name }: Issuer): string => WORDS[authority](cut(name, NAME_SHOWN));
