import { drill } from '../../../lambda/app/drill/drill';
import type { Table } from '../../../lambda/app/ports';
import { HOUR_MS } from '../../../lambda/domain/instant';
import { aStage } from './stage';

const rejecting = async (): Promise<never> => Promise.reject(new Error('the table does not answer'));
const unreachable: Table = { get: rejecting, getMany: rejecting, list: rejecting, write: rejecting };

const openDrills = (items: ReadonlyMap<string, Readonly<Record<string, unknown>>>) =>
  [...items].filter(([key, { state }]) => key.startsWith('case#drill:') && (state as { kind: string }).kind === 'open');

describe('drill', () => {
  test('reaches every topic and sink, is taken back, and says when it saw that', async () => {
    const { dependencies, request, all, told, heard, items } = aStage();

    const outcome = await drill(dependencies, request);

    expect(outcome).toMatchObject({ kind: 'drilled', cleared: true });
    expect(told.filter((line) => line.includes(' told ')).map((line) => line.split(' told ')[0])).toEqual(all);
    expect(told.filter((line) => line.includes(' ended ')).map((line) => line.split(' ended ')[0])).toEqual(all);
    expect(heard.filter(({ by }) => by === 'pager').map(({ message }) => message.kind)).toEqual(['page', 'clear']);
    expect(openDrills(items.items)).toEqual([]);
  });

  test('is marked as one, with who asked for it', async () => {
    const { dependencies, request, heard } = aStage();

    await drill(dependencies, request);

    const page = heard.find(({ message }) => message.kind === 'page')?.message;
    expect(page).toMatchObject({ cases: [{ state: { findings: [{ rule: 'drill', facts: { by: request.by } }] } }] });
  });

  test('proves nothing of a target that the deployed stack does not know', async () => {
    const { dependencies, request, told } = aStage();

    await drill(dependencies, { ...request, target: 'payments' });

    expect(told).toEqual([]);
  });

  test('says who did not take it when the time is over, and takes it back all the same', async () => {
    const { dependencies, request, world, items } = aStage();
    world.answers.pager = 'refused';

    const outcome = await drill(dependencies, request);

    if (outcome.kind !== 'drilled') throw new Error('unwritten');
    expect([...outcome.told.keys()]).toEqual(['topic pages', 'topic chat', 'chat']);
    expect([...outcome.ended.keys()]).toEqual(['topic pages', 'topic chat', 'chat']);
    expect(openDrills(items.items)).toEqual([]);
  });

  test('does not take an answer that never came for one', async () => {
    const { dependencies, request, world } = aStage();
    world.answers.pager = 'none';

    const outcome = await drill(dependencies, request);

    expect(outcome.kind === 'drilled' && outcome.told.has('page')).toBe(false);
  });

  test('waits no longer than it is told for an announcer that does not come, and asks it again meanwhile', async () => {
    const { dependencies, request, world, calls, pauses } = aStage();
    world.isAnnouncing = false;

    const outcome = await drill(dependencies, request);

    expect(outcome).toMatchObject({ told: new Map(), ended: new Map(), cleared: true });
    expect(pauses()).toBe(30);
    expect(calls).toEqual(Array.from({ length: 1 + 3 + 1 }, () => 'announce'));
  });

  test('is taken back at once when the user gives up', async () => {
    const { dependencies, request, world, pauses, items } = aStage();
    world.isAnnouncing = false;
    world.atPause = () => (world.isGivenUp = true);

    await drill(dependencies, request);

    expect(pauses()).toBe(1);
    expect(openDrills(items.items)).toEqual([]);
  });

  test('waits for the end of what was told although the user gave up', async () => {
    const { dependencies, request, world, all } = aStage();
    world.answers.chat = 'refused';
    world.atPause = (pause) => (world.isGivenUp = pause >= 2);

    const outcome = await drill(dependencies, request);

    expect(outcome.kind === 'drilled' && [...outcome.ended.keys()]).toEqual(all.filter((name) => name !== 'chat'));
  });
});

describe('drill without a ledger', () => {
  test('rejects before anybody was told', async () => {
    const { dependencies, request, useTable } = aStage();
    useTable(unreachable);

    await expect(drill(dependencies, request)).rejects.toThrow('the table does not answer');
  });

  test('sees nothing while the table does not answer, and goes on when it does', async () => {
    const { dependencies, request, world, items, useTable, all } = aStage();
    world.atPause = (pause) => {
      if (pause === 1) useTable(unreachable);
      if (pause === 4) useTable(items);
    };

    const outcome = await drill(dependencies, request);

    expect(outcome.kind === 'drilled' && [...outcome.ended.keys()]).toEqual(all);
  });

  test('is taken back as soon as the table answers again', async () => {
    const { dependencies, request, world, items, useTable } = aStage();
    world.isGivenUp = true;
    world.atPause = () => useTable(items);
    const openedOnce = { ...items, getMany: rejecting };
    useTable(openedOnce);

    await expect(drill(dependencies, request)).resolves.toMatchObject({ cleared: true });

    expect(openDrills(items.items)).toEqual([]);
  });

  test('admits that it could not be taken back', async () => {
    const { dependencies, request, world, useTable } = aStage();
    world.atPause = () => useTable(unreachable);

    await expect(drill(dependencies, request)).resolves.toMatchObject({ kind: 'drilled', cleared: false });
  });

  test('tells nobody when the ledger does not take the case', async () => {
    const { dependencies, request, items, useTable, heard } = aStage();
    useTable({ ...items, write: async (changes) => (changes.length > 1 ? 'refused' : items.write(changes)) });

    await expect(drill(dependencies, request)).resolves.toEqual({ kind: 'unwritten' });
    expect(heard).toEqual([]);
  });
});

describe('a drill that was left open', () => {
  /** As a process leaves it that is killed while it waits. */
  const leaveOne = async (stage: ReturnType<typeof aStage>) => {
    const { dependencies, request } = stage;
    const killed = async () => Promise.reject(new Error('killed'));
    await expect(drill({ ...dependencies, pause: killed }, request)).rejects.toThrow('killed');
    expect(openDrills(stage.items.items)).toHaveLength(1);
  };

  test.each([
    ['ended by one that comes an hour later', HOUR_MS, 0],
    ['left to whoever may still wait for it before', HOUR_MS - 60_000, 1],
  ])('is %s', async (_what, milliseconds, left) => {
    const stage = aStage();
    await leaveOne(stage);
    stage.moveClock(milliseconds);

    await drill(stage.dependencies, stage.request);

    expect(openDrills(stage.items.items)).toHaveLength(left);
  });

  test('is no reason to stop where its item cannot be read', async () => {
    const stage = aStage();
    stage.items.items.set('case#drill:spoiled', { schemaVersion: 9 });

    await expect(drill(stage.dependencies, stage.request)).resolves.toMatchObject({ cleared: true });
  });
});
