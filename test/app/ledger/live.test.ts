import { createBulletin, createIncident } from '../../../lambda/app/ledger/create';
import { readLive } from '../../../lambda/app/ledger/live';
import { anIncident, aStoredBulletin, FIRST_REVISION, SUBJECT } from '../../builders/ledger';
import { aLedger } from './a-ledger';

const incident = anIncident();
const bulletin = aStoredBulletin();

async function aLiveLedger() {
  const stage = aLedger();
  await createIncident(stage.ledger, incident);
  await createBulletin(stage.ledger, bulletin);
  return stage;
}

describe('readLive', () => {
  test('gives back what was created, incidents apart from bulletins', async () => {
    const { ledger } = await aLiveLedger();

    expect(await readLive(ledger)).toEqual({
      incidents: new Map([[incident.key, incident]]),
      bulletins: new Map([[bulletin.key, bulletin]]),
    });
  });

  test.each([
    { title: 'an incident that is spoiled', key: `incident#${incident.key}`, spoils: 'incidents' as const },
    { title: 'an incident whose members are spoiled', key: `members#${incident.key}`, spoils: 'incidents' as const },
    { title: 'a bulletin that is spoiled', key: `bulletin#${bulletin.key}`, spoils: 'bulletins' as const },
  ])('says that $title cannot be read, and reads the others', async ({ key, spoils }) => {
    const { ledger, put, item } = await aLiveLedger();
    put(key, { ...item(key), schemaVersion: 2, members: [] });

    const live = await readLive(ledger);

    expect([...live[spoils].values()]).toEqual(['unreadable']);
    expect([...live[spoils === 'incidents' ? 'bulletins' : 'incidents'].values()]).not.toContain('unreadable');
  });

  test('says that an incident without its members cannot be read', async () => {
    const { ledger, items } = await aLiveLedger();
    items.delete(`members#${incident.key}`);

    expect((await readLive(ledger)).incidents.get(incident.key)).toBe('unreadable');
  });

  test.each([
    { title: 'one that points to what was deleted', key: 'notafter:1:nobody' },
    { title: 'one that cannot be read', key: 7 },
  ])('passes over pointers: $title', async ({ key }) => {
    const { ledger, put } = await aLiveLedger();
    put('live#another', { key });

    const { incidents, bulletins } = await readLive(ledger);

    expect([[...incidents.keys()], [...bulletins.keys()]]).toEqual([[incident.key], [bulletin.key]]);
  });
});

describe('createIncident', () => {
  test('leaves one that stands under its key as it is, members and all', async () => {
    const { ledger } = await aLiveLedger();
    const other = anIncident({ members: [{ subject: 'certificate:two', rang: FIRST_REVISION }] });

    expect(await createIncident(ledger, other)).toBe('refused');
    expect((await readLive(ledger)).incidents.get(incident.key)).toMatchObject({ members: [{ subject: SUBJECT }] });
  });
});

describe('createBulletin', () => {
  test('leaves one that stands under its key as it is', async () => {
    const { ledger } = await aLiveLedger();

    expect(await createBulletin(ledger, aStoredBulletin({ marked: false }))).toBe('refused');
    expect((await readLive(ledger)).bulletins.get(bulletin.key)).toMatchObject({ marked: true });
  });
});
