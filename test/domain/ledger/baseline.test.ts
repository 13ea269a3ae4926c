import { runId } from '../../../lambda/domain/ids';
import { alsoConclusive, baselineOf } from '../../../lambda/domain/ledger/baseline';
import { anEntry, EXPIRING, WEAK } from '../../builders/ledger';
import { aFinding, anOpenState } from '../../builders/message';

const [first, second, third] = [runId('1'), runId('2'), runId('3')];

describe('alsoConclusive', () => {
  test('adds rules with their run, and keeps when the others were first', () => {
    const once = alsoConclusive({}, [EXPIRING], first);

    expect(alsoConclusive(once, [EXPIRING, WEAK], second)).toEqual({ [EXPIRING]: first, [WEAK]: second });
  });
});

describe('baselineOf', () => {
  const cases = [
    anEntry({ state: anOpenState({ findings: [aFinding({ rule: EXPIRING }), aFinding({ rule: WEAK })] }) }),
  ];

  test.each([
    { title: 'that were conclusive in no run yet', known: {}, baseline: [EXPIRING, WEAK] },
    {
      title: 'that were conclusive first in this run',
      known: { [EXPIRING]: second, [WEAK]: first },
      baseline: [EXPIRING],
    },
    {
      title: 'that were conclusive first in a later one',
      known: { [EXPIRING]: third, [WEAK]: first },
      baseline: [EXPIRING],
    },
    { title: 'of none, where all were known before', known: { [EXPIRING]: first, [WEAK]: first }, baseline: [] },
  ])('is the rules $title', ({ known, baseline }) => {
    expect(baselineOf(cases, known, second)).toEqual(baseline);
  });
});
