import { anAnnouncedAccount, certificateWith } from './announce-stage';
import { bulletinIn, incidentIn } from './live-keys';

const ROUTING = { targets: ['payments'], routes: [{ rule: ['certificate-*'], to: 'payments' }] };

async function aRoutedAccount() {
  const stage = anAnnouncedAccount();
  stage.world.routing = ROUTING;
  stage.account.acm = [certificateWith(1, 10)];
  await stage.scan();
  await stage.announce();
  return { ...stage, incident: incidentIn(stage.items), bulletin: bulletinIn(stage.items) };
}

describe('an account with a route', () => {
  test('tells topics and sinks the target, and the end to where the opening went, though the route is gone by then', async () => {
    const stage = await aRoutedAccount();
    await stage.page(stage.incident);
    await stage.chat(stage.bulletin);
    stage.world.routing = { targets: [], routes: [] };
    stage.account.acm = [certificateWith(1, 300)];
    stage.pass(60);
    await stage.scan();
    await stage.announce();
    await stage.page(stage.incident);

    expect(stage.heard.map(({ by, message }) => [by, message.kind, message.target])).toEqual([
      ['topic', 'page', 'payments'],
      ['topic', 'bulletin', 'payments'],
      ['pager', 'page', 'payments'],
      ['chat', 'bulletin', 'payments'],
      ['topic', 'clear', 'payments'],
      ['topic', 'bulletin', 'payments'],
      ['pager', 'clear', 'payments'],
    ]);
  });

  test('notes what went the default way as the way of the target could not be used, until that is told', async () => {
    const stage = await aRoutedAccount();
    stage.answers.pager = 'instead';
    stage.answers.chat = 'instead';

    expect(await stage.page(stage.incident)).toEqual({ kind: 'told', answer: 'instead' });
    expect(await stage.chat(stage.bulletin)).toMatchObject({ kind: 'posted', answer: 'instead' });
    await stage.announce();
    expect(stage.item('account')).toMatchObject({
      deliveries: {
        page: { targets: { payments: { instead: true } } },
        chat: { targets: { payments: { instead: true } } },
      },
    });
    expect(stage.items.has('rescan#global/regions')).toBe(true);

    stage.pass(6 * 60);
    stage.answers.pager = 'accepted';
    expect(await stage.page(stage.incident)).toEqual({ kind: 'told', answer: 'accepted' });
    await stage.announce();
    expect(stage.item('account')).toMatchObject({
      deliveries: { page: { targets: { payments: { instead: false } } } },
    });
  });

  test.each([
    { title: 'the way of the target has', answers: ['accepted'], mayHold: true },
    { title: 'the default way has instead', answers: ['instead'], mayHold: false },
    { title: 'both have, as the key was bad at a refresh', answers: ['accepted', 'instead'], mayHold: true },
    { title: 'both have, and the way of the target took it again', answers: ['instead', 'accepted'], mayHold: true },
    { title: 'may have got to the target', answers: ['none'], mayHold: true },
  ] as const)('says of an end that $title it: may hold it $mayHold', async ({ answers, mayHold }) => {
    const stage = await aRoutedAccount();
    for (const answer of answers) {
      stage.answers.pager = answer;
      await stage.page(stage.incident);
      stage.pass(6 * 60);
    }
    stage.account.acm = [certificateWith(1, 300)];
    await stage.scan();
    await stage.announce();
    stage.answers.pager = 'refused';
    expect(await stage.page(stage.incident)).toEqual({ kind: 'cleared', answer: 'refused' });
    expect(stage.mayHold.at(-1)).toBe(mayHold);

    // What was refused is tried again, as it was.
    stage.answers.pager = 'accepted';
    expect(await stage.page(stage.incident)).toEqual({ kind: 'cleared', answer: 'accepted' });
    expect(stage.mayHold.at(-1)).toBe(mayHold);
  });
});
