import type { Certificate } from '../../../lambda/domain/certificate/certificate';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { certificateExpiring } from '../../../lambda/domain/rules/certificate-expiring';
import { anAttachment } from '../../builders/attachment';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, instantAt } from '../../builders/instant';
import { aLife } from '../../builders/life';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const shares = (lifetimeDivisor: number) => ({ warning: { lifetimeDivisor }, critical: { lifetimeDivisor } });

interface Limits {
  readonly days: number | undefined;
  readonly warning: number;
  readonly critical: number;
}

/** Both limits of one lifetime: what is said at each, and a millisecond before it. */
function outcomesAround(aCertificateOf: (life: ReturnType<typeof aLife>) => Certificate, limits: Limits) {
  const at = (hoursLeft: number, millisecondsMore: number) => {
    const life = aLife({ hoursLeft, millisecondsMore, ...(limits.days !== undefined && { days: limits.days }) });
    return outcomeOf(certificateExpiring.evaluate(aCertificateOf(life), aContext()));
  };
  return [at(limits.warning, 1), at(limits.warning, 0), at(limits.critical, 1), at(limits.critical, 0)];
}

describe('certificate-expiring', () => {
  test.each`
    days         | warning    | critical
    ${398}       | ${45 * 24} | ${14 * 24}
    ${198}       | ${45 * 24} | ${14 * 24}
    ${100}       | ${600}     | ${14 * 24}
    ${47}        | ${282}     | ${188}
    ${6}         | ${36}      | ${24}
    ${undefined} | ${45 * 24} | ${14 * 24}
  `(
    'warns $warning hours and pages $critical hours before the end of $days days that nobody renews',
    (limits: Limits) => {
      const expected = ['pass', 'warning', 'warning', 'critical'];

      expect(outcomesAround(anImportedCertificate, limits)).toEqual(expected);
      expect(outcomesAround(anIamCertificate, limits)).toEqual(expected);
      expect(outcomesAround((life) => aCertificate({ ...life, renews: 'unknown' }), limits)).toEqual(expected);
    },
  );

  test.each`
    days         | warning    | critical
    ${398}       | ${1592}    | ${796}
    ${198}       | ${792}     | ${396}
    ${100}       | ${400}     | ${200}
    ${47}        | ${188}     | ${94}
    ${6}         | ${24}      | ${12}
    ${undefined} | ${45 * 24} | ${14 * 24}
  `(
    'warns $warning hours and pages $critical hours before the end of $days days that an ACME client renews',
    (limits: Limits) => {
      expect(outcomesAround(anAcmeCertificate, limits)).toEqual(['pass', 'warning', 'warning', 'critical']);
    },
  );

  test.each`
    certificate                                                                         | outcome                 | what
    ${aCertificate({ notAfter: daysFromNow(1) })}                                       | ${'not-applicable'}     | ${'one that ACM renews'}
    ${anImportedCertificate(aLife({ days: 90, hoursLeft: 0, millisecondsMore: 1 }))}    | ${'critical'}           | ${'one that ends in a millisecond'}
    ${anImportedCertificate(aLife({ days: 90, hoursLeft: 0 }))}                         | ${'not-applicable'}     | ${'one that ends now'}
    ${anImportedCertificate({ notAfter: daysFromNow(-1) })}                             | ${'not-applicable'}     | ${'one that has expired'}
    ${anImportedCertificate({ notAfter: instantAt('9999-12-31T23:59:59.000Z') })}       | ${'pass'}               | ${'one that ends in the year 9999'}
    ${anImportedCertificate({ notBefore: daysFromNow(1), notAfter: daysFromNow(2) })}   | ${'pass'}               | ${'a whole day that begins tomorrow'}
    ${anImportedCertificate({ notBefore: daysFromNow(1), notAfter: daysFromNow(399) })} | ${'pass'}               | ${'398 days that begin tomorrow'}
    ${anImportedCertificate({ notBefore: daysFromNow(9), notAfter: daysFromNow(9) })}   | ${'critical'}           | ${'one that begins when it ends'}
    ${anImportedCertificate({ notAfter: undefined })}                                   | ${'unknown: not-after'} | ${'an issued one without an end'}
    ${anIamCertificate({ notAfter: undefined })}                                        | ${'unknown: not-after'} | ${'one without an end in IAM'}
    ${anAcmeCertificate({ notAfter: undefined, status: 'PENDING_VALIDATION' })}         | ${'not-applicable'}     | ${'one that was not issued yet'}
  `('says $outcome of $what', ({ certificate, outcome }: { certificate: Certificate; outcome: string }) => {
    expect(outcomeOf(certificateExpiring.evaluate(certificate, aContext()))).toBe(outcome);
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'critical'}     | ${'used'}
    ${UNPROVEN} | ${'critical'}     | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of one that is $what', ({ use, outcome }: { use: typeof USED; outcome: string }) => {
    const certificate = anIamCertificate({ notAfter: daysFromNow(3) });

    expect(outcomeOf(certificateExpiring.evaluate(certificate, aContext({ use })))).toBe(outcome);
  });

  test.each([
    { key: { family: 'rsa', bits: 1024 } },
    { key: { family: 'rsa', bits: 4096 } },
    { key: { family: 'ec', curve: 'prime256v1' } },
    { key: { family: 'ec', curve: 'secp521r1' } },
    { key: { family: 'other', name: 'ML-DSA-65' } },
    { key: undefined },
  ] as const)('misses none for its key: $key', ({ key }) => {
    const certificate = anImportedCertificate({ key, notAfter: daysFromNow(3) });

    expect(outcomeOf(certificateExpiring.evaluate(certificate, aContext()))).toBe('critical');
  });

  test('passes for one of an ACME client that fetched a newer one', () => {
    const newer = anAcmeCertificate({ notBefore: daysFromNow(-10), notAfter: daysFromNow(80) });
    const context = aContext({ namesakes: [newer] });

    const verdict = certificateExpiring.evaluate(anAcmeCertificate({ notAfter: daysFromNow(3) }), context);

    expect(outcomeOf(verdict)).toBe('pass');
  });

  test('follows the limits of the policy', () => {
    const policy = { ...DEFAULT_POLICY, expiring: { nobody: shares(2), acmeClient: shares(12) } };
    const certificate = anImportedCertificate(aLife({ days: 100, hoursLeft: 50 * 24 }));

    expect(outcomeOf(certificateExpiring.evaluate(certificate, aContext({ policy })))).toBe('critical');
    expect(outcomeOf(certificateExpiring.evaluate(certificate, aContext()))).toBe('pass');
  });

  test('does not know whether a share of an unknown lifetime is left', () => {
    const policy = { ...DEFAULT_POLICY, expiring: { nobody: shares(2), acmeClient: shares(12) } };
    const certificate = anImportedCertificate({ notBefore: undefined });

    expect(outcomeOf(certificateExpiring.evaluate(certificate, aContext({ policy })))).toBe('unknown: not-before');
  });

  test.each`
    certificate                                                      | summary
    ${anImportedCertificate({ notAfter: daysFromNow(3) })}           | ${'shop.example.com (ACM, eu-west-1) expires on 2026-11-23 08:00 UTC, nobody renews it; 1 attachment'}
    ${anIamCertificate({ notAfter: daysFromNow(3) })}                | ${'shop.example.com (IAM, legacy-shop) expires on 2026-11-23 08:00 UTC, nobody renews it; 1 attachment'}
    ${anAcmeCertificate({ notAfter: daysFromNow(3) })}               | ${'shop.example.com (ACM, eu-west-1) expires on 2026-11-23 08:00 UTC, its ACME client has not renewed it; 1 attachment'}
    ${aCertificate({ renews: 'unknown', notAfter: daysFromNow(3) })} | ${'shop.example.com (ACM, eu-west-1) expires on 2026-11-23 08:00 UTC, who renews it is not known; 1 attachment'}
  `('says: $summary', ({ certificate, summary }: { certificate: Certificate; summary: string }) => {
    const context = aContext({ attachments: [anAttachment()] });

    expect(certificateExpiring.evaluate(certificate, context)).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary,
      facts: { notAfter: daysFromNow(3), renews: certificate.renews, use: 'used' },
      deadline: daysFromNow(3),
    });
  });
});
