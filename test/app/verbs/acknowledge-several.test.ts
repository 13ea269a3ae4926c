import { createIncident } from '../../../lambda/app/ledger/create';
import { acknowledge, acknowledgeIncident, acknowledgeRings } from '../../../lambda/app/verbs/acknowledge';
import { incidentKey } from '../../../lambda/domain/ledger/incident';
import type { SubjectId } from '../../../lambda/domain/subject';
import { ACCOUNT } from '../../builders/certificate';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anIncident, fails, FIRST_REVISION, seen } from '../../builders/ledger';
import { aLedger } from '../ledger/a-ledger';

const [ONE, TWO, THREE]: readonly [SubjectId, SubjectId, SubjectId] = [
  'certificate:one',
  'certificate:two',
  'certificate:three',
];
const ring = (subject: SubjectId, rang = FIRST_REVISION) => ({ subject, rang });
const KEY = incidentKey(ACCOUNT, ring(ONE));

/** Three cases that ring, the first two in one incident. */
async function aRingingLedger() {
  const stage = aLedger();
  for (const subject of [ONE, TWO, THREE]) await stage.judge(seen([fails('critical')], { subject }));
  await createIncident(stage.ledger, anIncident({ key: KEY, members: [ring(ONE), ring(TWO)] }));
  const knownBy = async (subject: SubjectId) => (await stage.readEntry({ subject })).case.acknowledgement;
  /** As it rings again, closer to its date. */
  const ringAgain = async (subject: SubjectId) => stage.judge(seen([fails('critical', { days: 6 })], { subject }));
  return { ...stage, knownBy, ringAgain };
}

describe('acknowledging rings', () => {
  test('notes of each who knows of it, and when', async () => {
    const { ledger, knownBy } = await aRingingLedger();

    expect(await acknowledgeRings(ledger, [ring(ONE), ring(THREE)], 'ann')).toEqual([
      { subject: ONE, kind: 'acknowledged' },
      { subject: THREE, kind: 'acknowledged' },
    ]);
    expect(await knownBy(THREE)).toEqual({ by: 'ann', at: NOW, rang: FIRST_REVISION });
    expect(await knownBy(TWO)).toBeUndefined();
  });

  test('leaves what somebody knew of before to them', async () => {
    const { ledger, knownBy, clock } = await aRingingLedger();
    await acknowledge(ledger, ONE, 'ann');
    clock.time = minutesFromNow(5);
    const acknowledgement = { by: 'ann', at: NOW, rang: FIRST_REVISION };

    expect(await acknowledgeRings(ledger, [ring(ONE)], 'bob')).toEqual([
      { subject: ONE, kind: 'known', acknowledgement },
    ]);
    expect(await knownBy(ONE)).toEqual(acknowledgement);
  });

  test('is of the rings that were looked at, and of none that came since', async () => {
    const { ledger, knownBy, ringAgain } = await aRingingLedger();
    await acknowledge(ledger, ONE, 'ann');
    await ringAgain(ONE);

    expect(await acknowledgeRings(ledger, [ring(ONE)], 'bob')).toEqual([{ subject: ONE, kind: 'not-ringing' }]);
    expect(await knownBy(ONE)).toMatchObject({ by: 'ann', rang: FIRST_REVISION });
    expect(await acknowledgeRings(ledger, [ring(ONE, FIRST_REVISION + 1)], 'bob')).toEqual([
      { subject: ONE, kind: 'acknowledged' },
    ]);
  });

  test('looks again where somebody else writes at the same moment', async () => {
    const { ledger, before, ringAgain, knownBy } = await aRingingLedger();
    const raced = before(async (write) => {
      if (write === 1) await ringAgain(ONE);
    });

    expect(await acknowledgeRings(raced, [ring(ONE)], 'ann')).toEqual([{ subject: ONE, kind: 'not-ringing' }]);
    expect(await knownBy(ONE)).toBeUndefined();
    expect(await acknowledgeRings(ledger, [ring('certificate:none')], 'ann')).toMatchObject([{ kind: 'not-ringing' }]);
  });

  test('says which could not be written, and writes the others', async () => {
    const { ledger, put, knownBy } = await aRingingLedger();
    put(`case#${ONE}`, { state: 'spoiled' });

    expect(await acknowledgeRings(ledger, [ring(ONE), ring(TWO)], 'ann')).toEqual([
      { subject: ONE, kind: 'unwritten', because: 'unreadable' },
      { subject: TWO, kind: 'acknowledged' },
    ]);
    expect(await knownBy(TWO)).toMatchObject({ by: 'ann' });
  });
});

describe('acknowledging an incident', () => {
  test('is of all for which it rings, and of nothing else', async () => {
    const { ledger, knownBy } = await aRingingLedger();

    expect(await acknowledgeIncident(ledger, KEY, 'ann')).toEqual({
      kind: 'looked-at',
      rings: [
        { subject: ONE, kind: 'acknowledged' },
        { subject: TWO, kind: 'acknowledged' },
      ],
    });
    expect(await knownBy(THREE)).toBeUndefined();
  });

  test('leaves out a member that rings elsewhere by now, and one that is gone', async () => {
    const { ledger, ringAgain, items, knownBy } = await aRingingLedger();
    await ringAgain(ONE);

    expect(await acknowledgeIncident(ledger, KEY, 'ann')).toMatchObject({ rings: [{ subject: TWO }] });
    expect(await knownBy(ONE)).toBeUndefined();
    items.delete(`case#${TWO}`);
    expect(await acknowledgeIncident(ledger, KEY, 'ann')).toEqual({ kind: 'looked-at', rings: [] });
  });

  test('does not take a member that cannot be read for one that does not ring', async () => {
    const { ledger, put } = await aRingingLedger();
    put(`case#${TWO}`, { state: 'spoiled' });

    expect(await acknowledgeIncident(ledger, KEY, 'ann')).toMatchObject({
      rings: [{ kind: 'acknowledged' }, { subject: TWO, kind: 'unwritten', because: 'unreadable' }],
    });
  });

  test('says that there is none, or that it cannot be read', async () => {
    const { ledger, put } = await aRingingLedger();

    expect(await acknowledgeIncident(ledger, incidentKey(ACCOUNT, ring(THREE)), 'ann')).toEqual({ kind: 'none' });
    put(`incident#${KEY}`, { state: 'spoiled' });
    expect(await acknowledgeIncident(ledger, KEY, 'ann')).toEqual({ kind: 'unreadable' });
  });
});
