import { runId } from '../../../lambda/domain/ids';
import { alsoConclusive, isBaseline } from '../../../lambda/domain/ledger/baseline';
import { anEntry, EXPIRING, WEAK } from '../../builders/ledger';
import { aFinding, anOpenState } from '../../builders/message';

const [first, second, third] = [runId('1'), runId('2'), runId('3')];

describe('alsoConclusive', () => {
  test('adds rules with their run, and keeps when the others were first', () => {
    const once = alsoConclusive({}, [EXPIRING], first);

    expect(alsoConclusive(once, [EXPIRING, WEAK], second)).toEqual({ [EXPIRING]: first, [WEAK]: second });
  });
});

describe('isBaseline', () => {
  const findings = [aFinding({ rule: EXPIRING }), aFinding({ rule: WEAK, severity: 'warning' })] as const;
  const { case: one } = anEntry({ state: anOpenState({ findings }), last: { ...anEntry().case.last, run: second } });

  test.each([
    { title: 'conclusive in no run yet', known: {}, is: true },
    { title: 'conclusive first in this run', known: { [EXPIRING]: second, [WEAK]: first }, is: true },
    { title: 'conclusive first in a later one', known: { [EXPIRING]: third, [WEAK]: first }, is: true },
    { title: 'known before', known: { [EXPIRING]: first }, is: false },
  ])('of a case whose critical rule was $title: $is', ({ known, is }) => {
    expect(isBaseline(one, known)).toBe(is);
  });
});
