import { bulletinIn, incidentIn } from './live-keys';
import type { Item } from '../../lambda/app/ports';
import { acmArn } from '../builders/certificate';
import { minutesFromNow, NOW } from '../builders/instant';
import { anAnnouncedAccount, aToldAccount, certificateWith, CHAT, done, PAGE } from './announce-stage';

const SPOILED: Item = { state: 'spoiled' };
const SUBJECT = `certificate:${acmArn(1)}`;

describe('announce', () => {
  test('tells the topics at once, and has nothing to do once the sinks told their media', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();

    expect(done(await stage.announce())).toMatchObject({ kind: 'done', published: 2, poked: 0, done: 0 });
    expect(stage.kindsHeardBy('topic')).toEqual(['page', 'bulletin']);
    expect(stage.keys('pending#')).toEqual([]);

    await stage.page(incidentIn(stage.items));
    await stage.chat(bulletinIn(stage.items));
    expect(done(await stage.announce())).toMatchObject({ published: 0, poked: 0, done: 1 });
    expect(done(await stage.announce())).toMatchObject({
      published: 0,
      poked: 0,
      done: 0,
      due: [],
      minutesSinceGoodRun: 0,
    });
    expect(stage.kindsHeardBy('topic')).toHaveLength(2);
  });

  test('asks the sinks after two minutes, when their media have not got it', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    await stage.announce();
    stage.pass(2);

    const announced = done(await stage.announce());

    expect(announced).toMatchObject({ published: 0, poked: 2, minutesSinceGoodRun: 2 });
    expect(stage.invocations).toEqual([
      { name: PAGE, payload: { key: incidentIn(stage.items) } },
      { name: CHAT, payload: { key: bulletinIn(stage.items) } },
    ]);
  });

  test('is busy while another pass goes on', async () => {
    const stage = anAnnouncedAccount();
    stage.put('lease#announce', { token: 'another', until: minutesFromNow(1) });

    expect(await stage.announce()).toEqual({ kind: 'busy' });
  });

  test('stops when its time is over, and goes on in the next pass', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();

    expect((await stage.announce(0)).kind).toBe('late');
    expect(stage.heard).toEqual([]);
    expect((await stage.announce()).kind).toBe('done');
    expect(stage.heard).toHaveLength(2);
  });

  test('groups nothing new before what an earlier pass wrote is marked', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    await stage.announce();
    const told = `incident#${incidentIn(stage.items)}`;
    stage.put(told, { ...stage.item(told), marked: false });
    stage.account.acm = [certificateWith(1, 2), certificateWith(2, 2)];
    await stage.scan();

    expect((await stage.announce(0)).kind).toBe('late');
    expect(stage.keys('incident#')).toEqual([told]);
    expect(stage.item(told)).toMatchObject({ marked: false });

    await stage.announce();
    expect(stage.keys('incident#')).toHaveLength(2);
    expect(stage.item(told)).toMatchObject({ marked: true });
  });

  test.each([
    { title: 'is not told of while it may go on', minutes: 10, kinds: [] },
    { title: 'is told of once it cannot be alive any more', minutes: 11, kinds: ['page', 'bulletin'] },
  ])('a run that did not end $title', async ({ minutes, kinds }) => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    const [run = ''] = stage.keys('run#');
    const { endedAt, ...goesOn } = stage.item(run) ?? {};
    stage.put(run, goesOn);
    stage.pass(minutes);

    await stage.announce();

    expect(endedAt).toBeDefined();
    expect(stage.kindsHeardBy('topic')).toEqual(kinds);
  });

  test('tells a topic again that took nothing, and clears what it may have taken', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    stage.answers.topic = 'none';
    await stage.announce();
    stage.account.acm = [certificateWith(1, 300)];
    stage.pass(60);
    await stage.scan();
    stage.answers.topic = 'accepted';

    await stage.announce();

    expect(stage.kindsHeardBy('topic').filter((kind) => kind !== 'bulletin')).toEqual(['page', 'clear']);
  });

  test.each([
    { answer: 'refused' as const, again: 1 },
    { answer: 'none' as const, again: 1 },
    { answer: 'accepted' as const, again: 0 },
  ])('an end that a topic answers with $answer is published $again times more', async ({ answer, again }) => {
    const stage = await aToldAccount();
    stage.account.acm = [certificateWith(1, 300)];
    stage.pass(60);
    await stage.scan();
    stage.answers.topic = answer;
    await stage.announce();
    const clears = () => stage.kindsHeardBy('topic').filter((kind) => kind === 'clear').length;
    expect(clears()).toBe(1);
    stage.answers.topic = 'accepted';

    await stage.announce();

    expect(clears()).toBe(1 + again);
  });

  test('tells nobody of what ended before anybody heard of it', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    stage.account.acm = [certificateWith(1, 300)];
    stage.pass(60);
    await stage.scan();

    await stage.announce();

    expect(stage.heard).toEqual([]);
    expect(stage.keys('pending#')).toEqual([]);
  });
});

describe('announce, of what cannot be read', () => {
  test('an account item that cannot be read is overdue, and holds back no page', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 10)];
    await stage.scan();
    stage.put('account', { firstPassAt: 'spoiled' });

    const announced = done(await stage.announce());

    expect(announced).toMatchObject({ asked: 'nothing', minutesSinceGoodRun: 7 * 24 * 60 });
    expect(stage.kindsHeardBy('topic')).toContain('page');
    expect(stage.item('account')).toEqual({ firstPassAt: 'spoiled' });
  });

  test('a case that the last scan could not read is overdue until a scan reads it', async () => {
    const stage = await aToldAccount();
    stage.put(`case#${SUBJECT}`, { ...stage.item(`case#${SUBJECT}`), state: 'spoiled' });
    await stage.scan();

    const announced = done(await stage.announce());

    expect(announced.minutesSinceGoodRun).toBe(7 * 24 * 60);
    expect(announced.due).toContainEqual({ what: SUBJECT });
    // Nobody lets go of an incident because its case cannot be read.
    expect(stage.kindsHeardBy('topic')).not.toContain('clear');
  });

  test('an incident that cannot be read is overdue, and left as it is', async () => {
    const stage = await aToldAccount();
    const key = `incident#${stage.incident}`;
    const spoiled = { ...stage.item(key), marked: 'spoiled' };
    stage.put(key, spoiled);

    const announced = done(await stage.announce());

    expect(announced.due).toContainEqual({ what: stage.incident });
    expect(stage.item(key)).toEqual(spoiled);
    expect(await stage.page(stage.incident)).toEqual({ kind: 'left' });
  });

  test('what stands unreadable under the key of a new incident or bulletin is left as it is', async () => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    const revision = Math.floor(Date.parse(NOW) / 1000);
    const incident = `incident#notafter:1:123456789012:${SUBJECT}:${revision}`;
    const bulletin = `bulletin#bulletin:1:123456789012:${SUBJECT}:${revision}`;
    stage.put(incident, { kind: 'spoiled' });
    stage.put(bulletin, { kind: 'spoiled' });

    await stage.announce();

    expect(stage.heard).toEqual([]);
    expect(stage.item(incident)).toEqual({ kind: 'spoiled' });
    expect(stage.item(bulletin)).toEqual({ kind: 'spoiled' });
    expect(stage.keys('pending#')).toEqual([`pending#${SUBJECT}`]);
  });

  test('an alert path that is broken is due since it broke, one that cannot be read at once', async () => {
    const stage = anAnnouncedAccount();
    stage.account.secret = 'secret-absent';
    await stage.scan();
    stage.pass(9);
    expect(done(await stage.announce())).toMatchObject({ minutesSinceGoodRun: 9 });

    const broken = stage.item('case#alert-path:pages') ?? {};
    stage.put('case#alert-path:pages', { state: 'spoiled' });
    expect(done(await stage.announce()).due).toContainEqual({ what: 'alert-path:pages' });

    stage.put('case#alert-path:pages', broken);
    stage.account.secret = 'present';
    await stage.scan();
    expect(done(await stage.announce()).due).not.toContainEqual(expect.objectContaining({ what: 'alert-path:pages' }));
  });

  test.each([
    { title: 'was deleted', spoil: (items: Map<string, Item>) => items.delete(`case#${SUBJECT}`) },
    { title: 'cannot be read', spoil: (items: Map<string, Item>) => items.set(`case#${SUBJECT}`, SPOILED) },
  ])('a case that $title under an unmarked incident is left out of its marks', async ({ spoil }) => {
    const stage = anAnnouncedAccount();
    stage.account.acm = [certificateWith(1, 2)];
    await stage.scan();
    await stage.announce();
    const [incident, bulletin] = [incidentIn(stage.items), bulletinIn(stage.items)];
    for (const key of [`incident#${incident}`, `bulletin#${bulletin}`])
      stage.put(key, { ...stage.item(key), marked: false });
    spoil(stage.items);
    const before = stage.item(`case#${SUBJECT}`);

    await stage.announce();

    expect(stage.item(`incident#${incident}`)).toMatchObject({ marked: true });
    expect(stage.item(`bulletin#${bulletin}`)).toMatchObject({ marked: true });
    expect(stage.item(`case#${SUBJECT}`)).toEqual(before);
  });
});
