import type { AcmCertificate, Certificate } from '../../../lambda/domain/certificate/certificate';
import type { Memory } from '../../../lambda/domain/certificate/memory';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { spanOf } from '../../../lambda/domain/certificate/lifetime';
import {
  isAcmToRenew,
  isApproachingRenewal,
  isInsideRenewalWindow,
  isProvenIneligible,
  milderIfManaged,
} from '../../../lambda/domain/certificate/renewal';
import { aCertificate, anAcmeCertificate, anIamCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { aLife } from '../../builders/life';

describe('isAcmToRenew', () => {
  test.each`
    certificate                                                            | expected | what
    ${aCertificate()}                                                      | ${true}  | ${'one that ACM issued'}
    ${aCertificate({ type: 'PRIVATE' })}                                   | ${true}  | ${'a private one that ACM issued'}
    ${aCertificate({ notAfter: undefined })}                               | ${true}  | ${'one of unknown end'}
    ${aCertificate({ notAfter: daysFromNow(0.001) })}                      | ${true}  | ${'one that has not ended'}
    ${aCertificate({ notAfter: NOW })}                                     | ${false} | ${'one that ends now'}
    ${aCertificate({ status: 'REVOKED' })}                                 | ${false} | ${'a revoked one'}
    ${aCertificate({ status: 'PENDING_VALIDATION', notAfter: undefined })} | ${false} | ${'one that was not issued yet'}
    ${anImportedCertificate()}                                             | ${false} | ${'an imported one'}
    ${anAcmeCertificate()}                                                 | ${false} | ${'one of an ACME client'}
    ${anIamCertificate()}                                                  | ${false} | ${'one in IAM'}
  `('is $expected of $what', ({ certificate, expected }: { certificate: Certificate; expected: boolean }) => {
    expect(isAcmToRenew(certificate, NOW)).toBe(expected);
  });
});

describe('isInsideRenewalWindow', () => {
  test.each`
    type               | days         | hours
    ${'AMAZON_ISSUED'} | ${198}       | ${45 * 24}
    ${'AMAZON_ISSUED'} | ${undefined} | ${45 * 24}
    ${'AMAZON_ISSUED'} | ${47}        | ${282}
    ${'PRIVATE'}       | ${395}       | ${60 * 24}
    ${'PRIVATE'}       | ${100}       | ${600}
    ${undefined}       | ${395}       | ${60 * 24}
  `(
    'begins $hours hours before the end of a certificate of type $type that lives $days days',
    ({ type, days, hours }: { type: AcmCertificate['type']; days: number | undefined; hours: number }) => {
      const inside = (millisecondsMore: number) => {
        const life = aLife({ hoursLeft: hours, millisecondsMore, ...(days !== undefined && { days }) });
        return isInsideRenewalWindow(aCertificate({ type, ...life }), NOW);
      };

      expect([inside(1), inside(0)]).toEqual([false, true]);
    },
  );

  test('is not known to have begun without an end', () => {
    expect(isInsideRenewalWindow(aCertificate({ notAfter: undefined }), NOW)).toBe(false);
  });
});

describe('isProvenIneligible', () => {
  const of = (eligibility: AcmCertificate['renewal']['eligibility'], memory: Memory, readings: 1 | 2 = 2) =>
    isProvenIneligible(aCertificate({ renewal: { eligibility, progress: { kind: 'not-read' } } }), memory, {
      ...DEFAULT_POLICY,
      ineligible: { ...DEFAULT_POLICY.ineligible, readings },
    });

  test.each`
    minutes | expected | when
    ${-29}  | ${false} | ${'29 minutes after the first reading that said so'}
    ${-30}  | ${true}  | ${'30 minutes after the first reading that said so'}
    ${0}    | ${false} | ${'at the first reading that said so'}
  `('is $expected $when', ({ minutes, expected }: { minutes: number; expected: boolean }) => {
    expect(of('ineligible', { ineligibleSince: minutesFromNow(minutes) })).toBe(expected);
  });

  test('is false without memory', () => {
    expect(of('ineligible', {})).toBe(false);
  });

  test('is true at once where the policy wants one reading', () => {
    expect(of('ineligible', {}, 1)).toBe(true);
  });

  test.each(['eligible', 'unknown'] as const)('is false of one whose eligibility is %s', (eligibility) => {
    expect(of(eligibility, { ineligibleSince: daysFromNow(-1) }, 1)).toBe(false);
  });
});

describe('milderIfManaged', () => {
  test('is at most a warning of one that CloudFront manages', () => {
    expect(milderIfManaged(aCertificate({ managedBy: 'cloudfront' }), 'critical')).toBe('warning');
  });

  test('changes nothing of others', () => {
    expect(milderIfManaged(aCertificate(), 'critical')).toBe('critical');
  });
});

describe('isApproachingRenewal', () => {
  test.each`
    type               | lifetime     | days
    ${'AMAZON_ISSUED'} | ${198}       | ${75}
    ${'AMAZON_ISSUED'} | ${398}       | ${75}
    ${'AMAZON_ISSUED'} | ${undefined} | ${75}
    ${'AMAZON_ISSUED'} | ${140}       | ${65}
    ${'AMAZON_ISSUED'} | ${100}       | ${50}
    ${'AMAZON_ISSUED'} | ${46}        | ${23}
    ${'PRIVATE'}       | ${395}       | ${90}
  `(
    'begins $days days before the end of $lifetime days, $type',
    ({ type, lifetime, days }: { type: 'PRIVATE'; lifetime: number | undefined; days: number }) => {
      const isNear = (millisecondsMore: number) => {
        const life = aLife({ hoursLeft: days * 24, millisecondsMore, ...(lifetime && { days: lifetime }) });
        const certificate = aCertificate({ type, ...life });
        const span = spanOf(certificate, NOW);
        return span && isApproachingRenewal(certificate, span, DEFAULT_POLICY);
      };

      expect([isNear(1), isNear(0)]).toEqual([false, true]);
    },
  );
});
