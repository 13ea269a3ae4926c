import { keysOf } from '../keys-of';

/** Ends with what to do about it. */
const BLOCKERS = {
  'same-certificate': 'both are the same certificate: name another one with --to',
  'not-issued': 'the new certificate is not issued: finish its validation first',
  expired: 'the new certificate has expired: name another one with --to',
  'not-yet-valid': 'the new certificate is not valid yet',
  'dates-unknown': 'it is not known from when until when the new certificate is valid',
  'ends-no-later': 'the new certificate ends no later than the old one: name another one with --to',
  'names-unknown': 'not all names of one of the two are known, so that nobody can tell whether the new one covers them',
  'leaf-unknown': 'the new certificate itself cannot be fetched, so that no handshake could tell that it is served',
  'same-leaf': 'both are the very same certificate under two ARNs, so that no handshake could tell them apart',
  'authority-changes':
    'one is of a public CA and the other is not (see who issued them above): clients may trust only one of them; pass --accept-authority-change once you know',
  'uses-left': 'some uses cannot be moved by this operation: pass --partial to move the others',
  'no-target': 'nothing is left that this operation could move',
} as const;

/** `NAME` stands for the one that it is about. */
const BLOCKERS_OF_NAMES = {
  'name-not-covered': 'the new certificate does not cover NAME; if nobody needs it, pass --give-up-name NAME',
  'alias-not-covered':
    'the new certificate does not cover NAME, an alias of a distribution, and CloudFront takes no certificate that lacks one: take the alias away, or name another certificate with --to',
  'domain-not-covered':
    'the new certificate does not cover NAME, a custom domain of API Gateway, which takes no certificate that lacks it: name another certificate with --to',
} as const;

const OBSTACLES = {
  'service-not-moved':
    'this operation moves listeners of load balancers, distributions and custom domains of API Gateway only: move it by hand',
  'api-gateway-unread':
    'it is of API Gateway, whose domains could not be read there: allow apigateway:GET for /domainnames, or give the domain the new certificate with `aws apigateway update-domain-name`',
  'api-domain-not-available':
    'API Gateway is not done with an earlier change of this domain, or refuses it: look at its status there, then plan again',
  'api-domain-with-two-endpoints':
    'this domain is on its way between a regional and an edge-optimized endpoint, each with a certificate: finish that first, then plan again',
  'private-api-domain':
    'a private custom domain of API Gateway can only be verified from inside a network: give it the new certificate with `aws apigateway update-domain-name`',
  'verifies-ownership':
    'the old certificate proves who owns this domain of API Gateway with mutual TLS: exchange it there, which this operation does not',
  'appsync-keeps':
    'AppSync cannot exchange the certificate of a domain: the domain is to be deleted and made anew with the new one, and serves nobody in between',
  'served-by-aws':
    'it belongs to an account of AWS, which serves a custom domain for you (of Cognito, AppSync, Amplify or the like, or of API Gateway where AWS does not say by which account): give that domain the new certificate in its own service',
  'distribution-tenant':
    'a tenant of a distribution with a certificate of its own is not moved by this operation: give it the new one in CloudFront',
  'presented-to-origin':
    'it proves itself to an origin by the old certificate: agree with whoever runs the origin, then exchange it in CloudFront',
  'staging-distribution':
    'a staging distribution tries out a configuration: change it there, so that it is not lost when it is promoted',
  'continuous-deployment': 'a continuous deployment is under way on it: end or promote that first, then plan again',
  'list-full':
    'the SNI lists of its load balancer are full, and the new certificate must stand there before the old one leaves: take one away that nobody needs, or have the quota of certificates per load balancer raised, then plan again',
  'listener-unknown': 'ACM names it, and no listener of it was read',
  'other-region': 'the new certificate is of another region: plan that region with a certificate of its own',
  'not-of-us-east-1': 'CloudFront takes certificates of ACM from us-east-1 only: plan it with one from there',
  'outside-cloudfront-path': 'CloudFront takes certificates of IAM only under a path that begins with /cloudfront/',
  'not-of-acm': 'API Gateway takes certificates of ACM only: name one with --to',
  'name-not-covered':
    'the new certificate does not cover all names that it needs: plan it with a certificate that does, named with --to',
  'owned-by-cloudformation':
    'a stack of CloudFormation owns it, and its next update would bring the old certificate back: change the stack, or pass --allow-drift',
  'owner-unknown':
    'its tags could not be read, so that a stack may own it: allow elasticloadbalancing:DescribeTags and cloudfront:ListTagsForResource, or pass --allow-drift',
  unreadable: 'it could not be read',
  gone: 'it is gone: plan again',
  'not-there': 'it does not hold the old certificate any more, or under another name: plan again',
} as const;

const WARNINGS = {
  'cannot-be-verified':
    'is internal: what it serves cannot be verified from here; deploy a probe in its network and plan again, or apply the plan from inside of it',
  'probe-unknown':
    'whether its network has a probe could not be read: allow cloudformation:DescribeStacks on the stacks of notafter',
  'key-type-changes': 'the key is of another type than before: very old clients may not know it',
  'issuer-unknown':
    'whether a public or a private CA issued one of the two is not known: clients that trust one issuer only may refuse the new one',
  'authority-changes':
    'one is of a public CA and the other is not (see who issued them above), and somebody answers for that: clients that trust only the old one will refuse the new one',
  'private-issuer-changes':
    'neither is of a public CA, and another one than before issued the new certificate: clients trust it only if they were told to',
  'nobody-renews': 'nobody renews the new certificate',
  'no-way-back':
    'the old certificate has expired, is revoked, or its end is not known: nothing is ever rolled back to it',
  drift:
    'a stack of CloudFormation may own it: its next update brings the old certificate back unless the stack changes',
  'hosts-unknown': 'for which host names it has rules could not be read',
  'nothing-to-ask-for': 'has no alias to ask for: what it serves cannot be verified',
  'only-listed':
    'holds the old certificate in its list only, and both certificates have no name in common to ask for: no handshake will show the new one, and it will be moved, NOT verified',
  'client-certificates':
    'asks clients for certificates: where handshakes from here fail for that, it is not touched, or put back',
  'list-perhaps-full':
    'lists as many certificates as AWS usually allows, and whether it allows more could not be read: allow elasticloadbalancing:DescribeAccountLimits',
  'name-given-up': 'is given up: the new certificate does not cover it',
  'nothing-to-give-up': 'is not given up: the new certificate covers it, or the old one did not',
  'name-left-behind':
    'is left with what has a rule for it: the new certificate does not cover it, and whatever else is moved does not answer to it any more',
} as const;

/** Why a plan may not be applied as a whole; `name`: the one that it is about. */
export type Blocker =
  { readonly kind: keyof typeof BLOCKERS } | { readonly kind: keyof typeof BLOCKERS_OF_NAMES; readonly name: string };

/** Why one use is not moved. */
export type Obstacle = keyof typeof OBSTACLES;

/** What a human has to know before saying yes; `on`: the target or name that it is about. */
export interface Warning {
  readonly kind: keyof typeof WARNINGS;
  readonly on?: string;
}

/** All of them that are about no name. */
export const BLOCKER_KINDS = keysOf(BLOCKERS);
/** All of them that are about a name. */
export const BLOCKER_OF_NAME_KINDS = keysOf(BLOCKERS_OF_NAMES);
/** All of them. */
export const OBSTACLE_KINDS = keysOf(OBSTACLES);
/** All of them. */
export const WARNING_KINDS = keysOf(WARNINGS);

/** A blocker as a sentence. */
export const blockerSentence = (blocker: Blocker): string =>
  'name' in blocker ? BLOCKERS_OF_NAMES[blocker.kind].replaceAll('NAME', () => blocker.name) : BLOCKERS[blocker.kind];

/** An obstacle as the end of a sentence that begins with what is left. */
export const obstacleSentence = (obstacle: Obstacle): string => OBSTACLES[obstacle];

/** A warning as a sentence. */
export const warningSentence = ({ kind, on }: Warning): string =>
  on === undefined ? WARNINGS[kind] : `${on}: ${WARNINGS[kind]}`;
