import { escalationBulletins } from '../../../lambda/domain/ledger/escalation';
import { NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, SUBJECT } from '../../builders/ledger';

const incident = anIncident();
const ringing = anEntry({ announced: { incident: { key: incident.key, rang: FIRST_REVISION } } });
const view = { incidents: {}, cases: { [SUBJECT]: ringing } };

describe('escalationBulletins', () => {
  test('tell chat of what rings that nobody acknowledged it, under the key of the incident', () => {
    expect(escalationBulletins(incident, view, NOW)).toEqual([
      expect.objectContaining({
        key: `bulletin:1:${incident.key}:unacknowledged:0`,
        createdAt: NOW,
        marked: true,
        lines: [
          expect.objectContaining({ subject: SUBJECT, change: expect.objectContaining({ reason: 'unacknowledged' }) }),
        ],
      }),
    ]);
  });

  test('have another key when the topic was told of it before', () => {
    const told = anIncident({ holdings: { pages: { held: 'open', at: NOW, escalatedAt: NOW } } });

    expect(escalationBulletins(told, view, NOW).map(({ key }) => key)).toEqual([
      `bulletin:1:${incident.key}:unacknowledged:${NOW}:0`,
    ]);
  });

  test('go where the incident went', () => {
    const targets = [incident, { ...incident, target: 'payments' }].map(
      (one) => escalationBulletins(one, view, NOW)[0]?.target,
    );

    expect(targets).toEqual([undefined, 'payments']);
  });
});
