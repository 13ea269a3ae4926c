import * as z from 'zod/mini';
import { ruleId, runId } from '../domain/ids';
import type { Case, CaseFinding } from '../domain/ledger/case';
import { RUNGS } from '../domain/ledger/rung';
import { RESOLVED_REASONS, type Transition } from '../domain/ledger/transition';
import type { Silence } from '../domain/ledger/silence';
import type { Notice } from '../domain/message';
import type { About, SubjectId } from '../domain/subject';
import { attachmentSchema } from './attachment';
import { certificateArnSchema, instantSchema, placeSchema } from './identifiers';

/** Id of a rule, of this version or another. */
export const ruleIdSchema = z.pipe(
  z.string(),
  z.transform((value) => ruleId(value)),
);

/** What a case is about, as a key. */
export const subjectSchema = z.custom<SubjectId>(
  (value) => typeof value === 'string' && /^(certificate|blind-spot|alert-path|change-events|drill):./.test(value),
  'a subject such as certificate:…',
);

/** Warning or critical. */
export const alertSchema = z.enum(['warning', 'critical']);

const blastRadiusSchema = z.object({
  resources: z.number(),
  loadBalancers: z.number(),
  distributions: z.number(),
  hosts: z.number(),
  regions: z.number(),
  rank: z.number(),
});

const description = {
  region: placeSchema,
  owners: z.array(z.string()),
  names: z.array(z.string()),
  environment: z.exactOptional(z.string()),
  environments: z.exactOptional(z.array(z.string())),
  unknown: z.exactOptional(z.array(z.enum(['owner', 'environment']))),
  formerly: z.exactOptional(z.object({ owners: z.array(z.string()), environments: z.array(z.string()) })),
  arn: z.exactOptional(certificateArnSchema),
  notAfter: z.exactOptional(instantSchema),
  changed: z.exactOptional(z.object({ by: z.string(), at: instantSchema, action: z.string() })),
  blastRadius: z.exactOptional(blastRadiusSchema),
};

/** What must still be sayable when the subject is gone, without its uses. */
export const descriptionSchema: z.ZodMiniType<Omit<About, 'attachments'>> = z.object(description);

/** What must still be sayable when the subject is gone. */
export const aboutSchema: z.ZodMiniType<About> = z.object({
  ...description,
  attachments: z.exactOptional(z.array(attachmentSchema)),
});

const change = {
  opened: { kind: z.literal('opened'), reason: z.enum(['first-finding', 'reopened']), rings: z.boolean() },
  raised: {
    kind: z.literal('raised'),
    reason: z.enum(['severity-rose', 'rung-crossed', 'silence-ended']),
    rings: z.boolean(),
  },
  changed: {
    kind: z.literal('changed'),
    reason: z.enum([
      'rules-differ',
      'severities-differ',
      'attached-more',
      'silence-ending',
      'flapping',
      'unacknowledged',
    ]),
    rings: z.literal(false),
  },
  silenced: { kind: z.literal('silenced'), reason: z.literal('silence-written'), rings: z.literal(false) },
  eased: { kind: z.literal('eased'), reason: z.literal('no-longer-critical'), rings: z.literal(false) },
  resolved: { kind: z.literal('resolved'), reason: z.enum(RESOLVED_REASONS), rings: z.literal(false) },
};

/** What happened to a case. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object(change.opened),
  z.object(change.raised),
  z.object(change.changed),
  z.object(change.silenced),
  z.object(change.eased),
  z.object(change.resolved),
]);

/** Id of a run. */
export const runIdSchema = z.pipe(
  z.string(),
  z.transform((value) => runId(value)),
);

const step = {
  revision: z.number(),
  run: runIdSchema,
  at: instantSchema,
  observedAt: instantSchema,
};
/** What happened to a case, and when. */
export const transitionSchema: z.ZodMiniType<Transition> = z.discriminatedUnion('kind', [
  z.object({ ...change.opened, ...step }),
  z.object({ ...change.raised, ...step }),
  z.object({ ...change.changed, ...step }),
  z.object({ ...change.silenced, ...step }),
  z.object({ ...change.eased, ...step }),
  z.object({ ...change.resolved, ...step }),
]);

/** A record, so that a lack that joins the union and not this list does not compile. */
const LACKS: Readonly<Record<NonNullable<CaseFinding['stale']>['lacks'], true>> = {
  history: true,
  'not-after': true,
  'not-before': true,
  use: true,
  attachments: true,
  eligibility: true,
  renewal: true,
  validation: true,
  dns: true,
  export: true,
  names: true,
  status: true,
  key: true,
  subscriptions: true,
  trails: true,
  secret: true,
  'filter-policy': true,
  deliveries: true,
  acknowledgements: true,
  migration: true,
  reading: true,
};
const lackSchema = z.custom<keyof typeof LACKS>(
  (value) => typeof value === 'string' && Object.hasOwn(LACKS, value),
  'what a rule lacks',
);

const findingSchema = z.object({
  rule: ruleIdSchema,
  severity: alertSchema,
  summary: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  deadline: z.exactOptional(instantSchema),
  tally: z.exactOptional(z.number()),
  stale: z.exactOptional(z.object({ since: instantSchema, lacks: lackSchema })),
});

const standing = {
  severity: alertSchema,
  rung: z.enum(RUNGS),
  findings: z.tuple([findingSchema], findingSchema),
};
/** What stands against a subject, or stood last. */
export const stateSchema: z.ZodMiniType<Case['state']> = z.discriminatedUnion('kind', [
  z.object({
    ...standing,
    kind: z.literal('open'),
    absentSince: z.exactOptional(instantSchema),
    silenced: z.exactOptional(z.array(findingSchema)),
  }),
  z.object({ ...standing, kind: z.literal('silenced'), absentSince: z.exactOptional(instantSchema) }),
  z.object({ ...standing, kind: z.literal('resolved'), reason: z.enum(RESOLVED_REASONS) }),
]);

/** Who keeps what from people, until when. */
export const silencesSchema: z.ZodMiniType<readonly Silence[]> = z.array(
  z.object({
    rule: z.exactOptional(ruleIdSchema),
    owner: z.string(),
    reason: z.string(),
    until: instantSchema,
    upTo: alertSchema,
    isEndingTold: z.exactOptional(z.literal(true)),
  }),
);

/** A case as it is told. */
export const noticeSchema: z.ZodMiniType<Notice> = z.object({
  subject: subjectSchema,
  about: aboutSchema,
  openedAt: instantSchema,
  state: stateSchema,
  last: transitionSchema,
  silences: z.exactOptional(silencesSchema),
  omitted: z.exactOptional(z.object({ names: z.exactOptional(z.number()), attachments: z.exactOptional(z.number()) })),
  observedAt: z.exactOptional(instantSchema),
  flapping: z.exactOptional(z.literal(true)),
});
