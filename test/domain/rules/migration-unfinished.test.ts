import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { plusMilliseconds } from '../../../lambda/domain/instant';
import type { MigrationRecord } from '../../../lambda/domain/migration/migration-record';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { migrationUnfinished } from '../../../lambda/domain/rules/migration-unfinished';
import type { Use } from '../../../lambda/domain/use/use';
import { aDistribution, anAttachment } from '../../builders/attachment';
import { aCertificate, acmArn, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { theNew } from '../../builders/migration';
import { aMigrationRecord, migrationsOf } from '../../builders/migration-record';
import { outcomeOf } from '../../builders/outcome';
import type { Overrides } from '../../builders/overrides';
import { aContext, UNPROVEN, UNUSED, USED, type ViewAnswers } from '../../builders/view';

type Answers = Parameters<typeof aContext>[0];

const EXPORTED: Use = { kind: 'used', because: ['exported'] };
const ATTACHED: Use = { kind: 'used', because: ['exported', 'attached'] };
const LEFT: ViewAnswers = { attachments: [anAttachment({ name: 'edge-1' }), aDistribution()] };

const evaluated = (certificate: Certificate, record: Overrides<MigrationRecord> = {}, answers: Answers = LEFT) => {
  const migrations = migrationsOf(certificate, record);
  return migrationUnfinished.evaluate(certificate, aContext({ inventory: anInventory({ migrations }), ...answers }));
};
const outcome = (...given: Parameters<typeof evaluated>) => outcomeOf(evaluated(...given));

describe('migration-unfinished', () => {
  test.each([
    ['nobody asked for migrations', undefined, 'not-applicable'],
    ['there is none', {}, 'not-applicable'],
    ['there is one of another certificate', migrationsOf(aCertificate({ arn: acmArn(9) })), 'not-applicable'],
    [
      'the one that there was is rolled back',
      migrationsOf(anIamCertificate(), { rolledBackAt: NOW }),
      'not-applicable',
    ],
    ['nobody can tell which there are', 'unreadable' as const, 'unknown: migration'],
    ['its own cannot be read', { [anIamCertificate().id]: 'unreadable' as const }, 'unknown: migration'],
    ['there is one', migrationsOf(anIamCertificate()), 'warning'],
  ])('where %s', (_what, migrations, expected) => {
    const inventory = anInventory(migrations === undefined ? {} : { migrations });

    expect(outcomeOf(migrationUnfinished.evaluate(anIamCertificate(), aContext({ ...LEFT, inventory })))).toBe(
      expected,
    );
  });

  test.each`
    certificate                | attachments         | use         | outcome           | what
    ${anIamCertificate()}      | ${[anAttachment()]} | ${USED}     | ${'warning'}      | ${'a use of one in IAM is left'}
    ${anIamCertificate()}      | ${[]}               | ${UNUSED}   | ${'pass'}         | ${'no use of one in IAM is left, anywhere'}
    ${anIamCertificate()}      | ${[]}               | ${UNPROVEN} | ${'unknown: use'} | ${'not every place was read that could use one in IAM'}
    ${anIamCertificate()}      | ${undefined}        | ${UNPROVEN} | ${'unknown: use'} | ${'no use of one in IAM was looked for'}
    ${aCertificate()}          | ${[anAttachment()]} | ${USED}     | ${'warning'}      | ${'a use of one in ACM is left'}
    ${aCertificate()}          | ${[]}               | ${UNUSED}   | ${'pass'}         | ${'ACM says that nothing uses it'}
    ${aCertificate()}          | ${[]}               | ${USED}     | ${'warning'}      | ${'ACM says that it is in use, and not by whom'}
    ${aCertificate()}          | ${undefined}        | ${USED}     | ${'warning'}      | ${'ACM says that it is in use, and nobody asked by whom'}
    ${aCertificate()}          | ${undefined}        | ${UNPROVEN} | ${'warning'}      | ${'ACM does not say whether it is in use: unknown counts as used'}
    ${aCertificate()}          | ${[]}               | ${EXPORTED} | ${'pass'}         | ${'copies outside of AWS are left, which nobody moves'}
    ${aCertificate()}          | ${[]}               | ${ATTACHED} | ${'warning'}      | ${'something is left besides copies outside of AWS'}
    ${anImportedCertificate()} | ${[anAttachment()]} | ${USED}     | ${'warning'}      | ${'a use of an imported one is left'}
  `(
    'says $outcome when $what',
    ({ certificate, outcome: expected, ...answers }: { certificate: Certificate; outcome: string }) => {
      expect(outcome(certificate, {}, answers)).toBe(expected);
    },
  );

  test('stays where nothing is left, until what was moved has been seen', () => {
    const answers = { attachments: [], use: UNUSED } as const;
    const moved = { moved: 12, endedAt: hoursFromNow(-2) };

    const verdict = evaluated(anIamCertificate(), { ...moved, unverified: ['edge-1 :443', 'edge-2 :443'] }, answers);

    expect(verdict).toMatchObject({
      severity: 'warning',
      summary: expect.stringMatching(/is not verified: no handshake has shown .* at edge-1 :443, edge-2 :443$/),
      facts: { unverified: ['edge-1 :443', 'edge-2 :443'] },
    });
    expect(outcome(anIamCertificate(), moved, answers)).toBe('pass');
    expect(outcome(anIamCertificate(), { ...moved, unverified: ['edge-1 :443'], endedAt: NOW }, answers)).toBe(
      'unknown: migration',
    );
    expect(
      outcome(anIamCertificate(), { ...moved, unverified: ['edge-1 :443'] }, { attachments: [], use: UNPROVEN }),
    ).toBe('unknown: use');
    expect(outcome(anIamCertificate(), { unverified: ['edge-1 :443'] })).toBe('warning');
  });

  test.each`
    record                                                                     | outcome                 | when
    ${{ endedAt: undefined, startedAt: plusMilliseconds(daysFromNow(-1), 1) }} | ${'unknown: migration'} | ${'it began less than a day ago, and goes on'}
    ${{ endedAt: undefined, startedAt: daysFromNow(-1) }}                      | ${'warning'}            | ${'it began a day ago and never ended: whoever began it died'}
    ${{ endedAt: NOW }}                                                        | ${'warning'}            | ${'it has just ended with something left'}
    ${{ moved: 12, endedAt: plusMilliseconds(hoursFromNow(-1), 1) }}           | ${'unknown: migration'} | ${'it ended with nothing left less than an hour ago: AWS lags behind'}
    ${{ moved: 12, endedAt: hoursFromNow(-1) }}                                | ${'warning'}            | ${'it ended with nothing left an hour ago, and something is in use all the same'}
  `('says $outcome when $when', (row: { record: Overrides<MigrationRecord>; outcome: string }) => {
    expect(outcome(anIamCertificate(), row.record)).toBe(row.outcome);
  });

  const until = (milliseconds: number) =>
    anIamCertificate({ notAfter: plusMilliseconds(daysFromNow(37), milliseconds) });
  const STILL = { startedAt: daysFromNow(-30), lastMovedAt: daysFromNow(-7) };

  test.each`
    certificate                                             | record                                                             | outcome       | when
    ${until(1)}                                             | ${STILL}                                                           | ${'warning'}  | ${'a millisecond more than 37 days are left'}
    ${until(0)}                                             | ${STILL}                                                           | ${'critical'} | ${'37 days are left'}
    ${anIamCertificate({ notAfter: daysFromNow(-1) })}      | ${STILL}                                                           | ${'critical'} | ${'it has expired'}
    ${until(0)}                                             | ${{ ...STILL, lastMovedAt: plusMilliseconds(daysFromNow(-7), 1) }} | ${'warning'}  | ${'something moved within seven days'}
    ${until(0)}                                             | ${{ startedAt: daysFromNow(-7), lastMovedAt: undefined }}          | ${'critical'} | ${'nothing ever moved, and it began seven days ago'}
    ${until(0)}                                             | ${{ startedAt: daysFromNow(-6), lastMovedAt: undefined }}          | ${'warning'}  | ${'nothing ever moved, and it began six days ago'}
    ${anIamCertificate({ notAfter: undefined })}            | ${STILL}                                                           | ${'warning'}  | ${'nobody knows its end'}
    ${aCertificate({ notAfter: daysFromNow(20) })}          | ${STILL}                                                           | ${'warning'}  | ${'ACM renews it'}
    ${anImportedCertificate({ notAfter: daysFromNow(20) })} | ${STILL}                                                           | ${'critical'} | ${'it was imported, and nobody renews it'}
  `('says $outcome when $when', (row: { certificate: Certificate; record: object; outcome: string }) => {
    expect(outcome(row.certificate, row.record)).toBe(row.outcome);
  });

  test('takes for progress also what left by other means', () => {
    const answers = { ...LEFT, memory: { attachmentsLastFell: daysFromNow(-6) } };

    expect(outcome(until(0), STILL, answers)).toBe('warning');
    expect(outcome(until(0), STILL, { ...LEFT, memory: { attachmentsLastFell: daysFromNow(-8) } })).toBe('critical');
  });

  test('follows the limits of the policy', () => {
    const policy = { ...DEFAULT_POLICY, migration: { finishedBeforeDays: 10, withoutProgressDays: 3 } };
    const at = (days: number) => outcome(anIamCertificate({ notAfter: daysFromNow(days) }), STILL, { ...LEFT, policy });

    expect(at(14)).toBe('warning');
    expect(at(13)).toBe('critical');
  });

  test('says how many of how many are left, by name, and until when', () => {
    const inventory = anInventory({ certificates: [theNew()], migrations: migrationsOf(anIamCertificate()) });

    expect(evaluated(anIamCertificate(), {}, { ...LEFT, inventory })).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'the migration of shop.example.com (IAM, legacy-shop) to shop.example.com (ACM, eu-west-1) is not finished: ' +
        '2 of 12 uses left, edge-1 :443 (eu-west-1), d111111abcdef8.cloudfront.net (global); ' +
        'none has left since 2026-11-18 08:00 UTC; to be finished by 2027-01-29 08:00 UTC',
      facts: {
        remaining: 2,
        total: 12,
        left: ['edge-1 :443 (eu-west-1)', 'd111111abcdef8.cloudfront.net (global)'],
        successor: theNew().arn,
        startedAt: daysFromNow(-3),
        startedBy: aMigrationRecord().by,
        lastMovedAt: daysFromNow(-2),
        finishBy: daysFromNow(70),
      },
      deadline: daysFromNow(100),
    });
  });

  test('counts no more of them than were seen, and gives what ACM renews no end', () => {
    const said = evaluated(aCertificate(), { total: 1 });

    expect(said).toMatchObject({
      summary: expect.stringContaining(`to ${theNew().arn} is not finished: 2 of 2 uses left`),
      facts: { total: 2 },
    });
    expect(said).not.toHaveProperty('deadline');
    expect(said).not.toHaveProperty('facts.finishBy');
  });

  test('says so where it is in use and nobody knows by whom', () => {
    const said = evaluated(aCertificate(), {}, { attachments: [] });

    expect(said).toMatchObject({ summary: expect.stringContaining('is not finished: it is still in use; none has') });
    expect(said).not.toHaveProperty('facts.remaining');
  });
});
