import type { Secret } from '../app/secret';
import { secureUrl } from './secure-url';

/**
 * Reads the URL that a secret is. `endpoint`: replaces its origin, for a proxy or a test; throws at once on one that is not https.
 *
 * What it returns says `undefined` of a secret that is no URL, or not a secure one.
 */
export function secretUrl(title: string, endpoint: string | undefined): (secret: Secret) => URL | undefined {
  const origin = endpoint === undefined ? undefined : secureUrl(endpoint);
  if (endpoint !== undefined && origin === undefined)
    throw new Error(`the endpoint of ${title} must be an https URL without a password, got '${endpoint}'`);

  return (secret) => {
    const url = secureUrl(secret.reveal());
    if (url === undefined || origin === undefined) return url;
    const replaced = new URL(origin);
    // Not resolved against the origin: a path that begins with two slashes would lead to another host.
    replaced.pathname = url.pathname;
    replaced.search = url.search;
    return replaced;
  };
}
