import type { Certificate, RenewalProgress } from '../../../lambda/domain/certificate/certificate';
import type { AuthorityAnswer } from '../../../lambda/domain/certificate/certificate-authority';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { renewalIneligible } from '../../../lambda/domain/rules/renewal-ineligible';
import { anAttachment } from '../../builders/attachment';
import {
  acmArn,
  aCertificate,
  anAcmeCertificate,
  anIamCertificate,
  anImportedCertificate,
} from '../../builders/certificate';
import { anAuthority, authorityArn } from '../../builders/certificate-authority';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { anInventory } from '../../builders/inventory';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const INELIGIBLE = { renewal: { eligibility: 'ineligible', progress: { kind: 'not-read' } } } as const;
const PROVEN: Memory = { firstSeenAt: daysFromNow(-9), ineligibleSince: hoursFromNow(-1) };
const DROPPED_OUT: Memory = { ...PROVEN, lastEligibleAt: hoursFromNow(-2) };
const ONE_READING = { ...DEFAULT_POLICY, ineligible: { ...DEFAULT_POLICY.ineligible, readings: 1 } } as const;

describe('renewal-ineligible', () => {
  test.each`
    certificate                                                                              | outcome                   | what
    ${aCertificate()}                                                                        | ${'pass'}                 | ${'an eligible one'}
    ${aCertificate(INELIGIBLE)}                                                              | ${'critical'}             | ${'an ineligible one'}
    ${aCertificate({ ...INELIGIBLE, type: 'PRIVATE' })}                                      | ${'critical'}             | ${'an ineligible private one'}
    ${aCertificate({ ...INELIGIBLE, notAfter: undefined })}                                  | ${'critical'}             | ${'an ineligible one of unknown end'}
    ${aCertificate({ ...INELIGIBLE, notAfter: daysFromNow(0.001) })}                         | ${'critical'}             | ${'an ineligible one that has not expired'}
    ${aCertificate({ ...INELIGIBLE, notAfter: NOW })}                                        | ${'not-applicable'}       | ${'an ineligible one that has expired'}
    ${aCertificate({ renewal: { eligibility: 'unknown', progress: { kind: 'not-read' } } })} | ${'unknown: eligibility'} | ${'one of unknown eligibility'}
    ${aCertificate({ ...INELIGIBLE, status: 'REVOKED' })}                                    | ${'not-applicable'}       | ${'a revoked one'}
    ${aCertificate({ ...INELIGIBLE, status: 'PENDING_VALIDATION', notAfter: undefined })}    | ${'not-applicable'}       | ${'one that was not issued yet'}
    ${anImportedCertificate()}                                                               | ${'not-applicable'}       | ${'an imported one'}
    ${anAcmeCertificate()}                                                                   | ${'not-applicable'}       | ${'one of an ACME client'}
    ${anIamCertificate()}                                                                    | ${'not-applicable'}       | ${'one in IAM'}
  `('says $outcome of $what', ({ certificate, outcome }: { certificate: Certificate; outcome: string }) => {
    expect(outcomeOf(renewalIneligible.evaluate(certificate, aContext({ memory: PROVEN })))).toBe(outcome);
  });

  test.each`
    minutes      | outcome               | when
    ${-29.99}    | ${'unknown: history'} | ${'less than 30 minutes after the first reading that said so'}
    ${-30}       | ${'critical'}         | ${'30 minutes after the first reading that said so'}
    ${undefined} | ${'unknown: history'} | ${'without memory'}
  `('says $outcome $when', ({ minutes, outcome }: { minutes: number | undefined; outcome: string }) => {
    const memory = minutes === undefined ? {} : { ineligibleSince: minutesFromNow(minutes) };

    expect(outcomeOf(renewalIneligible.evaluate(aCertificate(INELIGIBLE), aContext({ memory })))).toBe(outcome);
  });

  test('counts from reading to reading, not to the present: time alone is no second reading', () => {
    const certificate = aCertificate({ ...INELIGIBLE, observedAt: hoursFromNow(-5) });
    const memory = { ineligibleSince: hoursFromNow(-5) };

    expect(outcomeOf(renewalIneligible.evaluate(certificate, aContext({ memory })))).toBe('unknown: history');
  });

  test.each`
    use         | memory                                  | outcome               | what
    ${USED}     | ${{}}                                   | ${'critical'}         | ${'a used one'}
    ${UNPROVEN} | ${{}}                                   | ${'critical'}         | ${'one of unknown use'}
    ${UNUSED}   | ${{}}                                   | ${'unknown: history'} | ${'an unused one'}
    ${UNUSED}   | ${{ firstSeenAt: NOW }}                 | ${'unknown: history'} | ${'an unused one, seen for the first time'}
    ${UNUSED}   | ${{ lastEligibleAt: hoursFromNow(-1) }} | ${'critical'}         | ${'an unused one, once eligible'}
  `(
    'says $outcome of $what where one reading is all there is',
    ({ use, memory, outcome }: { use: typeof USED; memory: Memory; outcome: string }) => {
      const context = aContext({ use, memory, policy: ONE_READING });

      expect(outcomeOf(renewalIneligible.evaluate(aCertificate(INELIGIBLE), context))).toBe(outcome);
    },
  );

  test.each`
    use         | memory         | outcome          | what
    ${USED}     | ${PROVEN}      | ${'critical'}    | ${'used'}
    ${UNPROVEN} | ${PROVEN}      | ${'critical'}    | ${'of unknown use'}
    ${UNUSED}   | ${PROVEN}      | ${'info, minor'} | ${'unused and was never seen eligible'}
    ${UNUSED}   | ${DROPPED_OUT} | ${'critical'}    | ${'unused and was eligible'}
    ${UNPROVEN} | ${DROPPED_OUT} | ${'critical'}    | ${'of unknown use and was eligible'}
  `('says $outcome of one that is $what', (row: { use: typeof USED; memory: Memory; outcome: string }) => {
    const context = aContext({ use: row.use, memory: row.memory });

    expect(outcomeOf(renewalIneligible.evaluate(aCertificate(INELIGIBLE), context))).toBe(row.outcome);
  });

  test.each`
    days       | outcome             | when
    ${-7}      | ${'critical'}       | ${'for seven days'}
    ${-7.0001} | ${'info, aged-out'} | ${'after seven days'}
  `('says $outcome of one that dropped out $when', ({ days, outcome }: { days: number; outcome: string }) => {
    const memory = { ...DROPPED_OUT, lastEligibleAt: daysFromNow(-30), ineligibleSince: daysFromNow(days) };
    const context = aContext({ use: UNUSED, memory });

    expect(outcomeOf(renewalIneligible.evaluate(aCertificate(INELIGIBLE), context))).toBe(outcome);
  });

  test('never ages out while it is used', () => {
    const memory = { ...DROPPED_OUT, ineligibleSince: daysFromNow(-60) };

    expect(outcomeOf(renewalIneligible.evaluate(aCertificate(INELIGIBLE), aContext({ memory })))).toBe('critical');
  });

  describe('of one that dropped out while another covers its names', () => {
    const successor = aCertificate({ arn: acmArn(2) });
    const outcome = (covering: Certificate, use = USED) => {
      const useOf = ({ id }: Certificate) => (id === covering.id ? use : UNUSED);
      const context = aContext({ use: useOf, memory: DROPPED_OUT, coveredBy: [covering] });
      return outcomeOf(renewalIneligible.evaluate(aCertificate(INELIGIBLE), context));
    };

    test('says info when that one is eligible and in use', () => {
      expect(outcome(successor)).toBe('info, unused');
    });

    test.each`
      covering                                           | use         | what
      ${successor}                                       | ${UNUSED}   | ${'unused'}
      ${successor}                                       | ${UNPROVEN} | ${'of unknown use'}
      ${aCertificate({ arn: acmArn(2), ...INELIGIBLE })} | ${USED}     | ${'ineligible'}
      ${aCertificate({ arn: acmArn(2), notAfter: NOW })} | ${USED}     | ${'expired'}
      ${anImportedCertificate({ arn: acmArn(2) })}       | ${USED}     | ${'imported'}
    `('says critical when that one is $what', ({ covering, use }: { covering: Certificate; use: typeof USED }) => {
      expect(outcome(covering, use)).toBe('critical');
    });

    test('names it', () => {
      const useOf = ({ id }: Certificate) => (id === successor.id ? USED : UNUSED);
      const context = aContext({ use: useOf, memory: DROPPED_OUT, coveredBy: [successor] });

      expect(renewalIneligible.evaluate(aCertificate(INELIGIBLE), context)).toMatchObject({
        summary:
          'shop.example.com (ACM, eu-west-1) dropped out of automatic renewal: last seen eligible on 2026-11-20 06:00 UTC, ' +
          'now unused, not exported; shop.example.com (ACM, eu-west-1) has taken over its names',
        facts: { successor: successor.arn },
      });
    });
  });

  test('dates one in use by its end', () => {
    expect(renewalIneligible.evaluate(aCertificate(INELIGIBLE), aContext({ memory: PROVEN }))).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary:
        'shop.example.com (ACM, eu-west-1) will not be renewed by ACM and expires on 2027-02-28 08:00 UTC; in use',
      facts: { eligibility: 'ineligible', use: 'used' },
      deadline: daysFromNow(100),
    });
  });

  test('gives one that dropped out no deadline: its end hurts nobody', () => {
    const context = aContext({ use: UNUSED, memory: DROPPED_OUT });

    expect(renewalIneligible.evaluate(aCertificate(INELIGIBLE), context)).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary:
        'shop.example.com (ACM, eu-west-1) dropped out of automatic renewal: last seen eligible on 2026-11-20 06:00 UTC, ' +
        'now unused, not exported',
      facts: { exported: false, use: 'unused', lastEligibleAt: hoursFromNow(-2), ineligibleSince: hoursFromNow(-1) },
    });
  });

  test('says from what one that dropped out was detached, and when', () => {
    const memory = {
      ...DROPPED_OUT,
      lastAttachments: [anAttachment({ name: 'edge-1' }), anAttachment({ name: 'edge-1' }), anAttachment({ name: '' })],
      lastAttachedAt: hoursFromNow(-2),
    };
    const said = (attachmentsLastFell = memory.lastAttachedAt) =>
      renewalIneligible.evaluate(
        aCertificate(INELIGIBLE),
        aContext({ use: UNUSED, memory: { ...memory, attachmentsLastFell } }),
      );
    const { resource } = anAttachment({ name: '' });

    expect(said(hoursFromNow(-1))).toMatchObject({
      summary: expect.stringContaining(
        `now unused, detached from edge-1, ${resource}: last seen there on 2026-11-20 06:00 UTC, gone on 2026-11-20 07:00 UTC, not exported`,
      ),
      facts: {
        detachedFrom: ['edge-1', resource],
        lastAttachedAt: hoursFromNow(-2),
        detachedBefore: hoursFromNow(-1),
      },
    });
    expect(said()).toMatchObject({ summary: expect.stringContaining('06:00 UTC, not exported') });
  });

  test.each`
    progress                                                                        | words                                                          | what
    ${{ kind: 'failed', readAt: NOW, updatedAt: NOW, reason: 'PCA_ACCESS_DENIED' }} | ${', its private CA cannot issue (PCA_ACCESS_DENIED); in use'} | ${'says of its CA'}
    ${{ kind: 'failed', readAt: NOW, updatedAt: NOW, reason: 'CAA_ERROR' }}         | ${' UTC; in use'}                                              | ${'says of something else'}
    ${{ kind: 'not-read' }}                                                         | ${' UTC; in use'}                                              | ${'does not say'}
  `('tells of a private one what ACM $what', (row: { progress: RenewalProgress; words: string }) => {
    const renewal = { eligibility: 'ineligible', progress: row.progress } as const;
    const certificate = aCertificate({ type: 'PRIVATE', renewal, certificateAuthority: 'arn:ca' });

    expect(renewalIneligible.evaluate(certificate, aContext({ memory: PROVEN }))).toMatchObject({
      summary: expect.stringMatching(new RegExp(`${row.words.replace(/[()]/g, '\\$&')}$`)),
      facts: { certificateAuthority: 'arn:ca' },
    });
    const nameless = aCertificate({ type: 'PRIVATE', renewal });
    expect(renewalIneligible.evaluate(nameless, aContext({ memory: PROVEN, use: UNPROVEN }))).toMatchObject({
      facts: expect.not.objectContaining({ certificateAuthority: expect.anything() }),
    });
  });

  test.each<readonly [string, AuthorityAnswer | undefined, string, object]>([
    [
      'is disabled',
      { kind: 'told', status: 'DISABLED', notAfter: daysFromNow(900) },
      ' UTC, its private CA is DISABLED; in use',
      { certificateAuthorityStatus: 'DISABLED', certificateAuthorityNotAfter: daysFromNow(900) },
    ],
    [
      'has no certificate yet',
      { kind: 'told', status: 'PENDING_CERTIFICATE' },
      ' UTC, its private CA is PENDING_CERTIFICATE; in use',
      { certificateAuthorityStatus: 'PENDING_CERTIFICATE' },
    ],
    ['is active', { kind: 'told', status: 'ACTIVE' }, ' UTC; in use', { certificateAuthorityStatus: 'ACTIVE' }],
    [
      'does not exist',
      { kind: 'not-found' },
      ' UTC, its private CA cannot be found; in use',
      { certificateAuthorityStatus: 'not-found' },
    ],
    [
      'belongs to an account that refuses us',
      { kind: 'unread', because: 'no-permission' },
      ' UTC, state of its private CA not known: denied; in use',
      { certificateAuthorityStatus: 'unknown', certificateAuthorityUnread: 'no-permission' },
    ],
    ['was not asked for', undefined, ' UTC; in use', {}],
  ])('says so where its private CA %s, and is as critical as ever', (_, answer, ending, facts) => {
    const certificateAuthority = authorityArn();
    const certificate = aCertificate({ ...INELIGIBLE, type: 'PRIVATE', certificateAuthority });
    const inventory = anInventory(
      answer && { certificateAuthorities: { [certificateAuthority]: anAuthority(answer) } },
    );

    const verdict = renewalIneligible.evaluate(certificate, aContext({ memory: PROVEN, inventory }));

    expect(verdict).toMatchObject({ kind: 'fail', severity: 'critical', summary: expect.stringMatching(`${ending}$`) });
    expect('facts' in verdict && verdict.facts).toEqual({
      ...facts,
      certificateAuthority,
      eligibility: 'ineligible',
      use: 'used',
    });
  });

  test('passes what is eligible, whatever its private CA is', () => {
    const certificateAuthority = authorityArn();
    const certificateAuthorities = { [certificateAuthority]: anAuthority({ kind: 'told', status: 'FAILED' }) };
    const context = aContext({ inventory: anInventory({ certificateAuthorities }) });

    expect(
      outcomeOf(renewalIneligible.evaluate(aCertificate({ type: 'PRIVATE', certificateAuthority }), context)),
    ).toBe('pass');
  });
});
