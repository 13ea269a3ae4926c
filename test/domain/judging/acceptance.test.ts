import { withAcceptances } from '../../../lambda/domain/judging/acceptance';
import { acceptanceEnding } from '../../../lambda/domain/rules/acceptance-ending';
import { certificateArn } from '../../../lambda/domain/ids';
import { decide } from '../../../lambda/domain/ledger/decide';
import type { SubjectId } from '../../../lambda/domain/subject';
import { daysFromNow, NOW } from '../../builders/instant';
import { anAbout } from '../../builders/message';
import {
  aDecideContext,
  caseAfter,
  doubts,
  EXPIRING,
  fails,
  informs,
  passes,
  seen,
  SUBJECT,
  WEAK,
  without,
} from '../../builders/ledger';

const acceptance = { rule: EXPIRING, subject: SUBJECT, reason: 'replaced in May', until: daysFromNow(30) };
const ending = { rule: acceptanceEnding.id, kind: 'not-applicable' } as const;
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
          { rule: acceptanceEnding.id, kind: 'pass' },
        ],
      },
    ]);
  });

  test('is known by the ARN of its certificate, too, which in IAM is not its id', () => {
    const arn = certificateArn('arn:aws:iam::123456789012:server-certificate/shop');
    const judgement = seen([fails('critical')], { subject: 'certificate:ASCAEXAMPLE', about: anAbout({ arn }) });
    const by = (subject: SubjectId) => withAcceptances([judgement], [{ ...acceptance, subject }], NOW);

    expect(by(`certificate:${arn}`)).toMatchObject([{ verdicts: [{ because: 'accepted' }, { kind: 'pass' }] }]);
    expect(by('certificate:ASCAEXAMPLE')).toEqual(by(`certificate:${arn}`));
    expect(by(`certificate:${arn}-two`)).toEqual([judgement]);
  });

  test('is known where no ARN is', () => {
    const about = anAbout({ arn: undefined });

    expect(withAcceptances([seen([fails('critical')], { about })], [acceptance], NOW)).toMatchObject([
      { verdicts: [{ because: 'accepted' }, { kind: 'pass' }] },
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

    expect(withAcceptances(judgements, [acceptance], NOW)).toMatchObject([
      { verdicts: [fails('critical', { rule: WEAK }), ending] },
      { verdicts: [fails('critical')] },
    ]);
    expect(withAcceptances(judgements, [], NOW)).toEqual(judgements);
    expect(accepted(passes())).toEqual([seen([passes(), ending])]);
    expect(withAcceptances([without('gone')], [acceptance], NOW)).toEqual([without('gone')]);
  });

  test.each`
    until             | severity      | what
    ${daysFromNow(1)} | ${'info'}     | ${'before its end'}
    ${NOW}            | ${'critical'} | ${'at its end'}
  `('is $severity $what', ({ until, severity }: { until: typeof NOW; severity: string }) => {
    expect(withAcceptances([seen([fails('critical')])], [{ ...acceptance, until }], NOW)).toMatchObject([
      { verdicts: [{ severity }, { rule: acceptanceEnding.id }] },
    ]);
  });

  test('is never that people cannot be reached', () => {
    const subject = 'alert-path:pages';
    const broken = seen([fails('critical')], { subject });

    expect(withAcceptances([broken], [{ ...acceptance, subject }], NOW)).toEqual([broken]);
  });
});

describe('the end of an accepted entry', () => {
  const at = (days: number) => daysFromNow(30 - days);
  const judgedAt = (days: number, verdicts: Parameters<typeof seen>[0], acceptances = [acceptance]) => {
    const [judgement = without('gone')] = withAcceptances(
      [seen(verdicts, { observedAt: at(days) })],
      acceptances,
      at(days),
    );
    return judgement;
  };
  const endingAt = (...[days, verdicts, acceptances]: Parameters<typeof judgedAt>) => {
    const judgement = judgedAt(days, verdicts, acceptances);
    return 'verdicts' in judgement ? judgement.verdicts.find(({ rule }) => rule === acceptanceEnding.id) : undefined;
  };
  const told = judgedAt(7, [fails('critical')]);
  const decided = (before: ReturnType<typeof caseAfter>, judgement: Parameters<typeof decide>[1]) =>
    decide(before, judgement, aDecideContext({ now: judgement.observedAt }));

  test.each([
    { days: 7.01, kind: 'pass' },
    { days: 7, kind: 'fail' },
    { days: 0, kind: 'not-applicable' },
  ])('is said $days days before: $kind', ({ days, kind }) => {
    expect(endingAt(days, [fails('critical')])).toMatchObject({ kind });
  });

  test('names what will be told, when, and why it was accepted', () => {
    expect(endingAt(7, [fails('critical')])).toMatchObject({
      severity: 'warning',
      summary:
        'What certificate-expiring says of it is accepted until 2026-12-20 08:00 UTC, and told again then: replaced in May',
      facts: { rule: EXPIRING, until: acceptance.until, reason: 'replaced in May' },
    });
    expect(endingAt(7, [fails('critical')])).not.toHaveProperty('deadline');
  });

  test.each([
    { title: 'nothing', verdicts: [passes()], kind: 'not-applicable' },
    { title: 'something to know', verdicts: [informs('minor')], kind: 'not-applicable' },
    { title: 'another rule', verdicts: [fails('critical', { rule: WEAK })], kind: 'not-applicable' },
    { title: 'what is not known', verdicts: [doubts()], kind: 'unknown' },
    { title: 'what is known, and what is not', verdicts: [fails('warning'), doubts(WEAK)], kind: 'fail' },
  ])('that hides $title: $kind', ({ verdicts, kind }) => {
    expect(
      endingAt(
        1,
        verdicts,
        [acceptance, { ...acceptance, rule: WEAK, until: daysFromNow(60) }].slice(0, kind === 'fail' ? 2 : 1),
      ),
    ).toMatchObject({ kind });
  });

  test('of several on one subject is that of the first to end', () => {
    const later = { ...acceptance, rule: WEAK, until: daysFromNow(31) };
    const both = [fails('warning'), fails('warning', { rule: WEAK })];

    for (const verdicts of [both, both.toReversed()])
      expect(endingAt(1, verdicts, [acceptance, later])).toMatchObject({ facts: { rule: EXPIRING } });
  });

  test('can be accepted, too', () => {
    const entry = { ...acceptance, rule: acceptanceEnding.id, until: daysFromNow(60) };

    expect(endingAt(1, [fails('critical')], [acceptance, entry])).toMatchObject({
      severity: 'info',
      because: 'accepted',
    });
  });

  test('opens a case that wakes nobody, and then the finding does', () => {
    const opened = caseAfter(told);

    expect(opened).toMatchObject({
      rang: 0,
      state: { severity: 'warning', findings: [{ rule: acceptanceEnding.id }] },
    });
    expect(decided(opened, judgedAt(0, [fails('critical')]))).toMatchObject({
      case: { last: { kind: 'raised', rings: true }, state: { findings: [{ rule: EXPIRING }] } },
    });
  });

  test.each([
    {
      title: 'prolonged: what it hides is not healthy',
      verdicts: [fails('critical')],
      acceptances: [{ ...acceptance, until: daysFromNow(90) }],
      reason: 'accepted',
    },
    { title: 'needed no more', verdicts: [passes()], acceptances: [acceptance], reason: 'healthy' },
    { title: 'removed with what it hid', verdicts: [passes()], acceptances: [], reason: 'rule-retired' },
  ])('is no case any more when the entry is $title', ({ verdicts, acceptances, reason }) => {
    expect(decided(caseAfter(told), judgedAt(6, verdicts, acceptances))).toMatchObject({
      case: { last: { kind: 'resolved', reason } },
    });
  });
});
