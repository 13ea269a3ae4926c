import * as fc from 'fast-check';
import {
  type AlertPath,
  reachOf,
  type SecretState,
  type Subscription,
} from '../../../lambda/domain/alert-path/alert-path';
import type { BlindSpot } from '../../../lambda/domain/judging/blind-spot';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import type { Deliveries } from '../../../lambda/domain/alert-path/delivery';
import type { Finding, Verdict } from '../../../lambda/domain/finding';
import { type CertificateId, region, type RuleId, sinkId } from '../../../lambda/domain/ids';
import { DAY_MS, type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import { RULES } from '../../../lambda/domain/rules';
import { verdictsOn } from '../../../lambda/domain/judging/rule-verdicts';

import type { Stored } from '../../../lambda/domain/ledger/stored';
import type { MigrationRecord, Migrations } from '../../../lambda/domain/migration/migration-record';
import { SEVERITIES } from '../../../lambda/domain/severity';
import { topicsThatHear } from '../../../lambda/domain/alert-path/told-on';
import type { Trail } from '../../../lambda/domain/inventory/trails';
import { anAttachment } from '../../builders/attachment';
import { anyAcmCertificate, anyCertificate, anyInstant, anyMemory } from '../../builders/arbitrary-certificate';
import { anyAuthorities } from '../../builders/arbitrary-certificate-authority';
import { anyMigrationRecord } from '../../builders/arbitrary-migration-record';
import { anyLookups } from '../../builders/arbitrary-dns';
import { aDeniedCell } from '../../builders/cell';
import { ACCOUNT, HOME } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aContext, UNPROVEN, UNUSED, USED, type ViewAnswers } from '../../builders/view';

const NAMED_AGES = 'but for the ages that a rule names';

const anyUse = fc.constantFrom(USED, UNPROVEN, UNUSED);
const anyAnswers = fc
  .record({
    memory: anyMemory,
    namesakes: fc.array(anyCertificate, { maxLength: 2 }),
    coveredBy: fc.array(anyCertificate, { maxLength: 2 }),
    use: anyUse,
    attached: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
    dns: anyLookups,
    certificateAuthorities: anyAuthorities,
    record: anyMigrationRecord,
  })
  .map(({ attached, dns, certificateAuthorities, record, ...rest }): ViewAnswers => {
    const inventory = anInventory({ dns, certificateAuthorities });
    const answers = {
      ...rest,
      inventory: record === undefined ? inventory : { ...inventory, migrations: always(record) },
    };
    if (attached === undefined) return answers;
    // What is attached is used.
    const count = answers.use === USED ? attached : 0;
    return {
      ...answers,
      attachments: Array.from({ length: count }, (_, index) => anAttachment({ name: `lb-${index}` })),
    };
  });
/** Whatever certificate is asked about, the answer is the same. */
const always = (record: Stored<MigrationRecord>): Migrations =>
  new Proxy<Record<CertificateId, Stored<MigrationRecord>>>({}, { get: () => record });
const anyLaterDays = fc.oneof(fc.nat({ max: 10 }), fc.nat({ max: 400 }));

const findingsOn = (certificate: Certificate, context: ReturnType<typeof aContext>): readonly Finding[] =>
  verdictsOn(certificate, RULES.certificate, context).filter((verdict) => verdict.kind === 'fail');
/** Higher is worse; nothing found is -1. */
const rankOf = (verdict: Verdict | undefined): number =>
  verdict?.kind === 'fail' ? SEVERITIES.indexOf(verdict.severity) : -1;
const worstRank = (verdicts: readonly Verdict[]): number => Math.max(-1, ...verdicts.map(rankOf));
const laterThan = (at: Instant, days: number): Instant => plusMilliseconds(at, days * DAY_MS);

const isRequest = ({ rule }: { readonly rule: RuleId }, certificate: Certificate): boolean =>
  rule === 'certificate-not-issued' && certificate.source === 'acm' && certificate.status !== 'REVOKED';
/** What somebody did lately is told for some days, whether anything uses the certificate or not. */
const EVENTFUL: readonly string[] = ['certificate-detached', 'legacy-certificate-uploaded'];
const mayAge = (finding: Finding, certificate: Certificate, answers: ViewAnswers): boolean =>
  EVENTFUL.includes(finding.rule) ||
  (finding.rule === 'renewal-ineligible' && answers.use === UNUSED) ||
  (isRequest(finding, certificate) && finding.facts['status'] !== 'PENDING_VALIDATION');

describe('rules of certificates', () => {
  test('say something of whatever there is, without a hole in the sentence', () => {
    fc.assert(
      fc.property(anyCertificate, anyAnswers, anyInstant, (certificate, answers, now) => {
        const verdicts = verdictsOn(certificate, RULES.certificate, aContext({ ...answers, now }));

        expect(verdicts).toHaveLength(RULES.certificate.length);
        expect(JSON.parse(JSON.stringify(verdicts))).toEqual(verdicts);
        expect(JSON.stringify(verdicts)).not.toMatch(/undefined|NaN|Infinity|\[object/);
      }),
      { numRuns: 300 },
    );
  });

  test(`are never milder later, ${NAMED_AGES}`, () => {
    fc.assert(
      fc.property(anyCertificate, anyAnswers, anyInstant, anyLaterDays, (certificate, answers, now, days) => {
        const worstAt = (at: Instant) =>
          worstRank(
            findingsOn(certificate, aContext({ ...answers, now: at })).filter(
              (finding) => !mayAge(finding, certificate, answers),
            ),
          );

        expect(worstAt(laterThan(now, days))).toBeGreaterThanOrEqual(worstAt(now));
      }),
      { numRuns: 1000 },
    );
  });

  test('are never above info for what is unused, but for what was done to it lately, one that dropped out, one moved and not verified, and a request that nobody can use yet', () => {
    fc.assert(
      fc.property(anyCertificate, anyAnswers, anyInstant, (certificate, answers, now) => {
        const findings = findingsOn(certificate, aContext({ ...answers, attachments: [], use: UNUSED, now }));
        const others = findings.filter(
          (finding) =>
            finding.rule !== 'renewal-ineligible' &&
            !EVENTFUL.includes(finding.rule) &&
            !('unverified' in finding.facts) &&
            !isRequest(finding, certificate),
        );

        expect(worstRank(others)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  test('take unknown use no lighter than use', () => {
    fc.assert(
      fc.property(anyCertificate, anyAnswers, anyInstant, (certificate, answers, now) => {
        const ranks = (use: typeof USED) =>
          verdictsOn(certificate, RULES.certificate, aContext({ ...answers, use, now })).map(rankOf);
        const used = ranks(USED);

        expect(
          ranks(UNPROVEN)
            .map((rank, index) => rank - (used[index] ?? 0))
            .every((more) => more >= 0),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('never let all of several ACME certificates of the same names go unwatched', () => {
    const anyExpired = fc
      .tuple(anyAcmCertificate, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 410, max: 412 }))
      .map(([certificate, endedDaysAgo, begunDaysAgo]) => ({
        ...certificate,
        renews: 'acme-client' as const,
        status: 'ISSUED' as const,
        notBefore: daysFromNow(-begunDaysAgo),
        notAfter: daysFromNow(-endedDaysAgo),
      }));
    fc.assert(
      fc.property(fc.array(anyExpired, { minLength: 1, maxLength: 4 }), (certificates) => {
        const rules = certificates.flatMap((certificate) =>
          findingsOn(certificate, aContext({ namesakes: certificates.filter((other) => other !== certificate) })).map(
            ({ rule }) => rule,
          ),
        );

        expect(rules).toContain('certificate-expired');
      }),
    );
  });
});

describe('the rule of blind spots', () => {
  const anyCell = fc
    .record({
      region: fc.constantFrom(region('eu-west-1'), region('eu-west-3')),
      source: fc.constantFrom('acm' as const, 'elbv2' as const),
      unreadSince: anyInstant,
    })
    .map(aDeniedCell);
  const anySpot = fc
    .tuple(anyCell, fc.array(anyCell, { maxLength: 3 }), fc.constantFrom('no-permission', 'service-control-policy'))
    .map(([first, others, reason]): BlindSpot => ({ account: ACCOUNT, reason, cells: [first, ...others] }));

  test('is never milder later, and takes unknown use no lighter than use', () => {
    const [rule] = RULES.blindSpot;
    fc.assert(
      fc.property(
        anySpot,
        fc.array(anyCertificate, { maxLength: 3 }),
        anyInstant,
        anyLaterDays,
        (spot, held, now, days) => {
          const inventory = anInventory({ certificates: held });
          const rank = (at: Instant, use: typeof USED) =>
            rankOf(rule?.evaluate(spot, aContext({ inventory, now: at, use })));

          expect(rank(laterThan(now, days), USED)).toBeGreaterThanOrEqual(rank(now, USED));
          expect(rank(now, UNPROVEN)).toBeGreaterThanOrEqual(rank(now, USED));
          expect(rank(now, USED)).toBeGreaterThanOrEqual(rank(now, UNUSED));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the rule of trails', () => {
  const anyTrail: fc.Arbitrary<Trail> = fc.record({
    name: fc.string(),
    writes: fc.constantFrom('logged', 'not-selected', 'stopped', 'unreadable'),
    isMultiRegion: fc.boolean(),
  });

  test('never passes without a trail that logs, and never fails while one could not be asked', () => {
    const [rule] = RULES.trails;
    fc.assert(
      fc.property(fc.array(anyTrail, { maxLength: 5 }), (trails) => {
        const kind = rule?.evaluate({ region: HOME, readAt: NOW, trails }, aContext()).kind;
        const is = (writes: Trail['writes']) => trails.some((trail) => trail.writes === writes);

        expect(kind === 'pass').toBe(is('logged'));
        expect(kind === 'fail').toBe(!is('logged') && !is('unreadable'));
      }),
    );
  });
});

describe('the rules of alert paths', () => {
  const sink = sinkId('page');
  const anySubscription: fc.Arbitrary<Subscription> = fc
    .record(
      {
        protocol: fc.constantFrom('https', 'sms', 'lambda', 'email', 'firehose', 'a-protocol-of-tomorrow'),
        confirmed: fc.boolean(),
        secret: fc.constantFrom<SecretState>('present', 'key-absent', 'unreadable'),
        filter: fc.constantFrom<NonNullable<Subscription['filter']>>('none', 'unreadable', { owners: ['payments'] }),
        pendingSince: anyInstant,
      },
      { requiredKeys: ['protocol', 'confirmed'] },
    )
    .map((one) => ({ ...one, ...(one.secret !== undefined && { sink }) }));
  const anyPath: fc.Arbitrary<AlertPath> = fc.record({
    topic: fc.constantFrom('pages', 'chat'),
    subscriptions: fc.oneof(fc.array(anySubscription, { maxLength: 4 }), fc.constant('unreadable' as const)),
    deliveries: fc.constantFrom<Deliveries | 'unreadable'>(
      'unreadable',
      {},
      { [sink]: { topic: 'pages', lackingSince: NOW } },
    ),
  });

  test('never find a path that wakes nobody for one subscription more', () => {
    const [rule] = RULES.alertPath;
    fc.assert(
      fc.property(fc.array(anySubscription, { maxLength: 4 }), anySubscription, (subscriptions, more) => {
        const rank = (all: readonly Subscription[]) =>
          rankOf(rule?.evaluate({ topic: 'pages', subscriptions: all } satisfies AlertPath, aContext()));

        expect(rank([...subscriptions, more])).toBeLessThanOrEqual(rank(subscriptions));
      }),
    );
  });

  test('say something of whatever there is, without a hole in the sentence, and never an address', () => {
    fc.assert(
      fc.property(anyPath, anyInstant, (path, now) => {
        const verdicts = verdictsOn(path, RULES.alertPath, aContext({ now }));

        expect(JSON.parse(JSON.stringify(verdicts))).toEqual(verdicts);
        expect(JSON.stringify(verdicts)).not.toMatch(/undefined|NaN|Infinity|\[object/);
      }),
    );
  });

  test('are told to somebody who does not depend on the path that fails: of pages the chat hears, whatever the severity, of a chat on which nobody hears the pages', () => {
    fc.assert(
      fc.property(anyPath, anyInstant, (path, now) => {
        const alerts = verdictsOn(path, RULES.alertPath, aContext({ now })).flatMap((verdict) =>
          verdict.kind === 'fail' && verdict.severity !== 'info' ? [verdict.severity] : [],
        );
        const { topic, subscriptions } = path;
        const hears = subscriptions === 'unreadable' ? [] : subscriptions.filter((one) => reachOf(one) !== 'nobody');
        const heardOn = new Set(alerts.flatMap((severity) => topicsThatHear(severity)));

        fc.pre(alerts.length > 0);
        expect([...heardOn].some((other) => other !== topic) || hears.length > 0).toBe(true);
      }),
    );
  });
});
