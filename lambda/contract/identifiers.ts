import * as z from 'zod/mini';
import {
  accountId,
  certificateArn,
  certificateId,
  type Place,
  region,
  resourceArn,
  sinkId,
  vpcId,
} from '../domain/ids';
import { type Instant, isInstant } from '../domain/instant';

/** Message of a schema: what it expects, as the end of "must be …". */
const text = (pattern: RegExp, expected: string) => z.string().check(z.regex(pattern, expected));

/** The one spelling of a moment. */
export const instantSchema = z.custom<Instant>(
  (value) => typeof value === 'string' && isInstant(value),
  'an instant such as 2026-11-20T08:00:00.000Z',
);

/** Id of an AWS account. */
export const accountIdSchema = z.pipe(
  text(/^\d{12}$/, 'an account id of twelve digits'),
  z.transform((value) => accountId(value)),
);

/** Region code of any partition, known to us or not. */
export const regionSchema = z.pipe(
  text(/^[a-z]+(-[a-z0-9]+)+$/, 'a region such as eu-west-1'),
  z.transform((value) => region(value)),
);

/** Region, or `global` for what has none. */
export const placeSchema = z.pipe(
  text(/^(global|[a-z]+(-[a-z0-9]+)+)$/, 'a region such as eu-west-1, or global'),
  z.transform((value): Place => (value === 'global' ? value : region(value))),
);

/** Name of a sink of ours, of this version or another. */
export const sinkIdSchema = z.pipe(
  z.string(),
  z.transform((name) => sinkId(name)),
);

/** Identity of a certificate, in the words of the service that holds it. */
export const certificateIdSchema = z.pipe(
  text(/./, 'the id of a certificate'),
  z.transform((value) => certificateId(value)),
);

/** ARN of a certificate. */
export const certificateArnSchema = z.pipe(
  text(/^arn:/, 'the ARN of a certificate'),
  z.transform((value) => certificateArn(value)),
);

/** ARN of what uses a certificate. */
export const resourceArnSchema = z.pipe(
  text(/^arn:/, 'the ARN of a resource'),
  z.transform((value) => resourceArn(value)),
);

/** Id of a network of EC2, in the short form of old ones, too. */
export const vpcIdSchema = z.pipe(
  text(/^vpc-[0-9a-f]+$/, 'the id of a VPC such as vpc-0a1b2c3d4e5f67890'),
  z.transform((value) => vpcId(value)),
);
