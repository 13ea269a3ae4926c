import type { CertificateDetail, DomainValidation } from '@aws-sdk/client-acm';
import { domainsOf } from '../../lambda/collectors/validation';

const RECORD = { Name: '_X1.Example.com.', Type: 'CNAME', Value: '_y1.acm-validations.aws.' } as const;
const OPTION: DomainValidation = { DomainName: '*.Example.com', ValidationMethod: 'DNS', ResourceRecord: RECORD };

const renewing = (
  status: 'PENDING_VALIDATION' | 'SUCCESS',
  DomainValidationOptions: DomainValidation[],
): CertificateDetail => ({
  DomainValidationOptions: [OPTION],
  RenewalSummary: { RenewalStatus: status, DomainValidationOptions, UpdatedAt: new Date(0) },
});

describe('domainsOf', () => {
  test('tells name, method and record, in the one spelling in which names are compared', () => {
    expect(domainsOf({ DomainValidationOptions: [OPTION] })).toEqual([
      { name: '*.example.com', method: 'dns', record: { name: '_x1.example.com', value: '_y1.acm-validations.aws' } },
    ]);
  });

  test.each`
    told                                                                                     | domains                                       | what
    ${undefined}                                                                             | ${[]}                                         | ${'nothing told'}
    ${[{ DomainName: 'a.example', ValidationMethod: 'EMAIL' }]}                              | ${[{ name: 'a.example', method: 'email' }]}   | ${'validation by e-mail'}
    ${[{ DomainName: 'a.example', ValidationMethod: 'HTTP' }]}                               | ${[{ name: 'a.example', method: 'http' }]}    | ${'validation by HTTP'}
    ${[{ DomainName: 'a.example', ValidationMethod: 'DNS' }]}                                | ${[{ name: 'a.example', method: 'dns' }]}     | ${'a record that is not made yet'}
    ${[{ ...OPTION, ResourceRecord: { ...RECORD, Name: '' } }]}                              | ${[{ name: '*.example.com', method: 'dns' }]} | ${'a record without a name'}
    ${[{ ...OPTION, ResourceRecord: { ...RECORD, Value: undefined } }]}                      | ${[{ name: '*.example.com', method: 'dns' }]} | ${'a record without a value'}
    ${[{ DomainName: 'a.example' }, { DomainName: 'b.example', ValidationMethod: 'SMOKE' }]} | ${[]}                                         | ${'no method, and one of tomorrow'}
    ${[{ ValidationMethod: 'DNS' }]}                                                         | ${[]}                                         | ${'no name'}
  `('makes of $what what can be known of it', (row: { told: DomainValidation[] | undefined; domains: unknown }) => {
    expect(domainsOf(row.told === undefined ? {} : { DomainValidationOptions: row.told })).toEqual(row.domains);
  });

  test('prefers what a renewal asks for, name by name, while it waits', () => {
    const email: DomainValidation = { DomainName: '*.example.com', ValidationMethod: 'EMAIL' };

    expect(domainsOf(renewing('PENDING_VALIDATION', [email]))).toEqual([{ name: '*.example.com', method: 'email' }]);
    expect(domainsOf(renewing('SUCCESS', [email]))).toMatchObject([{ method: 'dns' }]);
    expect(domainsOf(renewing('PENDING_VALIDATION', []))).toMatchObject([{ method: 'dns' }]);
    expect(
      domainsOf({
        DomainValidationOptions: [OPTION],
        RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION', UpdatedAt: new Date(0) } as never,
      }),
    ).toMatchObject([{ method: 'dns' }]);
  });
});
