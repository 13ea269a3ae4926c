import fc from 'fast-check';
import {
  caseAttributes,
  decodeEntry,
  decodePending,
  incidentMark,
  markedRang,
  type LedgerItem,
  toldMark,
} from '../../lambda/contract/ledger-items';
import { sinkId } from '../../lambda/domain/ids';
import type { Told } from '../../lambda/domain/ledger/announced';
import type { Case } from '../../lambda/domain/ledger/case';
import { isReadable } from '../../lambda/domain/ledger/stored';
import { anyCase } from '../builders/arbitrary-case';
import { NOW } from '../builders/instant';
import { anEntry, FIRST_REVISION, RUN, SUBJECT } from '../builders/ledger';

const one = anEntry().case;
/** As the store writes it: the version is its own. */
const stored = (of: Case): LedgerItem => ({ ...caseAttributes(of), version: of.version });
const item = stored(one);

describe('decodeEntry', () => {
  test('gives back each case that was written', () => {
    fc.assert(
      fc.property(anyCase, (any) => {
        expect(decodeEntry(JSON.parse(JSON.stringify(stored(any))) as LedgerItem)).toEqual({
          case: any,
          announced: {},
        });
      }),
    );
  });

  test.each<{ readonly title: string; readonly told: Told }>([
    { title: 'open for chat', told: { revision: FIRST_REVISION, open: true, highest: 'critical' } },
    { title: 'over for chat', told: { revision: FIRST_REVISION, open: false } },
  ])('gives back the marks of the announcer: $title', ({ told }) => {
    const marks = { ...incidentMark({ key: 'notafter:1:one', rang: 7 }), ...toldMark(told), pendingSince: NOW };

    expect(decodeEntry({ ...item, ...marks })).toEqual({
      case: one,
      announced: { incident: { key: 'notafter:1:one', rang: 7 }, told },
      pendingSince: NOW,
    });
  });

  test('gives back the marks of the summaries, of each sink its own', () => {
    const [first, second] = [sinkId('page'), sinkId('webhook')];
    const marks = {
      ...incidentMark({ key: 'notafter:1:one', rang: 7 }),
      ...incidentMark({ key: 'notafter:1:one:page', rang: 7 }, first),
      ...incidentMark({ key: 'notafter:1:two:webhook', rang: 5 }, second),
    };

    expect(decodeEntry({ ...item, ...marks })).toMatchObject({
      announced: {
        incident: { key: 'notafter:1:one', rang: 7 },
        summaries: {
          [first]: { key: 'notafter:1:one:page', rang: 7 },
          [second]: { key: 'notafter:1:two:webhook', rang: 5 },
        },
      },
    });
    expect(marks).toMatchObject({ [markedRang()]: 7, [markedRang(first)]: 7, [markedRang(second)]: 5 });
    expect(decodeEntry({ ...item, 'summary:page': 'spoiled' })).toBe('unreadable');
  });

  test('passes over attributes that it does not know', () => {
    expect(decodeEntry({ ...item, expiresAt: 7, ofTomorrow: {} })).toEqual(decodeEntry(item));
    expect(isReadable(decodeEntry(item))).toBe(true);
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'another version of the schema', spoiled: { ...item, schemaVersion: 2 } },
    { title: 'no subject', spoiled: { ...item, subject: 'certificate:' } },
    { title: 'a subject of a kind that is none', spoiled: { ...item, subject: 'user:one' } },
    { title: 'a version that is no number', spoiled: { ...item, version: '1' } },
    { title: 'a moment in another spelling', spoiled: { ...item, openedAt: '2026-11-20T08:00:00Z' } },
    { title: 'a state that is none', spoiled: { ...item, state: { ...one.state, kind: 'hushed' } } },
    { title: 'an open state without findings', spoiled: { ...item, state: { ...one.state, findings: [] } } },
    { title: 'a transition that is none', spoiled: { ...item, last: { ...one.last, kind: 'vanished' } } },
    { title: 'a revision that differs from its transition', spoiled: { ...item, revision: one.last.revision + 1 } },
    { title: 'no revision', spoiled: { ...item, revision: undefined } },
    { title: 'an incident without a ring', spoiled: { ...item, incident: { key: 'notafter:1:one' } } },
    { title: 'an incident of others', spoiled: { ...item, incident: { key: 'theirs', rang: 7 } } },
    { title: 'open for chat at no severity', spoiled: { ...item, told: { revision: 7, open: true } } },
    { title: 'pending since no moment', spoiled: { ...item, pendingSince: 'yesterday' } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodeEntry(spoiled)).toBe('unreadable');
  });
});

describe('decodePending', () => {
  test('gives back the subject and its run', () => {
    expect(decodePending({ subject: SUBJECT, run: RUN, revision: 7 })).toEqual({ subject: SUBJECT, run: RUN });
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'a subject that is none', spoiled: { subject: 'one', run: RUN } },
    { title: 'no run', spoiled: { subject: SUBJECT } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodePending(spoiled)).toBe('unreadable');
  });
});
