import type { Memory } from '../../../lambda/domain/certificate/memory';
import type { Migrations } from '../../../lambda/domain/migration/migration-record';
import { renewalIneligible } from '../../../lambda/domain/rules/renewal-ineligible';
import { aCertificate, acmArn } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { aMigrationRecord, migrationsOf } from '../../builders/migration-record';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNUSED, USED } from '../../builders/view';

const INELIGIBLE = { renewal: { eligibility: 'ineligible', progress: { kind: 'not-read' } } } as const;
const DROPPED_OUT: Memory = {
  firstSeenAt: daysFromNow(-9),
  ineligibleSince: hoursFromNow(-1),
  lastEligibleAt: hoursFromNow(-2),
};

describe('of one that dropped out after a migration, renewal-ineligible', () => {
  const certificate = aCertificate(INELIGIBLE);
  const said = (migrations: Migrations, use = UNUSED) =>
    renewalIneligible.evaluate(
      certificate,
      aContext({ use, memory: DROPPED_OUT, inventory: anInventory({ migrations }) }),
    );

  test.each([
    ['left nothing', migrationsOf(certificate, { moved: 12 }), 'info, unused'],
    ['left something, which people moved by hand', migrationsOf(certificate, { moved: 11 }), 'info, unused'],
    ['is under way', migrationsOf(certificate, { endedAt: undefined }), 'info, unused'],
    ['was rolled back', migrationsOf(certificate, { moved: 12, rolledBackAt: NOW }), 'critical'],
    ['is one of another certificate', migrationsOf(aCertificate({ arn: acmArn(9) }), { moved: 12 }), 'critical'],
    ['cannot be read', { [certificate.id]: 'unreadable' as const }, 'unknown: migration'],
    ['is unknown, as nobody can tell which there are', 'unreadable' as const, 'unknown: migration'],
  ])('that %s', (_what, migrations, expected) => {
    expect(outcomeOf(said(migrations))).toBe(expected);
  });

  test('says critical of what is used all the same', () => {
    expect(outcomeOf(said(migrationsOf(certificate, { moved: 12 }), USED))).toBe('critical');
  });

  test('says who retired it, and for what', () => {
    expect(said(migrationsOf(certificate, { moved: 12 }))).toMatchObject({
      summary: expect.stringMatching(/^.* dropped out .*; retired by a migration to arn:aws:acm:[^;]*$/),
      facts: { retiredFor: acmArn(2), retiredBy: aMigrationRecord().by, retiredSince: daysFromNow(-3) },
    });
  });
});
