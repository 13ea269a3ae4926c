import { blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import type { Instant } from '../../../lambda/domain/instant';
import type { Notice } from '../../../lambda/domain/message';
import { type CertificateArn, ruleId } from '../../../lambda/domain/ids';
import { caseRows, remedies } from '../../../lambda/domain/rendering/case-rows';
import type { SubjectId } from '../../../lambda/domain/subject';
import { anAttachment } from '../../builders/attachment';
import { acmArn } from '../../builders/certificate';
import { hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { aFinding, anAbout, anOpenState, aNotice, aResolvedState, many, RULE_TEXTS } from '../../builders/message';

const rows = (notice: Notice): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(caseRows(notice, { at: NOW }, RULE_TEXTS).map(({ label, values }) => [label, values]));

interface EnvironmentRow {
  readonly environment?: string;
  readonly environments?: readonly string[];
  readonly told?: readonly string[];
}

describe('caseRows', () => {
  test('answers what is asked at night, in that order', () => {
    const told = caseRows(aNotice(), { at: NOW }, RULE_TEXTS);

    expect(told.map(({ label }) => label)).toEqual([
      'When',
      'Names',
      'Used by',
      'Why',
      'What to do',
      'Next command',
      'Runbook',
      'Silence',
      'Region',
      'Owners',
      'Evidence',
      'Certificate',
    ]);
    expect(rows(aNotice())).toMatchObject({
      When: ['2026-11-26 08:00 UTC, in 6 days'],
      Names: ['api.example.com'],
      'Used by': ['edge-1 :443 default'],
      Why: ['It ends on 2026-11-26 08:00 UTC, and nobody renews it.'],
      Runbook: ['docs/rules/certificate-expiring.md'],
      Region: ['eu-west-1'],
      Owners: ['platform'],
    });
  });

  test.each`
    arn                                                        | told                                                   | what
    ${acmArn()}                                                | ${`import-certificate --certificate-arn ${acmArn()} `} | ${'one of ACM'}
    ${'arn:aws:iam::123456789012:server-certificate/api-2019'} | ${'import-certificate --certificate-arn ARN '}         | ${'one of IAM, which ACM does not know'}
    ${undefined}                                               | ${'import-certificate --certificate-arn ARN '}         | ${'one without an ARN'}
    ${`${acmArn()}$(reboot)`}                                  | ${'import-certificate --certificate-arn ARN '}         | ${'one that a shell would read something into'}
  `('fills in the commands the ARN of $what', ({ arn, told }: { arn?: CertificateArn; told: string }) => {
    const [remedy] = rows(aNotice({ about: anAbout({ arn }) }))['What to do'] ?? [];

    expect(remedy).toContain(told);
    expect(remedy).toContain('CertificateArn=NEW');
    expect(remedy).toContain('If it was imported into ACM, instead');
  });

  test.each`
    subject                             | told                                  | what
    ${`certificate:${acmArn()}`}        | ${undefined}                          | ${'says no more than the ARN'}
    ${'certificate:ASCAEXAMPLE0000001'} | ${['certificate:ASCAEXAMPLE0000001']} | ${'is known by an id of its own'}
  `('names the subject only where it $what: $told', ({ subject, told }: { subject: SubjectId; told?: string[] }) => {
    expect(rows(aNotice({ subject }))['Subject']).toEqual(told);
  });

  test('says that it flaps, and what that means', () => {
    expect(rows(aNotice({ flapping: true }))).toMatchObject({
      Flapping: ['changed 3 times within a few scans; quiet until it is stable for as long'],
    });
    expect(rows(aNotice())).not.toHaveProperty('Flapping');
  });

  test('leaves out what there is nothing of', () => {
    const about = anAbout({ owners: [], names: [], arn: undefined, notAfter: undefined, attachments: undefined });
    const state = anOpenState({ findings: [aFinding({ rule: ruleId('of-tomorrow'), deadline: undefined })] });

    expect(Object.keys(rows(aNotice({ subject: 'blind-spot:throttled', about, state })))).toEqual([
      'Why',
      'Next command',
      'Silence',
      'Region',
      'Evidence',
      'Subject',
    ]);
  });

  test('tells moments on the clock of the account, too', () => {
    const told = caseRows(aNotice(), { at: NOW, timeZone: 'Europe/Paris' }, RULE_TEXTS);

    expect(told.find(({ label }) => label === 'When')?.values).toEqual([
      '2026-11-26 08:00 UTC (Thursday 2026-11-26 09:00 in Europe/Paris), in 6 days',
    ]);
  });

  test.each`
    observedAt            | age                                      | what
    ${minutesFromNow(-3)} | ${'2026-11-20 07:57 UTC, 3 minutes ago'} | ${'of the newest reading'}
    ${undefined}          | ${'2026-11-20 08:00 UTC, now'}           | ${'of its last change, in a message of an earlier version'}
  `('tells how old the evidence is: $age, $what', ({ observedAt, age }: { observedAt?: Instant; age: string }) => {
    expect(rows(aNotice({ openedAt: hoursFromNow(-30), observedAt }))['Evidence']).toEqual([
      `last read ${age}; open since 2026-11-19 02:00 UTC, 1 day ago`,
    ]);
  });

  test('tells of what has ended from when till when it was open', () => {
    const last = {
      ...aNotice().last,
      kind: 'resolved',
      reason: 'healthy',
      rings: false,
      at: hoursFromNow(-1),
    } as const;
    const ended = aNotice({ openedAt: hoursFromNow(-30), observedAt: NOW, state: aResolvedState(), last });

    expect(rows(ended)['Evidence']).toEqual([
      'last read 2026-11-20 08:00 UTC, now; was open from 2026-11-19 02:00 UTC till 2026-11-20 07:00 UTC',
    ]);
  });

  test('has neither evidence, nor a command, nor a silence of a drill', () => {
    expect(Object.keys(rows(aNotice({ subject: 'drill:1' })))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/Evidence|Next command|Silence/)]),
    );
  });

  test('says that uses were not read rather than that there are none', () => {
    expect(rows(aNotice({ about: anAbout({ attachments: undefined }) }))['Used by']).toEqual(['not read']);
  });

  test('says of a stale finding since when it is not confirmed', () => {
    const stale = { since: hoursFromNow(-3), lacks: 'reading' } as const;
    const state = anOpenState({ findings: [aFinding({ summary: 'It ends.', stale })] });

    expect(rows(aNotice({ state }))['Why']).toEqual([
      'It ends. (as known on 2026-11-20 05:00 UTC; not confirmed since)',
    ]);
  });

  test('tells of an ended case neither a reason nor a remedy, nor what breaks', () => {
    const about = anAbout({ blastRadius: blastRadiusOf({ names: ['a.example'], attachments: [anAttachment()] }) });
    const ofOpen = ['When', 'Breaks', 'Why', 'What to do', 'Next command', 'Runbook', 'Silence'];

    expect(
      Object.keys(rows(aNotice({ about, state: aResolvedState() }))).filter((one) => ofOpen.includes(one)),
    ).toEqual([]);
    expect(Object.keys(rows(aNotice({ about })))).toEqual(expect.arrayContaining(ofOpen));
  });

  test.each`
    names | omitted      | expected
    ${10} | ${undefined} | ${'n10.example'}
    ${11} | ${undefined} | ${'and 1 more'}
    ${10} | ${90}        | ${'and 90 more'}
    ${12} | ${90}        | ${'and 92 more'}
  `(
    'ends $names names, $omitted left out before, with "$expected"',
    ({ names, omitted, expected }: { names: number; omitted?: number; expected: string }) => {
      const about = anAbout({ names: many(names, (number) => `n${number}.example`) });
      const notice = aNotice({ about, omitted: omitted === undefined ? undefined : { names: omitted } });

      expect(rows(notice)['Names']?.at(-1)).toBe(expected);
    },
  );

  test.each`
    environment     | environments                 | told
    ${'production'} | ${undefined}                 | ${['production']}
    ${'production'} | ${['production', 'staging']} | ${['production', 'staging']}
    ${undefined}    | ${undefined}                 | ${undefined}
  `('tells the environment as $told', ({ environment, environments, told }: EnvironmentRow) => {
    expect(rows(aNotice({ about: anAbout({ environment, environments }) }))['Environment']).toEqual(told);
  });

  test('shows that there is something that cannot be shown', () => {
    expect(rows(aNotice({ about: anAbout({ owners: ['\u200b'] }) }))['Owners']).toEqual(['(nothing printable)']);
  });
});

describe('remedies', () => {
  test('says each remedy once, in the order of the findings', () => {
    const told = remedies(
      ['weak-key', 'certificate-expiring', 'weak-key', 'of-tomorrow'].map((rule) => aFinding({ rule: ruleId(rule) })),
      RULE_TEXTS,
    );

    expect(told).toEqual(['weak-key', 'certificate-expiring'].map((rule) => RULE_TEXTS.get(ruleId(rule))?.remedy));
  });
});
