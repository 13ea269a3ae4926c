import { checkDue } from '../../../lambda/app/doctor/check-due';
import { examine } from '../../../lambda/app/doctor/examine';
import type { DoctorEvidence } from '../../../lambda/app/doctor/evidence';
import { readAccountItem } from '../../../lambda/app/ledger/account';
import { readKeptIncidents } from '../../../lambda/app/ledger/history';
import { readHeartbeat } from '../../../lambda/app/ledger/lease';
import { readLedgerView } from '../../../lambda/app/ledger/views';
import type { LedgerView } from '../../../lambda/domain/ledger/reconcile';
import { acmArn } from '../../builders/certificate';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, aStoredBulletin, FIRST_REVISION, RUN, SUBJECT } from '../../builders/ledger';
import { aToldAccount, certificateWith } from '../announce-stage';
import { EMPTY, LOOKED } from './looked';

const due = (live: Partial<LedgerView>, overrides: Partial<DoctorEvidence> = {}) =>
  checkDue({ ...LOOKED, ...overrides, live: { ...EMPTY, ...live } });

/** An incident that nobody was told of. */
const untold = (minutesAgo: number): Partial<LedgerView> => {
  const { key } = anIncident();
  return {
    incidents: { [key]: anIncident({ createdAt: minutesFromNow(-minutesAgo) }) },
    cases: { [SUBJECT]: anEntry({ announced: { incident: { key, rang: FIRST_REVISION } } }) },
  };
};

describe('what is due', () => {
  test('is nothing where everybody was told', () => {
    expect(due({})).toEqual([{ check: 'due', status: 'ok', says: 'everybody was told everything' }]);
  });

  test.each([
    { minutesAgo: 15, status: 'ok', says: '1 incident to be told, nothing overdue' },
    {
      minutesAgo: 16,
      status: 'fail',
      says: `1 incident overdue, the oldest since 2026-11-20 07:44 UTC: ${anIncident().key}`,
    },
  ])('is $status when an incident lacks everybody for $minutesAgo minutes', ({ minutesAgo, status, says }) => {
    expect(due(untold(minutesAgo))).toMatchObject([{ check: 'due', status, says }]);
  });

  test('is counted by cases, incidents and posts', () => {
    const post = aStoredBulletin({ createdAt: minutesFromNow(-30) });
    const waiting = anEntry({ subject: 'certificate:two', pendingSince: minutesFromNow(-20) });
    const { incidents = {}, cases = {} } = untold(40);
    const live = { incidents, bulletins: { [post.key]: post }, cases: { ...cases, 'certificate:two': waiting } };

    expect(due(live)[0]).toMatchObject({
      status: 'fail',
      says: expect.stringMatching(
        /^1 case, 1 incident, 1 post overdue, the oldest since 2026-11-20 07:20 UTC: notafter:/,
      ),
      todo: expect.stringContaining('npx notafter cases'),
    });
  });

  test('is not known of what cannot be read', () => {
    const { key } = anIncident();
    const latestFullRun = { run: RUN, version: 'v1', endedAt: NOW, unreadable: [SUBJECT] };

    expect(due({ incidents: { [key]: 'unreadable' } }, { account: { latestFullRun } })).toEqual([
      { check: 'due', status: 'ok', says: 'everybody was told everything' },
      {
        check: 'unreadable',
        status: 'unknown',
        says: `2 items of the ledger: ${key}, ${SUBJECT}`,
        todo: expect.any(String),
      },
    ]);
    expect(due({}, { account: 'unreadable' })).toMatchObject([{ status: 'ok' }]);
  });
});

describe('an account whose announcer stopped a day ago, while its scans go on', () => {
  const looked = async (stage: Awaited<ReturnType<typeof aToldAccount>>): Promise<ReturnType<typeof examine>> =>
    examine({
      ...LOOKED,
      now: stage.account.now,
      account: await readAccountItem(stage.ledger),
      announcer: await readHeartbeat(stage.ledger, 'announce'),
      live: await readLedgerView(stage.ledger),
      incidents: await readKeptIncidents(stage.ledger),
    }).filter(({ check }) => ['last scan', 'announcer', 'due', 'last page'].includes(check));

  test('is seen by its heartbeat and by what nobody was told', async () => {
    const stage = await aToldAccount();
    await stage.announce();
    expect((await looked(stage)).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);

    stage.account.acm = [...stage.account.acm, certificateWith(2, 3), certificateWith(3, 3)];
    for (let hour = 0; hour < 24; hour += 1) {
      stage.pass(60);
      await stage.scan();
    }

    expect(await looked(stage)).toMatchObject([
      { check: 'last scan', status: 'ok' },
      {
        check: 'announcer',
        status: 'fail',
        says: 'last pass ended 2026-11-20 08:00 UTC: nobody is told anything since',
      },
      { check: 'due', status: 'fail', says: expect.stringContaining('cases') },
      { check: 'last page', status: 'ok' },
    ]);
  });

  test('knows who took a page that is over', async () => {
    const stage = await aToldAccount();
    stage.account.acm = [certificateWith(1, 300)];
    stage.pass(60);
    await stage.scan();
    await stage.announce();
    await stage.page(stage.incident);
    await stage.announce();

    expect((await looked(stage)).find(({ check }) => check === 'last page')).toMatchObject({
      status: 'ok',
      says: `2026-11-20 08:00 UTC, of certificate:${acmArn(1)}: taken by topic pages, page`,
    });
  });
});
