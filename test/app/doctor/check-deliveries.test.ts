import { checkDeliveries } from '../../../lambda/app/doctor/check-deliveries';
import type { DoctorEvidence } from '../../../lambda/app/doctor/evidence';
import { type Incident, incidentKey, type IncidentKey } from '../../../lambda/domain/ledger/incident';
import type { Holding, Listener } from '../../../lambda/domain/ledger/listener';
import type { Stored } from '../../../lambda/domain/ledger/stored';
import { ACCOUNT } from '../../builders/certificate';
import { hoursFromNow, NOW } from '../../builders/instant';
import { anIncident, SUBJECT } from '../../builders/ledger';
import { PAGE } from '../announce-stage';
import { LOOKED } from './looked';

const lastPage = (incidents: DoctorEvidence['incidents']) =>
  checkDeliveries({ ...LOOKED, incidents }).find(({ check }) => check === 'last page');
type Held = readonly [Listener, Holding['held']];
const holding = (held: readonly Held[]) => {
  const holdings = Object.fromEntries(held.map(([listener, what]) => [listener, { held: what, at: NOW }]));
  return lastPage(new Map([[anIncident().key, anIncident({ holdings })]]));
};

describe('the last page', () => {
  test('tells who took the last page, be it over or not', () => {
    const incident = anIncident({
      holdings: { pages: { held: 'ended', at: NOW, aloudAt: hoursFromNow(-1) }, [PAGE]: { held: 'open', at: NOW } },
    });

    expect(lastPage(new Map([[incident.key, incident]]))).toEqual({
      ...{ check: 'last page', status: 'ok' },
      says: `2026-11-20 08:00 UTC, of ${SUBJECT}: taken by topic pages, page`,
    });
  });

  test.each<{ readonly title: string; readonly held: readonly Held[]; readonly status: string }>([
    {
      title: 'nobody took',
      held: [
        ['pages', 'trying'],
        [PAGE, 'nothing'],
      ],
      status: 'fail',
    },
    { title: 'nobody was told of', held: [], status: 'fail' },
    {
      title: 'ended, and of which nothing more is written',
      held: [
        ['pages', 'trying'],
        [PAGE, 'ended'],
      ],
      status: 'unknown',
    },
    {
      title: 'one took',
      held: [
        ['pages', 'ended'],
        [PAGE, 'open'],
      ],
      status: 'ok',
    },
  ])('calls a last page that $title $status', ({ held, status }) => {
    expect(holding(held)?.status).toBe(status);
  });

  test('takes the newest page for the last, and says where there is none', () => {
    const aged = (subject: 'certificate:old' | 'certificate:new', hours: number) =>
      anIncident({
        key: incidentKey(ACCOUNT, { subject, rang: 1 }),
        createdAt: hoursFromNow(-hours),
        members: [{ subject, rang: 1 }],
      });
    const three = [aged('certificate:old', 3), aged('certificate:new', 1), aged('certificate:old', 2)];
    const incidents: DoctorEvidence['incidents'] = new Map<IncidentKey, Stored<Incident>>([
      ...three.map((one, index) => [`${one.key}${index}`, one] as const),
      [incidentKey(ACCOUNT, { subject: 'certificate:spoiled', rang: 1 }), 'unreadable'],
    ]);

    expect(lastPage(incidents)?.says).toContain('certificate:new');
    expect(lastPage(new Map())?.status).toBe('warn');
  });
});
