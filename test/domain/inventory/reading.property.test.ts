import fc from 'fast-check';
import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { type Cell, cellName } from '../../../lambda/domain/inventory/cell';
import { certificateId } from '../../../lambda/domain/ids';
import { DAY_MS, type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import type { Inventory } from '../../../lambda/domain/inventory/inventory';
import { judgeInventory } from '../../../lambda/domain/judging/judge';
import { mergeInventory } from '../../../lambda/domain/inventory/merge-inventory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import type { CellReading } from '../../../lambda/domain/inventory/reading';
import { remember } from '../../../lambda/domain/certificate/remember';
import { RULES } from '../../../lambda/domain/rules';
import type { Severity } from '../../../lambda/domain/severity';
import type { KnownSubject } from '../../../lambda/domain/subject';
import { viewOf } from '../../../lambda/domain/judging/view-of';
import { aDistribution, anAttachment, listenerArn } from '../../builders/attachment';
import {
  ACCOUNT,
  acmArn,
  aCertificate,
  anIamCertificate,
  anImportedCertificate,
  HOME,
} from '../../builders/certificate';
import { daysFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { HOME_CELLS } from '../../builders/merge';
import { aDeniedReading, aFailedReading, anOkReading, aPartialReading, aSkippedReading } from '../../builders/reading';

/** Minutes of a few hours, on a coarse grid so that equal instants occur. */
const minute = fc.integer({ min: 0, max: 40 }).map((step) => step * 10);
const serial = fc.integer({ min: 1, max: 3 });
const legacyId = (n: number) => certificateId(`ASCA${n}`);

const acmRow = (at: Instant): fc.Arbitrary<Certificate> =>
  fc
    .record({ n: serial, days: fc.integer({ min: -3, max: 60 }), inUse: fc.boolean(), isImported: fc.boolean() })
    .map(({ n, days, inUse, isImported }) =>
      (isImported ? anImportedCertificate : aCertificate)({
        arn: acmArn(n),
        observedAt: at,
        notAfter: daysFromNow(days),
        inUse,
        renewal: { eligibility: inUse && !isImported ? 'eligible' : 'ineligible', progress: { kind: 'not-read' } },
      }),
    );
const iamRow = (at: Instant): fc.Arbitrary<Certificate> =>
  fc
    .record({ n: serial, days: fc.integer({ min: -3, max: 60 }) })
    .map(({ n, days }) =>
      anIamCertificate({ id: legacyId(n), name: `legacy-${n}`, observedAt: at, notAfter: daysFromNow(days) }),
    );
const use = (at: Instant) =>
  fc
    .record({ n: serial, name: fc.constantFrom('a', 'b') })
    .map(({ n, name }) =>
      anAttachment({ certificate: anIamCertificate({ name: `legacy-${n}` }).arn, name, observedAt: at }),
    );
const distribution = (at: Instant) => serial.map((n) => aDistribution({ certificate: legacyId(n), observedAt: at }));

const unique = <Item>(items: fc.Arbitrary<Item>, selector: (item: Item) => string) =>
  fc.uniqueArray(items, { selector, maxLength: 3 });

/** What one cell may hold. */
function contentOf(source: Cell['source'], at: Instant): fc.Arbitrary<Partial<Inventory>> {
  if (source === 'acm') return unique(acmRow(at), ({ id }) => id).map((certificates) => ({ certificates }));
  if (source === 'iam') return unique(iamRow(at), ({ id }) => id).map((certificates) => ({ certificates }));
  if (source === 'elbv2')
    return unique(use(at), ({ certificate, name }) => certificate + name).map((attachments) => ({ attachments }));
  if (source === 'cloudfront')
    return unique(distribution(at), ({ certificate }) => certificate).map((attachments) => ({ attachments }));
  return fc.constant({});
}

const unreadable = fc.constantFrom(aDeniedReading, aFailedReading);

const readingAt = (minutes: fc.Arbitrary<number>): fc.Arbitrary<CellReading> =>
  fc.tuple(minutes, fc.constantFrom(...HOME_CELLS)).chain(([later, key]): fc.Arbitrary<CellReading> => {
    const at = minutesFromNow(later);
    const content = contentOf(key.source, at);
    return fc.oneof(
      { weight: 4, arbitrary: content.map((held) => anOkReading({ ...key, at, ...held })) },
      content.map((held) => aPartialReading({ ...key, at, ...held })),
      unreadable.map((reading) => reading({ ...key, at })),
      fc
        .constantFrom('excluded', 'not-requested', 'not-needed')
        .map((reason) => aSkippedReading({ ...key, at, reason })),
      contentOf('elbv2', at).map((held) =>
        anOkReading({ source: 'elbv2', at, listeners: [listenerArn('a'), listenerArn('b')], ...held }),
      ),
    );
  });

const merge = (last: Inventory | undefined, readings: readonly CellReading[]) =>
  mergeInventory(last, readings, [], { now: NOW, account: ACCOUNT, expectedCells: HOME_CELLS });

/** An inventory after a history of readings, in the order of time as runs make them. */
const inventory = fc
  .array(readingAt(minute), { maxLength: 14 })
  .map((readings) => readings.toSorted((left, right) => (left.at < right.at ? -1 : 1)))
  .map((readings) => readings.reduce<Inventory>((last, reading) => merge(last, [reading]), merge(undefined, [])));

const LATER = minutesFromNow(500);

const judge = (of: Inventory, now: Instant, knownSubjects: readonly KnownSubject[] = []) =>
  judgeInventory(of, {
    now,
    policy: DEFAULT_POLICY,
    scanEveryMinutes: 60,
    rules: RULES,
    knownSubjects,
    defaults: { owners: [], homeRegion: HOME },
  }).judgements;

/** Unknown leaves a finding as it was, and so lowers nothing. */
const RANKS: Readonly<Record<Severity | 'unknown', number>> = { info: 1, warning: 2, critical: 3, unknown: 4 };

/** What is said against certificates: the rank of each finding, by subject and rule. */
const ranks = (of: Inventory, now: Instant): readonly { subject: string; rule: string; rank: number }[] =>
  judge(of, now).flatMap((judgement) => {
    const { subject } = judgement;
    if (!subject.startsWith('certificate:') || !('verdicts' in judgement)) return [];
    return judgement.verdicts.flatMap((verdict) => {
      if (verdict.kind === 'fail') return { subject, rule: verdict.rule, rank: RANKS[verdict.severity] };
      return verdict.kind === 'unknown' ? { subject, rule: verdict.rule, rank: RANKS.unknown } : [];
    });
  });

describe('any history of readings', () => {
  test('leaves an inventory that keeps its invariants', () => {
    fc.assert(
      fc.property(inventory, (after) => {
        const cells = new Map(after.cells.map((cell) => [cellName(cell), cell]));
        const ids = after.certificates.map(({ id }) => id);

        expect([...cells.keys()].sort()).toEqual(HOME_CELLS.map(cellName).sort());
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(ids.toSorted());
        for (const { id } of after.certificates) expect(after.memory).toHaveProperty([id]);
        for (const { observedAt } of [...after.certificates, ...after.attachments])
          expect(observedAt <= after.takenAt).toBe(true);
        for (const certificate of after.certificates) {
          const cell = cells.get(cellName(certificate));
          const isFresh = cell?.status !== 'ok' || certificate.observedAt >= cell.triedAt;
          const isNamed = after.attachments.some(
            ({ certificate: name }) => name === certificate.id || name === certificate.arn,
          );
          expect(isFresh || (certificate.source === 'iam' && isNamed)).toBe(true);
        }
      }),
    );
  });

  test('ends in the same inventory when its last readings are merged once more', () => {
    fc.assert(
      fc.property(inventory, fc.array(readingAt(fc.constant(500)), { maxLength: 6 }), (last, readings) => {
        const once = merge(last, readings);

        expect(merge(once, readings)).toEqual({ ...once, memory: expect.objectContaining(memoryOfListed(once)) });
      }),
    );
  });

  test('is not changed by what is older than all of it', () => {
    fc.assert(
      fc.property(inventory, readingAt(fc.constant(-60)), (last, older) => {
        const touched = last.cells.find((cell) => cellName(cell) === cellName(older));
        fc.pre(touched !== undefined && 'triedAt' in touched);

        const { certificates, attachments, cells } = merge(last, [older]);

        expect({ certificates, attachments, cells }).toEqual({
          certificates: last.certificates,
          attachments: last.attachments,
          cells: last.cells,
        });
      }),
    );
  });

  test('keeps the content of cells that turn unreadable', () => {
    fc.assert(
      fc.property(inventory, unreadable, (last, reading) => {
        const after = merge(
          last,
          HOME_CELLS.map((key) => reading({ ...key, at: LATER })),
        );

        expect(after.certificates).toEqual(last.certificates);
        expect(after.attachments).toEqual(last.attachments);
      }),
    );
  });
});

const memoryOfListed = ({ certificates, memory }: Inventory) =>
  Object.fromEntries(certificates.map(({ id }) => [id, memory[id]]));

describe('remember', () => {
  test('changes nothing when a reading comes twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          minute.chain((m) => acmRow(minutesFromNow(m))),
          { minLength: 1 },
        ),
        (rows) => {
          let previous: Parameters<typeof remember>[0];
          for (const certificate of rows.toSorted((left, right) => (left.observedAt < right.observedAt ? -1 : 1))) {
            const last = { certificate, attachments: [anAttachment({ observedAt: certificate.observedAt })] };
            const memory = remember(previous, last);
            expect(remember({ last, memory }, last)).toEqual(memory);
            previous = { last, memory };
          }
        },
      ),
    );
  });
});

describe('judging', () => {
  const knownSubjects: readonly KnownSubject[] = [1, 2, 3].flatMap((n) => [
    { subject: `certificate:${acmArn(n)}`, about: { region: HOME, names: [] } },
    { subject: `certificate:${legacyId(n)}`, about: { region: 'global', names: [] } },
  ]);

  test('says gone only of what a cell read whole lacks', () => {
    fc.assert(
      fc.property(inventory, (of) => {
        const statusOf = (source: Cell['source']) => of.cells.find((cell) => cell.source === source)?.status;
        const gone = judge(of, LATER, knownSubjects).filter(({ presence }) => presence === 'gone');

        for (const { subject } of gone) expect(statusOf(subject.includes(':acm:') ? 'acm' : 'iam')).toBe('ok');
      }),
    );
  });

  test('says unused only with a proof', () => {
    fc.assert(
      fc.property(inventory, (of) => {
        const view = viewOf(of, { now: LATER, policy: DEFAULT_POLICY });
        const places = of.cells.filter(({ source }) => source !== 'acm' && source !== 'iam');
        const isWhole = places.every(
          ({ status, ...cell }) => status === 'ok' || ('reason' in cell && cell.reason === 'excluded'),
        );
        for (const certificate of of.certificates) {
          if (view.useOf(certificate).kind !== 'unused') continue;
          expect(certificate.source === 'acm' ? certificate.inUse === false : isWhole).toBe(true);
          expect(view.attachmentsOf(certificate)).toEqual([]);
        }
      }),
    );
  });

  test('lowers no severity when cells turn unreadable and their content is kept', () => {
    fc.assert(
      fc.property(inventory, fc.subarray([...HOME_CELLS]), unreadable, (of, keys, reading) => {
        const blind = merge(
          of,
          keys.map((key) => reading({ ...key, at: LATER })),
        );
        const after = new Map(ranks(blind, LATER).map(({ subject, rule, rank }) => [`${subject} ${rule}`, rank]));

        for (const { subject, rule, rank } of ranks(of, LATER).filter(isFinding))
          expect(after.get(`${subject} ${rule}`)).toBeGreaterThanOrEqual(rank);
      }),
    );
  });

  test('lowers no severity by the passing of time, but for the ages that a rule names', () => {
    const aging = [
      'renewal-ineligible',
      'certificate-not-issued',
      'certificate-detached',
      'legacy-certificate-uploaded',
    ];
    fc.assert(
      fc.property(inventory, fc.integer({ min: 1, max: 60 }), (of, days) => {
        const later = ranks(of, plusMilliseconds(LATER, days * DAY_MS));

        for (const { subject, rule, rank } of ranks(of, LATER).filter(isFinding)) {
          if (aging.includes(rule)) continue;
          // An expiring certificate turns into an expired one: another rule, no milder.
          const worst = Math.max(...later.filter((other) => other.subject === subject).map((other) => other.rank));
          expect(worst).toBeGreaterThanOrEqual(rank);
        }
      }),
    );
  });
});

const isFinding = ({ rank }: { readonly rank: number }): boolean => rank !== RANKS.unknown;
