import { createIncident } from '../../../lambda/app/ledger/create';
import { finishIncident } from '../../../lambda/app/ledger/finish-live';
import {
  type Claim,
  claimIncident,
  noteHolding,
  notePublished,
  settleClaim,
} from '../../../lambda/app/ledger/holdings';
import { readIncidents } from '../../../lambda/app/ledger/live';
import { sinkId } from '../../../lambda/domain/ids';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import { isReadable } from '../../../lambda/domain/ledger/stored';
import { NOW } from '../../builders/instant';
import { anIncident } from '../../builders/ledger';
import { aLedger } from './a-ledger';

const PAGE = sinkId('page');
const incident = anIncident();
const { key } = incident;
const open = { held: 'open', at: NOW } as const;
const ended = { held: 'ended', at: NOW } as const;
const secondsFromNow = (seconds: number) => plusMilliseconds(NOW, seconds * 1000);

async function anIncidentIn(overrides: Parameters<typeof anIncident>[0] = {}) {
  const stage = aLedger();
  const created = anIncident(overrides);
  await createIncident(stage.ledger, created);
  const claim = async (): Promise<Claim | undefined> => claimIncident(stage.ledger, key, PAGE, 45);
  const stored = async () => {
    const found = (await readIncidents(stage.ledger, [key])).get(key);
    if (!isReadable(found)) throw new Error('the incident cannot be read');
    return found;
  };
  return { ...stage, claim, stored };
}

/** A claim that must be there. */
async function claimed(claim: () => Promise<Claim | undefined>): Promise<Claim> {
  const one = await claim();
  if (one === undefined) throw new Error('it was not claimed');
  return one;
}

describe('claimIncident', () => {
  test.each([
    { title: 'marked', marked: true, isClaimed: true },
    { title: 'not marked yet', marked: false, isClaimed: false },
  ])('of one that is $title: $isClaimed', async ({ marked, isClaimed }) => {
    const { claim } = await anIncidentIn({ marked });

    expect((await claim()) !== undefined).toBe(isClaimed);
  });

  test.each([
    { title: 'in its last moment', seconds: 45, isClaimed: false },
    { title: 'once it is over', seconds: 45.001, isClaimed: true },
  ])('while another claim goes on, $title: $isClaimed', async ({ seconds, isClaimed }) => {
    const { claim, clock } = await anIncidentIn();
    await claim();
    clock.time = secondsFromNow(seconds);

    expect((await claim()) !== undefined).toBe(isClaimed);
  });

  test('by one sink says nothing of another', async () => {
    const { ledger, claim } = await anIncidentIn();
    await claim();

    expect(await claimIncident(ledger, key, sinkId('other'), 45)).toBeDefined();
  });

  test('makes no incident of one that is not there', async () => {
    const { ledger, keys } = aLedger();

    expect(await claimIncident(ledger, key, PAGE, 45)).toBeUndefined();
    expect(keys()).toEqual([]);
  });
});

describe('a claim', () => {
  test('is seen by whoever reads the incident, and says of the medium that it holds nothing', async () => {
    const { claim, stored } = await anIncidentIn();
    const { by } = await claimed(claim);

    expect((await stored()).holdings).toEqual({
      page: { held: 'nothing', at: NOW, claim: { by, until: secondsFromNow(45) } },
    });
  });

  test('notes what the medium holds, and is given back with it', async () => {
    const { ledger, claim, stored } = await anIncidentIn();
    const one = await claimed(claim);
    expect(await noteHolding(ledger, one, { held: 'trying', at: NOW })).toBe('written');
    expect((await stored()).holdings).toMatchObject({ page: { held: 'trying', claim: { by: one.by } } });

    await settleClaim(ledger, one, open);

    expect((await stored()).holdings).toEqual({ page: open });
  });

  test('that was lost notes nothing and gives nothing back', async () => {
    const { ledger, claim, clock, stored } = await anIncidentIn();
    const lost = await claimed(claim);
    clock.time = secondsFromNow(46);
    const { by } = await claimed(claim);

    expect(await noteHolding(ledger, lost, open)).toBe('refused');
    await settleClaim(ledger, lost, open);

    expect((await stored()).holdings).toMatchObject({ page: { held: 'nothing', claim: { by } } });
  });
});

describe('notePublished', () => {
  test('notes what the topic took beside what a sink holds', async () => {
    const { ledger, claim, stored } = await anIncidentIn();
    await settleClaim(ledger, await claimed(claim), open);

    await notePublished(ledger, key, ended);

    expect((await stored()).holdings).toEqual({ page: open, pages: ended });
  });

  test('makes no incident of one that was deleted', async () => {
    const { ledger, keys } = aLedger();

    await notePublished(ledger, key, ended);

    expect(keys()).toEqual([]);
  });
});

describe('finishIncident', () => {
  const live = `live#${key}`;

  test.each([
    { title: 'whose end the sink accepted', holding: ended, claims: false, isOver: true },
    { title: 'that the sink still holds', holding: open, claims: false, isOver: false },
    { title: 'with which the sink is busy again', holding: ended, claims: true, isOver: false },
  ])('of one $title: over is $isOver', async ({ holding, claims, isOver }) => {
    const { ledger, claim, keys, item } = await anIncidentIn();
    await settleClaim(ledger, await claimed(claim), holding);
    if (claims) await claim();

    await finishIncident(ledger, { key }, [PAGE]);

    expect(keys('live#')).toEqual(isOver ? [] : [live]);
    for (const name of [`incident#${key}`, `members#${key}`])
      expect(typeof item(name)?.['expiresAt']).toBe(isOver ? 'number' : 'undefined');
  });

  test.each([
    { title: 'that nobody joined', joins: 1, isOver: true },
    { title: 'that somebody joined since it was read', joins: 2, isOver: false },
  ])('of one $title: over is $isOver', async ({ joins, isOver }) => {
    const { ledger, keys, item, put } = await anIncidentIn();
    put(`incident#${key}`, { ...item(`incident#${key}`), joins });

    await finishIncident(ledger, { key, joins: 1 }, []);
    expect(keys('live#')).toEqual(isOver ? [] : [live]);
  });

  test('of one that was never joined when it was read leaves it live, when it was since', async () => {
    const { ledger, keys, item, put } = await anIncidentIn();
    put(`incident#${key}`, { ...item(`incident#${key}`), joins: 1 });

    await finishIncident(ledger, { key }, []);
    expect(keys('live#')).toEqual([live]);
  });

  test('of one of which a sink never said anything leaves it live', async () => {
    const { ledger, keys } = await anIncidentIn();

    await finishIncident(ledger, { key }, [PAGE]);
    expect(keys('live#')).toEqual([live]);

    await finishIncident(ledger, { key }, []);
    expect(keys('live#')).toEqual([]);
  });
});
