import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '../../lambda/contract/permissions/permission';

/** ARNs of the things of ours that permissions speak of. A thing without an ARN is not deployed, and nobody gets a permission on it. */
export type Resources = Readonly<Record<Exclude<Permission['on'], 'all'>, readonly string[]>>;

/** Lets a role do what the permissions say, and nothing else. */
export function permit(role: Role, permissions: readonly Permission[], resources: Partial<Resources>): void {
  for (const permission of permissions) {
    const arns = permission.on === 'all' ? ['*'] : (resources[permission.on] ?? []);
    if (arns.length > 0)
      role.addToPolicy(new PolicyStatement({ actions: [...permission.actions], resources: [...arns] }));
  }
  const onAll = permissions.filter(({ on }) => on === 'all');
  if (onAll.length > 0) {
    const reason = onAll.map(({ actions, reason: why }) => `${actions.join(', ')}: ${why}`).join('. ');
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason });
  }
}
