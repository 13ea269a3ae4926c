const LOCAL: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether nobody reads on the way what is sent there: https, or plain http that does not leave this machine. No user and password in it. */
export const isSecure = ({ protocol, hostname, username, password }: URL): boolean =>
  username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && LOCAL.includes(hostname)));

/** `undefined`: no absolute URL, or not a secure one. */
export function secureUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return isSecure(url) ? url : undefined;
}
