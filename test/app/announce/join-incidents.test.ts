import { createIncident } from '../../../lambda/app/ledger/create';
import { joinIncident } from '../../../lambda/app/ledger/join';
import { readIncidents } from '../../../lambda/app/ledger/live';
import { isReadable } from '../../../lambda/domain/ledger/stored';
import { anIncident, FIRST_REVISION } from '../../builders/ledger';
import { daysFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { acmArn } from '../../builders/certificate';
import { anAnnouncedAccount, certificateWith, PAGE } from '../announce-stage';
import { aLedger } from '../ledger/a-ledger';
import { incidentIn } from '../live-keys';

const copyOf = (serial: number) => ({ ...certificateWith(serial, 2), names: ['copied.example.com'] });

/** One of the copies rings; then a second one is found. */
async function aCopiedAccount() {
  const stage = anAnnouncedAccount();
  stage.account.acm = [copyOf(1)];
  await stage.scan();
  await stage.announce();
  const key = incidentIn(stage.items);
  await stage.page(key);
  stage.account.acm = [copyOf(1), copyOf(2)];
  stage.pass(1);
  await stage.scan();
  /** What the pager heard of this very incident. */
  const paged = () =>
    stage.heard.flatMap(({ by, message }) => (by === 'pager' && message.key === key ? [message] : []));
  return { ...stage, key, paged };
}

describe('a copy of a certificate that rings', () => {
  test('joins its incident: the pager hears of it under the same key, which wakes nobody anew, and chat hears of it', async () => {
    const stage = await aCopiedAccount();

    await stage.announce();
    expect(stage.invocations.slice(-2)).toContainEqual({ name: PAGE, payload: { key: stage.key } });
    await stage.page(stage.key);
    await stage.announce();
    await stage.page(stage.key);

    expect(stage.keys('incident#')).toEqual([`incident#${stage.key}`]);
    expect(stage.paged()).toMatchObject([
      { kind: 'page', total: 1 },
      { kind: 'page', total: 2 },
    ]);
    expect(stage.paged()[1]).not.toHaveProperty('again');
    expect(stage.kindsHeardBy('topic')).toEqual(['page', 'bulletin', 'bulletin']);
    expect(stage.keys('pending#')).toEqual([]);
  });

  test('keeps the incident until it is done, too', async () => {
    const stage = await aCopiedAccount();
    await stage.announce();

    stage.account.acm = [certificateWith(1, 90), copyOf(2)];
    await stage.scan();
    await stage.announce();
    await stage.page(stage.key);
    expect(stage.paged()).toMatchObject([
      { kind: 'page', total: 1 },
      { kind: 'page', total: 1, cases: [{ about: { arn: acmArn(2) } }] },
    ]);

    stage.account.acm = [certificateWith(1, 90), certificateWith(2, 90)];
    await stage.scan();
    await stage.announce();
    await stage.page(stage.key);
    expect(stage.paged().at(-1)).toMatchObject({ kind: 'clear', total: 2 });
  });

  test('is told to the other subscribers once an hour at most, as what has grown', async () => {
    const stage = await aCopiedAccount();
    const pages = () =>
      stage.heard.flatMap(({ by, message }) => (by === 'topic' && message.kind === 'page' ? [message] : []));
    await stage.announce();
    stage.pass(58);
    stage.account.acm = [copyOf(1), copyOf(2), copyOf(3)];
    await stage.scan();
    await stage.announce();
    expect(pages()).toHaveLength(1);

    stage.pass(1);
    await stage.announce();
    expect(pages()).toMatchObject([
      { total: 1 },
      { total: 3, key: stage.key, again: { because: 'grown', since: NOW } },
    ]);

    stage.pass(60);
    await stage.announce();
    expect(pages()).toHaveLength(2);
  });

  test('joins also where nobody can read what rang before', async () => {
    const stage = await aCopiedAccount();
    stage.put('account', { ...stage.item('account'), rings: 'spoiled' });

    await stage.announce();

    expect(stage.keys('incident#')).toEqual([`incident#${stage.key}`]);
    expect(stage.item('account')).toMatchObject({ rings: 'spoiled' });
  });

  test('rings by itself while the pager is busy with that incident', async () => {
    const stage = await aCopiedAccount();
    const item = stage.item(`incident#${stage.key}`);
    stage.put(`incident#${stage.key}`, { ...item, 'claimedBy:page': 't', 'claimedUntil:page': minutesFromNow(5) });

    await stage.announce();

    expect(stage.keys('incident#')).toHaveLength(2);
  });
});

describe('a copy that was a member of an incident which another joins', () => {
  test('rings by the one that it joins, and by no other', async () => {
    const stage = anAnnouncedAccount();
    const scanned = async (...days: readonly number[]) => {
      stage.account.acm = days.map((left, index) => ({ ...copyOf(index + 1), notAfter: daysFromNow(left) }));
      stage.pass(1);
      await stage.scan();
      await stage.announce();
      return stage.keys('incident#').length;
    };
    // Two copies ring together, one of them then as another certificate does.
    expect(await scanned(5, 5)).toBe(1);
    expect(await scanned(5, 5, 2)).toBe(2);

    expect(await scanned(5, 2, 2, 5)).toBe(2);
    expect(stage.keys('pending#')).toEqual([]);
  });
});

describe('joinIncident', () => {
  const incident = anIncident();
  const members = [{ subject: 'certificate:two', rang: FIRST_REVISION }] as const;

  test.each([
    { title: 'is as it was read', differs: {}, outcome: 'written' },
    { title: 'the pager holds', differs: { 'held:page': 'open' }, outcome: 'written' },
    { title: 'the pager perhaps holds', differs: { 'held:page': 'trying' }, outcome: 'written' },
    { title: 'the pager never heard of', differs: { 'held:page': 'nothing' }, outcome: 'written' },
    { title: 'the pager cleared', differs: { 'held:page': 'ended' }, outcome: 'refused' },
    { title: 'the pager claims', differs: { 'claimedUntil:page': minutesFromNow(1) }, outcome: 'refused' },
    { title: 'the pager claimed in vain', differs: { 'claimedUntil:page': minutesFromNow(-1) }, outcome: 'written' },
    { title: 'is not marked', differs: { marked: false }, outcome: 'refused' },
    { title: 'is not live any more', differs: { expiresAt: 7 }, outcome: 'refused' },
    { title: 'others joined since', differs: { joins: 1 }, outcome: 'refused' },
  ])('of one that $title is $outcome', async ({ differs, outcome }) => {
    const { ledger, put, item } = aLedger();
    await createIncident(ledger, incident);
    put(`incident#${incident.key}`, { ...item(`incident#${incident.key}`), marked: true, ...differs });
    const known = (): string => JSON.stringify(item(`members#${incident.key}`));
    const before = known();

    expect(await joinIncident(ledger, { incident, members }, [PAGE])).toBe(outcome);
    expect(known() === before ? 'refused' : 'written').toBe(outcome);
  });

  test('adds the members, and leaves the incident unmarked for whoever goes on', async () => {
    const { ledger, put, item } = aLedger();
    await createIncident(ledger, incident);
    put(`incident#${incident.key}`, { ...item(`incident#${incident.key}`), marked: true });
    await joinIncident(ledger, { incident, members }, [PAGE]);
    const once = (await readIncidents(ledger, [incident.key])).get(incident.key);

    expect(once).toEqual({
      ...incident,
      ...{ marked: false, joins: 1, joinedAt: NOW },
      members: [...incident.members, ...members],
    });

    put(`incident#${incident.key}`, { ...item(`incident#${incident.key}`), marked: true });
    const third = [{ subject: 'certificate:three', rang: FIRST_REVISION }] as const;
    if (isReadable(once)) await joinIncident(ledger, { incident: once, members: third }, []);
    expect((await readIncidents(ledger, [incident.key])).get(incident.key)).toMatchObject({ joins: 2 });
  });
});
