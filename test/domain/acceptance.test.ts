import { withAcceptances } from '../../lambda/domain/acceptance';
import { decide } from '../../lambda/domain/ledger/decide';
import { daysFromNow, NOW } from '../builders/instant';
import { aDecideContext, caseAfter, EXPIRING, fails, passes, seen, SUBJECT, WEAK, without } from '../builders/ledger';

const acceptance = { rule: EXPIRING, subject: SUBJECT, reason: 'replaced in May', until: daysFromNow(30) };
const accepted = (...verdicts: Parameters<typeof seen>[0]) => withAcceptances([seen(verdicts)], [acceptance], NOW);

describe('an accepted finding', () => {
  test('is known, and told to nobody, with who decided why and until when', () => {
    expect(accepted(fails('critical'))).toMatchObject([
      {
        verdicts: [
          {
            kind: 'fail',
            severity: 'info',
            because: 'accepted',
            summary: 'certificate-expiring is critical. (accepted until 2026-12-20 08:00 UTC: replaced in May)',
          },
        ],
      },
    ]);
  });

  test('ends its case as accepted, and never as healthy', () => {
    const [judgement = without('gone')] = accepted(fails('critical'));

    expect(decide(caseAfter(seen([fails('critical')])), judgement, aDecideContext())).toMatchObject({
      case: { last: { kind: 'resolved', reason: 'accepted' } },
    });
  });

  test('is what that rule says of that subject, and nothing else', () => {
    const judgements = [
      seen([fails('critical', { rule: WEAK })]),
      seen([fails('critical')], { subject: 'certificate:two' }),
    ];

    expect(withAcceptances(judgements, [acceptance], NOW)).toEqual(judgements);
    expect(accepted(passes())).toEqual([seen([passes()])]);
    expect(withAcceptances([without('gone')], [acceptance], NOW)).toEqual([without('gone')]);
  });

  test.each`
    until             | severity      | what
    ${daysFromNow(1)} | ${'info'}     | ${'before its end'}
    ${NOW}            | ${'critical'} | ${'at its end'}
  `('is $severity $what', ({ until, severity }: { until: typeof NOW; severity: string }) => {
    expect(withAcceptances([seen([fails('critical')])], [{ ...acceptance, until }], NOW)).toMatchObject([
      { verdicts: [{ severity }] },
    ]);
  });

  test('is never that people cannot be reached', () => {
    const subject = 'alert-path:pages';
    const broken = seen([fails('critical')], { subject });

    expect(withAcceptances([broken], [{ ...acceptance, subject }], NOW)).toEqual([broken]);
  });
});
