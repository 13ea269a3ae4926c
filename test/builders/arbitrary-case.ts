import fc from 'fast-check';
import { resourceArn, ruleId, runId } from '../../lambda/domain/ids';
import type { Case, CaseFinding } from '../../lambda/domain/ledger/case';
import type { Silence } from '../../lambda/domain/ledger/silence';
import { RUNGS } from '../../lambda/domain/ledger/rung';
import { type CaseChange, RESOLVED_REASONS, type Transition } from '../../lambda/domain/ledger/transition';
import type { Unrest } from '../../lambda/domain/ledger/unrest';
import { SEVERITIES } from '../../lambda/domain/severity';
import type { About, SubjectId } from '../../lambda/domain/subject';
import { anyInstant } from './arbitrary-certificate';
import { aDistribution, aDomainName, anAttachment } from './attachment';
import { acmArn } from './certificate';

const anySeverity = fc.constantFrom('warning' as const, 'critical' as const);
const anyRevision = fc.nat();

const anySubject: fc.Arbitrary<SubjectId> = fc
  .tuple(
    fc.constantFrom(
      'certificate' as const,
      'blind-spot' as const,
      'alert-path' as const,
      'change-events' as const,
      'drill' as const,
    ),
    fc.string({ minLength: 1 }).filter((text) => !/^[\n\r\u2028\u2029]/.test(text)),
  )
  .map(([kind, id]): SubjectId => `${kind}:${id}`);

const anyAbout: fc.Arbitrary<About> = fc.record(
  {
    region: fc.constant('global' as const),
    owners: fc.array(fc.string(), { maxLength: 2 }),
    names: fc.array(fc.string(), { maxLength: 3 }),
    environment: fc.string(),
    environments: fc.array(fc.string(), { maxLength: 2 }),
    unknown: fc.subarray(['owner', 'environment'] as const),
    formerly: fc.record({
      owners: fc.array(fc.string(), { maxLength: 2 }),
      environments: fc.array(fc.string(), { maxLength: 2 }),
    }),
    arn: fc.constant(acmArn()),
    notAfter: anyInstant,
    attachments: fc.subarray([
      anAttachment(),
      anAttachment({ listener: { port: 8443, role: 'sni' }, hosts: ['api.example.com', ''] }),
      aDistribution({ resource: resourceArn('arn:aws:cloudfront::1:distribution/E1') }),
      aDistribution({ presentedTo: 'origin', staging: true }),
      aDomainName(),
      anAttachment({ service: 'api-gateway', listener: undefined }),
    ]),
    blastRadius: fc.record({
      resources: fc.nat(),
      loadBalancers: fc.nat(),
      distributions: fc.nat(),
      hosts: fc.nat(),
      regions: fc.nat(),
      rank: fc.nat(),
    }),
  },
  { requiredKeys: ['region', 'owners', 'names'] },
);

const anyFinding: fc.Arbitrary<CaseFinding> = fc.record(
  {
    rule: fc.constantFrom(ruleId('certificate-expiring'), ruleId('of-another-version')),
    severity: anySeverity,
    summary: fc.string(),
    facts: fc.dictionary(
      fc.constantFrom('renews', 'days', 'uses'),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
    ),
    deadline: anyInstant,
    stale: fc.record({
      since: anyInstant,
      lacks: fc.constantFrom(
        ...(['history', 'not-after', 'not-before', 'use', 'attachments', 'eligibility', 'renewal'] as const),
        ...(['names', 'status', 'key', 'subscriptions', 'secret', 'validation', 'dns', 'reading'] as const),
        ...(['filter-policy', 'deliveries', 'acknowledgements', 'trails', 'export', 'migration'] as const),
      ),
    }),
  },
  { requiredKeys: ['rule', 'severity', 'summary', 'facts'] },
);

const anyReason = fc.constantFrom(...RESOLVED_REASONS);
const anyChange: fc.Arbitrary<CaseChange> = fc.oneof(
  fc.tuple(fc.constantFrom('first-finding' as const, 'reopened' as const), fc.boolean()).map(([reason, rings]) => ({
    kind: 'opened' as const,
    reason,
    rings,
  })),
  fc
    .tuple(fc.constantFrom('severity-rose' as const, 'rung-crossed' as const, 'silence-ended' as const), fc.boolean())
    .map(([reason, rings]) => ({
      kind: 'raised' as const,
      reason,
      rings,
    })),
  fc
    .constantFrom(
      'rules-differ' as const,
      'severities-differ' as const,
      'attached-more' as const,
      'silence-ending' as const,
      'unacknowledged' as const,
      'flapping' as const,
    )
    .map((reason) => ({ kind: 'changed' as const, reason, rings: false as const })),
  fc.constant({ kind: 'silenced', reason: 'silence-written', rings: false } as const),
  fc.constant({ kind: 'eased', reason: 'no-longer-critical', rings: false } as const),
  anyReason.map((reason) => ({ kind: 'resolved' as const, reason, rings: false as const })),
);
const anyTransition: fc.Arbitrary<Transition> = fc
  .tuple(
    anyChange,
    fc.record({
      revision: anyRevision,
      run: fc.string().map((text) => runId(text)),
      at: anyInstant,
      observedAt: anyInstant,
    }),
  )
  .map(([change, when]) => ({ ...change, ...when }));

const standing = {
  severity: anySeverity,
  rung: fc.constantFrom(...RUNGS),
  findings: fc
    .tuple(anyFinding, fc.array(anyFinding, { maxLength: 2 }))
    .map(([first, others]) => [first, ...others] as const),
};
const anyState: fc.Arbitrary<Case['state']> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('open' as const),
      ...standing,
      absentSince: anyInstant,
      silenced: fc.array(anyFinding, { maxLength: 2 }),
    },
    { requiredKeys: ['kind', 'severity', 'rung', 'findings'] },
  ),
  fc.record(
    { kind: fc.constant('silenced' as const), ...standing, absentSince: anyInstant },
    { requiredKeys: ['kind', 'severity', 'rung', 'findings'] },
  ),
  fc.record({ kind: fc.constant('resolved' as const), ...standing, reason: anyReason }),
);

const anySilence: fc.Arbitrary<Silence> = fc.record(
  {
    rule: fc.constantFrom(ruleId('certificate-expiring'), ruleId('of-another-version')),
    owner: fc.string(),
    reason: fc.string(),
    until: anyInstant,
    upTo: anySeverity,
    isEndingTold: fc.constant(true as const),
  },
  { requiredKeys: ['owner', 'reason', 'until', 'upTo'] },
);

const anyUnrest: fc.Arbitrary<Unrest> = fc.record(
  {
    changedAt: fc.array(anyInstant, { maxLength: 3 }),
    flapping: fc.record({ on: fc.constantFrom(...SEVERITIES), since: anyInstant }),
  },
  { requiredKeys: ['changedAt'] },
);

/** Any case that the types allow, be it one that `decide` makes or not. */
export const anyCase: fc.Arbitrary<Case> = fc.record(
  {
    schemaVersion: fc.constant(1 as const),
    subject: anySubject,
    about: anyAbout,
    version: fc.nat(),
    last: anyTransition,
    rang: anyRevision,
    openedAt: anyInstant,
    observedAt: anyInstant,
    state: anyState,
    silences: fc.array(anySilence, { maxLength: 2 }),
    acknowledgement: fc.record({ by: fc.string(), at: anyInstant, rang: anyRevision }),
    unrest: anyUnrest,
  },
  {
    requiredKeys: ['schemaVersion', 'subject', 'about', 'version', 'last', 'rang', 'openedAt', 'observedAt', 'state'],
  },
);
