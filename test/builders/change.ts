import type { AccountChange } from '../../lambda/domain/inventory/account-change';
import { listenerArn } from './attachment';
import { NOW } from './instant';
import { overridden, type Overrides } from './overrides';

/** Somebody gave a listener another certificate. */
export const aChange = (overrides: Overrides<AccountChange> = {}): AccountChange =>
  overridden<AccountChange>(
    {
      id: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      at: NOW,
      by: 'role deployer (alice@example.com)',
      action: 'elasticloadbalancing:ModifyListener',
      certificates: ['arn:aws:iam::123456789012:server-certificate/api-2019'],
      resources: [listenerArn()],
    },
    overrides,
  );
