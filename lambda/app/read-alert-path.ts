import { SECRET_KEYS } from '../contract/settings';
import type { AlertPath } from '../domain/alert-path';
import type { AlertPathSource } from './ports';

/** `pager`: whether the configuration names a pager, which needs its key of the secret. */
export async function readAlertPath(
  source: AlertPathSource,
  { pager }: { readonly pager: boolean },
): Promise<AlertPath> {
  const [subscriptions, secret] = await Promise.all([
    source.subscriptions('pages'),
    pager ? source.secret(SECRET_KEYS.pagerduty) : undefined,
  ]);
  return { topic: 'pages', subscriptions, ...(secret !== undefined && { secret }) };
}
