const CONSTANT = /^const (_\w+) = ("[^"\\\n]*");$/gm;
const COMPUTED_KEY = /\[(_\w+)\]: /g;

/**
 * Source of a schema of the AWS SDK with `{ [_xN]: … }` written as `{ "xmlName": … }`, where the file says that the constant
 * `_xN` is that text.
 *
 * A bundler must keep an object with a computed key even if nobody uses it, because computing a key may do something. EC2's
 * 700 operations, of which we use one, were more than a third of the scan's code.
 */
export function literalKeys(source: string): string {
  const constants = new Map([...source.matchAll(CONSTANT)].map(([, name = '', text = '']) => [name, text]));
  return source.replaceAll(COMPUTED_KEY, (key, name: string) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}: `;
  });
}
