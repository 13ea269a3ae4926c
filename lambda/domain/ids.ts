declare const brand: unique symbol;

/** A text that only the function of the same name makes, so that an ARN is never passed where a region is meant. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A list that is known to hold something. */
export type NonEmpty<Item> = readonly [Item, ...Item[]];

/** Whether a list holds something. */
export const isNonEmpty = <Item>(items: readonly Item[]): items is NonEmpty<Item> => items.length > 0;

/** The one door to a brand: collectors and the decoders of saved values call what follows; nobody else makes an id. */
const branded =
  <Name extends string>() =>
  (text: string): Branded<Name> =>
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a brand exists for the compiler only
    text as Branded<Name>;

/** Twelve digits. */
export type AccountId = Branded<'AccountId'>;
/** Brands an account id. */
export const accountId = branded<'AccountId'>();

/** A region code as AWS spells it, for example `eu-west-1`. */
export type Region = Branded<'Region'>;
/** Brands a region code. */
export const region = branded<'Region'>();

/** IAM and CloudFront have no region. */
export type Place = Region | 'global';

/** ARN of a certificate of ACM or IAM. */
export type CertificateArn = Branded<'CertificateArn'>;
/** Brands the ARN of a certificate. */
export const certificateArn = branded<'CertificateArn'>();

/** Identity. ACM: the ARN. IAM: the ServerCertificateId, because a rename changes the ARN and a re-upload under an old name keeps it. */
export type CertificateId = Branded<'CertificateId'>;
/** Brands the identity of a certificate. */
export const certificateId = branded<'CertificateId'>();

/** ARN of what uses a certificate. */
export type ResourceArn = Branded<'ResourceArn'>;
/** Brands the ARN of a resource. */
export const resourceArn = branded<'ResourceArn'>();

/** Branded, not a union: the ledger outlives the rules of one version. */
export type RuleId = Branded<'RuleId'>;
/** Brands the id of a rule. */
export const ruleId = branded<'RuleId'>();

/** Begins with the instant of the run, so that the order of ids is the order of runs. */
export type RunId = Branded<'RunId'>;
/** Brands the id of a run. */
export const runId = branded<'RunId'>();

/** A function of ours that serves one medium. Branded, not a union: a channel is added without touching the domain. */
export type SinkId = Branded<'SinkId'>;
/** Brands the id of a sink. */
export const sinkId = branded<'SinkId'>();

/** Id of a network of EC2. */
export type VpcId = Branded<'VpcId'>;
/** Brands the id of a network. */
export const vpcId = branded<'VpcId'>();
