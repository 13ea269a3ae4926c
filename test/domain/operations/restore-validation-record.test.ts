import type { CnameAnswer } from '../../../lambda/domain/dns/dns';
import { blockerSentence, warningSentence } from '../../../lambda/domain/operations/reasons';
import {
  leadsTo,
  planRecords,
  type RecordHome,
  type RecordsRequest,
} from '../../../lambda/domain/operations/restore-validation-record';
import { NOW } from '../../builders/instant';
import { aDomain, anOperationPlan, aRecord, aRecordChange, aSubject, ZONE } from '../../builders/operation';

const NAME = aRecord().name;
const inZone = (held: Extract<RecordHome, { readonly kind: 'zone' }>['held']): RecordHome => ({
  kind: 'zone',
  ...{ zone: ZONE, held },
});
const holding = (value: string): RecordHome => inZone({ kind: 'cname', record: { value, ttl: 60 } });

const aRequest = (home?: RecordHome, overrides: Partial<RecordsRequest> = {}): RecordsRequest => ({
  account: anOperationPlan().account,
  madeAt: NOW,
  subject: aSubject(),
  domains: [aDomain()],
  homes: new Map(home === undefined ? [] : [[NAME, home]]),
  shown: new Map<string, CnameAnswer>([[NAME, { kind: 'absent' }]]),
  replace: false,
  ...overrides,
});

describe('putting records of validation back', () => {
  test('puts the one that is missing', () => {
    expect(planRecords(aRequest(inZone({ kind: 'absent' })))).toEqual(anOperationPlan());
  });

  test('puts a record once that several names share', () => {
    const domains = [aDomain(), aDomain({ name: '*.shop.example.com' })];

    expect(planRecords(aRequest(inZone({ kind: 'absent' }), { domains })).changes).toEqual([aRecordChange()]);
  });

  test('leaves one alone that is as ACM wants it, and says where DNS does not show it', () => {
    const hidden = planRecords(aRequest(holding(aRecord().value)));
    const seen = planRecords(aRequest(holding(aRecord().value), { shown: new Map() }));

    expect([hidden.changes, hidden.blockers, seen.changes, seen.warnings]).toEqual([[], [], [], []]);
    expect(hidden.warnings.map(warningSentence)).toEqual([expect.stringContaining('delegated elsewhere')]);
  });

  test('takes away another CNAME record only where it is told to', () => {
    const refused = planRecords(aRequest(holding('old.example')));
    const replaced = planRecords(aRequest(holding('old.example'), { replace: true }));

    expect(refused).toMatchObject({ changes: [], blockers: [{ kind: 'another-record' }] });
    expect(replaced).toMatchObject({
      changes: [aRecordChange({ before: 'CNAME 60 old.example', replaced: { value: 'old.example', ttl: 60 } })],
      ...{ blockers: [], warnings: [{ kind: 'replaces-record', on: `${NAME} (old.example)` }] },
    });
  });

  test.each<[string, RecordHome | undefined, string]>([
    ['records of other types stand there', inZone({ kind: 'other' }), 'of another type'],
    ['two zones bear the name', { kind: 'several', ids: ['Z1', 'Z2'] }, 'with --zone: Z1, Z2'],
    ['the zone could not be read', { kind: 'unread' }, 'could not be read'],
    ['nobody looked', undefined, 'could not be read'],
  ])('is blocked where %s', (_why, home, sentence) => {
    const plan = planRecords(aRequest(home, { replace: true }));

    expect(plan.changes).toEqual([]);
    expect(plan.blockers.map(blockerSentence)).toEqual([expect.stringContaining(sentence)]);
  });

  test('leaves a record for hands whose zone is elsewhere', () => {
    expect(planRecords(aRequest({ kind: 'elsewhere' }))).toMatchObject({
      ...{ changes: [], blockers: [], records: [aRecord()], byHand: [aRecord()] },
    });
  });

  test.each([
    ['is validated otherwise', [aDomain({ method: 'email' })], 'validate-by-dns'],
    ['has no record yet', [{ name: 'shop.example.com', method: 'dns' as const }], 'plan again in a while'],
    ['has no name to validate', [], 'it was imported'],
  ])('is blocked for what %s', (_why, domains, sentence) => {
    const plan = planRecords(aRequest(inZone({ kind: 'absent' }), { domains }));

    expect(plan.blockers.map(blockerSentence)).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('whether DNS shows a record', () => {
  test.each<[CnameAnswer | undefined, boolean | undefined]>([
    [{ kind: 'found', targets: [aRecord().value] }, true],
    [{ kind: 'found', targets: [aRecord().value, 'more.example'], unfinished: 'timed-out' }, true],
    [{ kind: 'found', targets: ['old.example'] }, false],
    [{ kind: 'absent' }, false],
    [{ kind: 'unknown', because: 'timed-out' }, undefined],
    [undefined, undefined],
  ])('%j: %s', (answer, shown) => {
    expect(leadsTo(answer, aRecord())).toBe(shown);
  });
});
