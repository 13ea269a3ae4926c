import * as z from 'zod/mini';

const text = z.optional(z.string());

/** Everything that is looked at, all of it optional in practice. */
const identitySchema = z.object({
  type: text,
  arn: text,
  accountId: text,
  principalId: text,
  userName: text,
  invokedBy: text,
  sessionContext: z.optional(
    z.object({ sourceIdentity: text, sessionIssuer: z.optional(z.object({ userName: text })) }),
  ),
});
type Identity = z.infer<typeof identitySchema>;

/**
 * Who did something, from CloudTrail's `userIdentity`, as short as it can be told: `alice`, `role deployer (alice@example.com)`, `root`,
 * `cloudformation.amazonaws.com`. Of a role the name of the session follows, and the source identity, which the session cannot choose.
 */
export function actorOf(userIdentity: unknown): string {
  const identity = identitySchema.safeParse(userIdentity).data ?? {};
  const actor = directActorOf(identity);
  const { invokedBy } = identity;
  return invokedBy === undefined || invokedBy === actor ? actor : `${actor} through ${invokedBy}`;
}

/** By the type of the identity. */
const ACTORS: ReadonlyMap<string | undefined, (identity: Identity) => string> = new Map([
  ['IAMUser', ({ userName, arn }: Identity) => userName ?? lastOf(arn) ?? 'a user of IAM'],
  ['Root', () => 'root'],
  ['AssumedRole', roleOf],
  ['FederatedUser', federatedUserOf],
  ['SAMLUser', federatedUserOf],
  ['WebIdentityUser', federatedUserOf],
  ['AWSService', ({ invokedBy }: Identity) => invokedBy ?? 'a service of AWS'],
]);

const directActorOf = (identity: Identity): string => (ACTORS.get(identity.type) ?? strangerOf)(identity);

function roleOf({ arn = '', sessionContext = {} }: Identity): string {
  const { sessionIssuer, sourceIdentity } = sessionContext;
  const [, role = 'without a name', session] = arn.split('/');
  const people = [...new Set([session, sourceIdentity])].filter((one) => one !== undefined);
  const name = `role ${sessionIssuer?.userName ?? role}`;
  return people.length === 0 ? name : `${name} (${people.join(', ')})`;
}

function federatedUserOf({ userName, arn }: Identity): string {
  return `federated user ${userName ?? lastOf(arn) ?? 'without a name'}`;
}

/** A type that is newer than this code is told as it is. */
function strangerOf({ type, userName, accountId, principalId }: Identity): string {
  if (userName !== undefined) return userName;
  if (type === 'AWSAccount' && accountId !== undefined) return `account ${accountId}`;
  return [type, principalId].filter((one) => one !== undefined).join(' ') || 'nobody that the event names';
}

const lastOf = (arn: string | undefined): string | undefined => arn?.split('/').at(-1);
