/** A host name as it is compared: without regard to case and to a final dot. Internationalised names stand as A-labels in certificates. */
export const normalizedName = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** Equal for equal sets of names, whatever their order and spelling. Host names hold no blank. */
export const nameSetKey = (names: readonly string[]): string =>
  [...new Set(names.map(normalizedName))].sort().join(' ');

/**
 * What a certificate must name, one of these, to be valid for the name (RFC 6125, 6.4.3): the name itself, or a wildcard in place of its left-most label.
 *
 * A wildcard stands for one label, so that it covers neither its own domain nor the names two levels below it. Only a wildcard covers a wildcard.
 */
export function coveringNames(name: string): readonly string[] {
  const normalized = normalizedName(name);
  const dot = normalized.indexOf('.');
  return dot < 1 || normalized.startsWith('*.') ? [normalized] : [normalized, `*${normalized.slice(dot)}`];
}
