import { region } from '../../../lambda/domain/ids';
import { planDnsValidation } from '../../../lambda/domain/operations/validate-by-dns';
import { NOW } from '../../builders/instant';
import { anOperationPlan, aSubject } from '../../builders/operation';

const planFor = (method: string | undefined) =>
  planDnsValidation({
    ...{ account: anOperationPlan().account, madeAt: NOW, subject: aSubject() },
    ...{ region: region('eu-west-1'), method },
  });

describe('from e-mail to DNS', () => {
  test('asks ACM for it, and says that the records are due', () => {
    expect(planFor('EMAIL')).toMatchObject({
      changes: [{ kind: 'validation-method', before: 'EMAIL', after: 'DNS', certificate: aSubject().arn }],
      ...{ blockers: [], warnings: [{ kind: 'records-within-72-hours' }] },
    });
  });

  test('has nothing to do where ACM validates by DNS, or was asked to', () => {
    expect(planFor('DNS')).toMatchObject({ changes: [], blockers: [], warnings: [] });
  });

  test.each([
    ['HTTP', 'HTTP'],
    ['mixed', 'mixed'],
    [undefined, 'nothing'],
  ])('is blocked where ACM says %s', (method, on) => {
    expect(planFor(method)).toMatchObject({ changes: [], blockers: [{ kind: 'not-by-mail', on }] });
  });
});
