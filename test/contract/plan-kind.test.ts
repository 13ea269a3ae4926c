import { planKindOf } from '../../lambda/contract/plan-kind';
import { aPlan } from '../builders/migration';
import { anOperationPlan } from '../builders/operation';

describe('planKindOf', () => {
  test.each([
    ['migration', aPlan()],
    ['operation', anOperationPlan()],
  ])('knows a plan of a %s, also one of another version', (kind, plan) => {
    expect(planKindOf(plan)).toBe(kind);
    expect(planKindOf({ ...plan, schemaVersion: 9, account: undefined })).toBe(kind);
  });

  test.each([
    ['nothing', null],
    ['a text', 'plan'],
    ['an empty object', {}],
    ['an inventory', { schemaVersion: 1, certificates: [] }],
    ['targets that are no list', { from: {}, to: {}, targets: {} }],
    ['an operation without changes', { operation: 'reimport' }],
  ])('says of %s that it is neither', (_what, value) => {
    expect(planKindOf(value)).toBeUndefined();
  });
});
