import type { IncidentKey } from '../../../lambda/domain/ledger/incident';
import { minutesFromNow } from '../../builders/instant';
import { anAnnouncedAccount, certificateWith, CHAT, done, PAGE } from '../announce-stage';
import { bulletinIn } from '../live-keys';

const chat = { id: CHAT, topic: 'chat' } as const;
const pager = { id: PAGE, topic: 'pages', escalates: true } as const;
const copyOf = (serial: number) => ({ ...certificateWith(serial, 5), names: ['copied.example.com'] });

/** Two certificates ring where no pager is deployed yet. */
async function anAccountWithoutPager() {
  const stage = anAnnouncedAccount();
  const minutes = async (count = 1) => {
    for (let minute = 0; minute < count; minute += 1) {
      stage.pass(1);
      await stage.announce();
    }
  };
  const keys = (): readonly IncidentKey[] =>
    stage
      .keys('live#')
      .map((key) => key.slice('live#'.length))
      .filter((key): key is IncidentKey => key.startsWith('notafter:'));
  stage.deployed.sinks = [chat];
  stage.account.acm = [certificateWith(1, 5), certificateWith(2, 5)];
  await stage.scan();
  await stage.announce();
  await stage.chat(bulletinIn(stage.items));
  return {
    ...stage,
    minutes,
    summaries: () => keys().filter((key) => key.endsWith(':page')),
    others: () => keys().filter((key) => !key.endsWith(':page')),
    /** Everything that is live, told to the pager. */
    pageAll: async () => {
      for (const key of keys()) await stage.page(key);
    },
    paged: () => stage.heard.flatMap(({ by, message }) => (by === 'pager' ? [message] : [])),
    addPager: () => {
      stage.deployed.sinks = [pager, chat];
    },
    removePager: () => {
      stage.deployed.sinks = [chat];
    },
  };
}

/** The pager was added, and told. */
async function anAccountWithSummary() {
  const stage = await anAccountWithoutPager();
  stage.addPager();
  await stage.minutes();
  await stage.pageAll();
  return stage;
}

describe('a pager that is added', () => {
  test('hears of all that is open at once, and nobody else hears anything', async () => {
    const stage = await anAccountWithoutPager();
    stage.heard.length = 0;
    stage.addPager();
    await stage.minutes();

    expect(stage.invocations.filter(({ name }) => name === PAGE)).toEqual([
      { name: PAGE, payload: { key: stage.summaries()[0] } },
    ]);
    await stage.pageAll();
    expect(stage.heard).toMatchObject([
      { by: 'pager', message: { kind: 'page', total: 2, addedPager: 'PagerDuty', urgency: 'high' } },
    ]);

    await stage.minutes(5);
    await stage.pageAll();
    expect(stage.heard).toHaveLength(1);
    expect(stage.summaries()).toHaveLength(1);
  });

  test('hears nothing where nothing is open', async () => {
    const stage = await anAccountWithoutPager();
    stage.account.acm = [certificateWith(1, 90), certificateWith(2, 90)];
    await stage.scan();
    await stage.announce();
    stage.addPager();
    await stage.minutes(3);

    expect(stage.others()).toEqual([]);
    expect(stage.summaries()).toEqual([]);
    expect(stage.invocations.filter(({ name }) => name === PAGE)).toEqual([]);
  });

  test('hears of the next ring by itself, and lets go of the summary when all of it is over', async () => {
    const stage = await anAccountWithSummary();
    stage.account.acm = [certificateWith(1, 2), certificateWith(2, 90)];
    await stage.scan();
    await stage.minutes();
    await stage.pageAll();
    await stage.pageAll();

    // What perhaps went out without the ledger is cleared with each ring of what cannot wait.
    const paged = stage.paged().filter(({ key }) => !key.endsWith(':0'));
    expect(paged.map(({ kind, key }) => [kind, key.endsWith(':page')])).toEqual([
      ['page', true],
      ['page', false],
      ['clear', true],
    ]);
    await stage.minutes(2);
    expect(stage.summaries()).toEqual([]);
    expect(stage.others()).toHaveLength(1);
  });

  test('is never told what it hears by the summary by the topic, too, however often it is asked', async () => {
    const stage = await anAccountWithSummary();
    stage.heard.length = 0;
    for (const key of stage.others()) expect(await stage.page(key)).toEqual({ kind: 'agrees' });

    expect(stage.others()).toHaveLength(1);
    expect(stage.heard).toEqual([]);
  });

  test('joins nobody anew: a copy of what it has joins its summary', async () => {
    const stage = anAnnouncedAccount();
    stage.deployed.sinks = [chat];
    stage.account.acm = [copyOf(1)];
    await stage.scan();
    await stage.announce();
    stage.deployed.sinks = [pager, chat];
    stage.pass(1);
    await stage.announce();
    const [summary = ''] = stage.keys('incident#').filter((key) => key.endsWith(':page'));
    const before = stage.item(summary);

    stage.account.acm = [copyOf(1), copyOf(2)];
    stage.pass(1);
    await stage.scan();
    stage.put(summary, { ...before, 'claimedBy:page': 't', 'claimedUntil:page': minutesFromNow(5) });
    await stage.announce();
    expect(stage.item(summary)).not.toHaveProperty('joins');

    stage.put(summary, { ...before });
    stage.pass(1);
    await stage.announce();
    expect(stage.item(summary)).toMatchObject({ joins: 1, marked: true });
    expect(stage.keys('incident#')).toHaveLength(2);
  });

  test('hears it once, wherever the pass that writes it dies', async () => {
    const stage = await anAccountWithoutPager();
    stage.addPager();
    await stage.minutes();
    const [key = 'notafter:1:none'] = stage.summaries();
    const marks = stage.keys('case#').map((one) => [one, stage.item(one)] as const);
    // As if it had died before it marked anything.
    for (const [one, item] of marks)
      stage.put(one, Object.fromEntries(Object.entries(item ?? {}).filter(([name]) => !name.startsWith('summary'))));
    stage.put(`incident#${key}`, { ...stage.item(`incident#${key}`), marked: false });
    expect(await stage.page(key)).toEqual({ kind: 'left' });
    await stage.minutes();

    expect(stage.summaries()).toEqual([key]);
    expect(stage.item(`incident#${key}`)).toMatchObject({ marked: true });
    expect(marks.map(([one]) => stage.item(one))).toEqual(marks.map(([, item]) => item));
  });

  test('hears of it in the next pass where this one has no time left', async () => {
    const stage = await anAccountWithoutPager();
    stage.addPager();
    stage.pass(1);
    expect(done(await stage.announce(0)).kind).toBe('late');
    expect(stage.summaries()).toEqual([]);

    await stage.minutes();
    expect(stage.summaries()).toHaveLength(1);
  });
});

describe('a pager that is removed again', () => {
  test('leaves nothing live behind when what rang is over', async () => {
    const stage = await anAccountWithSummary();
    stage.removePager();
    stage.account.acm = [certificateWith(1, 90), certificateWith(2, 90)];
    await stage.scan();
    await stage.minutes(2);

    expect(stage.summaries()).toEqual([]);
    expect(stage.others()).toEqual([]);
  });

  test('is due to nobody while what rang goes on', async () => {
    const stage = await anAccountWithSummary();
    stage.removePager();
    stage.pass(1);

    expect(done(await stage.announce())).toMatchObject({ poked: 0, published: 0, due: [] });
    expect(stage.summaries()).toHaveLength(1);
  });

  test('keeps what it has when it comes back, and hears by another summary of what rang meanwhile', async () => {
    const stage = await anAccountWithSummary();
    const [first] = stage.summaries();
    stage.removePager();
    stage.account.acm = [1, 2, 3].map((serial) => certificateWith(serial, 5));
    await stage.scan();
    await stage.minutes();
    stage.addPager();
    await stage.minutes();
    await stage.pageAll();

    const [, ...later] = stage.paged();
    expect(stage.summaries()).toHaveLength(2);
    expect(stage.summaries()).toContain(first);
    expect(later).toMatchObject([{ kind: 'page', total: 1, cases: [{ about: { names: ['3.example.com'] } }] }]);
  });
});

describe('the target of what rang', () => {
  test('is that of the summary', async () => {
    const stage = await anAccountWithoutPager();
    for (const key of stage.others())
      stage.put(`incident#${key}`, { ...stage.item(`incident#${key}`), target: 'payments' });
    stage.addPager();
    await stage.minutes();
    await stage.pageAll();

    expect(stage.paged()).toMatchObject([{ kind: 'page', total: 2, target: 'payments' }]);
  });
});
