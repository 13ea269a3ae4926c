import {
  bulletinAttributes,
  decodeBulletin,
  decodeIncident,
  decodeLive,
  incidentAttributes,
  memberAttributes,
} from '../../lambda/contract/ledger-live-items';
import { sinkId } from '../../lambda/domain/ids';
import type { LedgerItem } from '../../lambda/contract/ledger-items';
import { minutesFromNow, NOW } from '../builders/instant';
import { anIncident, aStoredBulletin, EXPIRING, FIRST_REVISION, SUBJECT } from '../builders/ledger';
import { aLine, anEndedLine } from '../builders/message';

const incident = anIncident();
const item = incidentAttributes(incident);
const members = memberAttributes(incident.members);

describe('decodeIncident', () => {
  test('gives back what was written', () => {
    const two = anIncident({
      members: [...incident.members, { subject: 'certificate:two', rang: FIRST_REVISION }],
      marked: false,
    });

    expect(decodeIncident(incidentAttributes(two), memberAttributes(two.members))).toEqual(two);
  });

  test('gives back the storm of which it is a part, and how often and when others joined', () => {
    const part = anIncident({ storm: { rules: [EXPIRING], since: NOW, cases: 61 }, joins: 2, joinedAt: NOW });

    expect(decodeIncident({ ...incidentAttributes(part), joins: 2, joinedAt: NOW }, members)).toEqual(part);
    expect(decodeIncident({ ...incidentAttributes(part), storm: { rules: [] } }, members)).toBe('unreadable');
  });

  test('gives back whom it is for', () => {
    const [first, second] = [sinkId('page'), sinkId('webhook')];
    const one = anIncident({ listeners: [first, second] });
    const summary = anIncident({ key: 'notafter:1:one:webhook', addedFor: second });

    expect(decodeIncident(incidentAttributes(one), members)).toEqual(one);
    expect(decodeIncident(incidentAttributes(summary), members)).toEqual(summary);
    expect(decodeIncident({ ...incidentAttributes(one), listeners: 'page' }, members)).toBe('unreadable');
  });

  test('puts together what each listener holds, claims, and was poked for', () => {
    const poked = { reason: 'missing', times: 2, at: minutesFromNow(4), since: NOW };
    const attributes = {
      'held:pages': 'open',
      'heldAt:pages': minutesFromNow(1),
      'held:page': 'trying',
      'heldAt:page': minutesFromNow(2),
      'claimedBy:page': 'token',
      'claimedUntil:page': minutesFromNow(3),
      'poked:page': poked,
      'aloudAt:pages': NOW,
      'escalatedAt:pages': minutesFromNow(1),
      'members:pages': 2,
      'instead:page': true,
      'byOwn:page': true,
      'answer:page': { says: 'acknowledged', at: NOW, by: 'Ann', since: NOW },
      'answer:other': { says: 'unknown', because: 'throttled', at: NOW },
      'answer:third': { says: 'unacknowledged', at: minutesFromNow(1), since: NOW },
    };

    expect(decodeIncident({ ...item, ...attributes }, members)).toEqual({
      ...incident,
      holdings: {
        pages: { held: 'open', at: minutesFromNow(1), aloudAt: NOW, escalatedAt: minutesFromNow(1), members: 2 },
        page: {
          held: 'trying',
          at: minutesFromNow(2),
          instead: true,
          byOwn: true,
          claim: { by: 'token', until: minutesFromNow(3) },
        },
      },
      poked: { page: poked },
      answers: {
        page: { says: 'acknowledged', at: NOW, by: 'Ann', since: NOW },
        other: { says: 'unknown', because: 'throttled', at: NOW },
        third: { says: 'unacknowledged', at: minutesFromNow(1), since: NOW },
      },
    });
  });

  test.each([
    {
      title: 'a claim that nobody settled, which holds nothing',
      attributes: { 'claimedBy:page': 'token', 'claimedUntil:page': minutesFromNow(3) },
      holdings: { page: { held: 'nothing', at: NOW, claim: { by: 'token', until: minutesFromNow(3) } } },
    },
    { title: 'half a claim, which is none', attributes: { 'claimedBy:page': 'token' }, holdings: {} },
    {
      title: 'a holding of which nobody knows since when: since it was created',
      attributes: { 'held:page': 'open' },
      holdings: { page: { held: 'open', at: NOW } },
    },
    {
      title: 'a listener that was only poked',
      attributes: { 'poked:page': { reason: 'surplus', times: 1, at: NOW } },
      holdings: {},
    },
  ])('of $title', ({ attributes, holdings }) => {
    expect(decodeIncident({ ...item, ...attributes }, members)).toMatchObject({ holdings });
  });

  test('passes over attributes that it does not know', () => {
    expect(decodeIncident({ ...item, expiresAt: 7, 'ofTomorrow:page': {} }, members)).toEqual(incident);
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem; readonly spoiledMembers?: LedgerItem | 'absent' }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'another version of the schema', spoiled: { ...item, schemaVersion: 2 } },
    { title: 'a bulletin', spoiled: bulletinAttributes(aStoredBulletin()) },
    { title: 'the key of others', spoiled: { ...item, key: 'theirs' } },
    { title: 'a mark that is none', spoiled: { ...item, marked: 'yes' } },
    { title: 'a holding that is none', spoiled: { ...item, 'held:page': 'acknowledged' } },
    { title: 'members that nobody counted', spoiled: { ...item, 'members:page': 'two' } },
    { title: 'a claim until no moment', spoiled: { ...item, 'claimedUntil:page': 7 } },
    { title: 'a poke without a reason', spoiled: { ...item, 'poked:page': { times: 1, at: NOW } } },
    { title: 'an answer that is none', spoiled: { ...item, 'answer:page': { says: 'perhaps', at: NOW } } },
    { title: 'no members', spoiled: item, spoiledMembers: 'absent' },
    { title: 'an empty list of members', spoiled: item, spoiledMembers: { members: [] } },
    { title: 'a member without a ring', spoiled: item, spoiledMembers: { members: [{ subject: SUBJECT }] } },
  ])('cannot read $title', ({ spoiled, spoiledMembers = members }) => {
    expect(decodeIncident(spoiled, spoiledMembers === 'absent' ? undefined : spoiledMembers)).toBe('unreadable');
  });
});

describe('decodeBulletin', () => {
  const bulletin = aStoredBulletin({
    lines: [aLine({ observedAt: NOW, usedBy: ['edge-1'] }), anEndedLine({ deadline: undefined })],
  });
  const written = bulletinAttributes(bulletin);

  test('gives back what was written', () => {
    expect(decodeBulletin(written)).toEqual(bulletin);
  });

  test('puts together who took it and who was poked for it', () => {
    const poked = { reason: 'missing', times: 1, at: NOW };
    const attributes = { publishedAt: NOW, 'postedAt:chat': minutesFromNow(1), 'poked:other': poked };

    expect(decodeBulletin({ ...written, ...attributes })).toEqual({
      ...bulletin,
      publishedAt: NOW,
      postedAt: { chat: minutesFromNow(1) },
      poked: { other: poked },
    });
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'another version of the schema', spoiled: { ...written, schemaVersion: 2 } },
    { title: 'an incident', spoiled: item },
    { title: 'no lines', spoiled: { ...written, lines: [] } },
    { title: 'a line that says nothing', spoiled: { ...written, lines: [{ ...aLine(), says: 'perhaps' }] } },
    { title: 'published at no moment', spoiled: { ...written, publishedAt: 'yesterday' } },
    { title: 'posted at no moment', spoiled: { ...written, 'postedAt:chat': true } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodeBulletin(spoiled)).toBe('unreadable');
  });
});

describe('decodeLive', () => {
  test.each([{ key: incident.key }, { key: aStoredBulletin().key }])('points to $key', ({ key }) => {
    expect(decodeLive({ key })).toEqual({ key });
  });

  test.each<{ readonly title: string; readonly spoiled: LedgerItem }>([
    { title: 'nothing at all', spoiled: {} },
    { title: 'a key of others', spoiled: { key: 'theirs' } },
    { title: 'the key of a later version', spoiled: { key: 'notafter:2:one' } },
  ])('cannot read $title', ({ spoiled }) => {
    expect(decodeLive(spoiled)).toBe('unreadable');
  });
});
