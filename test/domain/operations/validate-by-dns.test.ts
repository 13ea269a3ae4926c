import { region } from '../../../lambda/domain/ids';
import { blockerSentence } from '../../../lambda/domain/operations/reasons';
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
    ['HTTP', [{ kind: 'not-by-mail', on: 'HTTP' }], /^ACM validates it by HTTP, not by e-mail: leave it/],
    ['mixed', [{ kind: 'methods-differ' }], /^ACM validates its names in different ways: request a new one/],
    [undefined, [{ kind: 'method-not-told' }], /^ACM does not say how it validates its names, .*: plan again/],
  ] as const)('is blocked where ACM says %s, and says what to do', (method, blockers, sentence) => {
    const plan = planFor(method);

    expect(plan).toMatchObject({ changes: [], blockers });
    expect(plan.blockers.map(blockerSentence)).toEqual([expect.stringMatching(sentence)]);
  });
});
