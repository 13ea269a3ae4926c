/** The value of a text that somebody else wrote; `undefined`: it is not JSON. No error: that of the parser would quote the text, which may be a secret. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
