import type { Entry } from '../../../lambda/domain/ledger/announced';
import type { Incident } from '../../../lambda/domain/ledger/incident';
import { joins } from '../../../lambda/domain/ledger/joins';
import type { Stored } from '../../../lambda/domain/ledger/stored';
import type { SubjectId } from '../../../lambda/domain/subject';
import { daysFromNow, NOW } from '../../builders/instant';
import { anEntry, anIncident, FIRST_REVISION, WEAK } from '../../builders/ledger';
import { aFinding, anAbout, anOpenState } from '../../builders/message';

const about = anAbout({ names: ['a.example.com', 'b.example.com'] });
const one = anIncident();
const rings = { incident: { key: one.key, rang: FIRST_REVISION } };
const carrier = anEntry({ about, announced: rings });
const copy = anEntry({ subject: 'certificate:copy', about });
const added = [{ subject: 'certificate:copy', rang: FIRST_REVISION }];

const routing = { targets: ['payments'], routes: [{ owner: ['payments'], to: 'payments' }] };
const joined = (pending: readonly Entry[], incident: Stored<Incident> = one, stored: Stored<Entry> = carrier) =>
  joins(pending, { incidents: { [one.key]: incident }, cases: { [carrier.case.subject]: stored } }, routing).map(
    ({ members }) => members,
  );

describe('joins', () => {
  test('are of copies that owe a ring, at the same rung as one that rings: equal names in any order and case, equal notAfter', () => {
    const other = anEntry({
      subject: 'certificate:copy',
      about: anAbout({ names: ['B.example.com', 'a.example.com'], owners: [] }),
    });

    expect(joined([copy])).toEqual([added]);
    expect(joined([other])).toEqual([added]);
  });

  test('are of copies for the same target: another team has another thing to do', () => {
    const theirs = anEntry({ subject: 'certificate:copy', about: { ...about, owners: ['payments'] } });

    expect(joined([theirs])).toEqual([]);
    expect(joined([theirs], { ...one, target: 'payments' })).toEqual([added]);
  });

  test('take all copies of one certificate at once', () => {
    const pending = ['certificate:2' as const, 'certificate:3' as const].map((subject) => anEntry({ subject, about }));

    expect(joined(pending)).toEqual([pending.map(({ case: { subject, rang } }) => ({ subject, rang }))]);
  });

  test.each<{ readonly title: string; readonly entry: Entry }>([
    {
      title: 'rings for another rule',
      entry: anEntry({
        subject: 'certificate:copy',
        about,
        state: anOpenState({ findings: [aFinding({ rule: WEAK })] }),
      }),
    },
    { title: 'has other names', entry: anEntry({ subject: 'certificate:copy' }) },
    {
      title: 'ends at another time',
      entry: anEntry({ subject: 'certificate:copy', about: { ...about, notAfter: daysFromNow(9) } }),
    },
    { title: 'has no names', entry: anEntry({ subject: 'certificate:copy', about: anAbout({ names: [] }) }) },
    {
      title: 'is at another rung',
      entry: anEntry({ subject: 'certificate:copy', about, state: anOpenState({ rung: 'expired' }) }),
    },
    {
      title: 'rings already',
      entry: anEntry({ subject: 'certificate:copy', about, announced: rings }),
    },
    { title: 'does not ring', entry: anEntry({ subject: 'certificate:copy', about, rang: 0 }) },
    { title: 'was a member before', entry: anEntry({ about, rang: FIRST_REVISION + 1 }) },
  ])('are not of one that $title', ({ entry }) => {
    expect(joined([entry])).toEqual([]);
  });

  test.each<{ readonly title: string; readonly incident?: Stored<Incident>; readonly stored?: Stored<Entry> }>([
    { title: 'that cannot be read', incident: 'unreadable' },
    { title: 'that is not marked', incident: anIncident({ marked: false }) },
    { title: 'whose end the topic heard', incident: anIncident({ holdings: { pages: { held: 'ended', at: NOW } } }) },
    { title: 'whose member cannot be read', stored: 'unreadable' },
    { title: 'whose member does not ring any more', stored: anEntry({ about, announced: rings, rang: 0 }) },
    {
      title: 'whose member rings under another',
      stored: anEntry({ about, announced: { incident: { key: 'notafter:1:new', rang: FIRST_REVISION } } }),
    },
    { title: 'whose member has no names', stored: anEntry({ about: anAbout({ names: [] }), announced: rings }) },
  ])('are not to an incident $title', ({ incident, stored }) => {
    expect(joined([copy], incident, stored)).toEqual([]);
  });

  test('are not to a full incident', () => {
    const members = (count: number) =>
      anIncident({
        members: [
          ...one.members,
          ...Array.from({ length: count - 1 }, (_, index) => ({
            subject: `certificate:m${index}` satisfies SubjectId,
            rang: 1,
          })),
        ],
      });

    expect(joined([copy], members(999))).toEqual([added]);
    expect(joined([copy], members(1000))).toEqual([]);
  });
});
