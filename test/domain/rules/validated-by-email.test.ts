import { validatedByEmail } from '../../../lambda/domain/rules/validated-by-email';
import type { DomainValidation } from '../../../lambda/domain/certificate/validation';
import { aCertificate, anImportedCertificate } from '../../builders/certificate';
import { daysFromNow, NOW } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext, UNPROVEN, UNUSED, USED } from '../../builders/view';

const by = (method: DomainValidation['method'], name = 'shop.example.com'): DomainValidation => ({ name, method });
const issuedFor = (domains: readonly DomainValidation[], days = 60) =>
  aCertificate({
    notBefore: daysFromNow(days - 198),
    notAfter: daysFromNow(days),
    validation: { readAt: NOW, domains },
  });

describe('validated-by-email', () => {
  test.each`
    domains                                      | days   | outcome                  | what
    ${[by('email')]}                             | ${75}  | ${'warning'}             | ${'by e-mail'}
    ${[by('email')]}                             | ${76}  | ${'info, minor'}         | ${'by e-mail, long before its renewal'}
    ${[by('dns'), by('email', 'a.example.com')]} | ${60}  | ${'warning'}             | ${'of one name by e-mail'}
    ${[by('dns')]}                               | ${60}  | ${'pass'}                | ${'by DNS'}
    ${[by('http')]}                              | ${60}  | ${'pass'}                | ${'by HTTP'}
    ${[by('dns')]}                               | ${100} | ${'pass'}                | ${'by DNS, long before its renewal'}
    ${[]}                                        | ${60}  | ${'unknown: validation'} | ${'in a way that ACM did not tell'}
    ${[]}                                        | ${100} | ${'not-applicable'}      | ${'in a way that nobody needs to know yet'}
  `('says $outcome of validation $what', (row: { domains: DomainValidation[]; days: number; outcome: string }) => {
    expect(outcomeOf(validatedByEmail.evaluate(issuedFor(row.domains, row.days), aContext()))).toBe(row.outcome);
  });

  test.each`
    use         | outcome           | what
    ${USED}     | ${'warning'}      | ${'used'}
    ${UNPROVEN} | ${'warning'}      | ${'of unknown use'}
    ${UNUSED}   | ${'info, unused'} | ${'unused'}
  `('says $outcome of one that is $what', ({ use, ...row }: { use: typeof USED; outcome: string }) => {
    expect(outcomeOf(validatedByEmail.evaluate(issuedFor([by('email')]), aContext({ use })))).toBe(row.outcome);
  });

  test('is not applicable to what ACM does not renew', () => {
    expect(outcomeOf(validatedByEmail.evaluate(anImportedCertificate(), aContext()))).toBe('not-applicable');
  });

  test('says for which names somebody must click', () => {
    const names = ['a.example', 'b.example', 'c.example', 'd.example'];

    expect(validatedByEmail.evaluate(issuedFor(names.map((name) => by('email', name))), aContext())).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'shop.example.com (ACM, eu-west-1) is validated by e-mail for a.example, b.example, c.example, and 1 more: ' +
        'somebody must click before it is renewed; in use',
      facts: { names, notAfter: daysFromNow(60), use: 'used' },
      deadline: daysFromNow(60),
    });
  });
});
