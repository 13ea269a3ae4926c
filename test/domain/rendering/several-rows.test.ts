import { region, ruleId } from '../../../lambda/domain/ids';
import { severalRows } from '../../../lambda/domain/rendering/several-rows';
import { anAttachment } from '../../builders/attachment';
import { daysFromNow, hoursFromNow, minutesFromNow } from '../../builders/instant';
import { aFinding, anAbout, anOpenState, aNotice, aPage, many, type Page, RULE_TEXTS } from '../../builders/message';

const rows = (page: Page): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(severalRows(page, RULE_TEXTS).map(({ label, values }) => [label, values]));

const named = (number: number) =>
  aNotice({
    about: anAbout({
      names: [`n${number}.example`],
      attachments: [anAttachment({ name: `edge-${number}` })],
      owners: [`team-${number}`],
      environment: 'production',
    }),
    openedAt: hoursFromNow(-number),
    observedAt: minutesFromNow(-number),
  });
const weak = aNotice({
  about: anAbout({ region: region('us-east-1'), owners: ['platform'] }),
  state: anOpenState({ findings: [aFinding({ rule: ruleId('weak-key'), deadline: undefined })] }),
});

describe('severalRows', () => {
  test('answers what is asked at night, in that order', () => {
    const told = severalRows(aPage({ cases: many(2, named), timeZone: 'Europe/Paris' }), RULE_TEXTS);

    expect(told.map(({ label }) => label)).toEqual([
      'When',
      'Used by',
      'Why',
      'What to do',
      'Next command',
      'Runbook',
      'Regions',
      'Owners',
      'Environments',
      'Evidence',
    ]);
    expect(Object.fromEntries(told.map(({ label, values }) => [label, values]))).toMatchObject({
      When: ['n1.example: 2026-11-26 08:00 UTC (Thursday 2026-11-26 09:00 in Europe/Paris), in 6 days'],
      'Used by': ['edge-1', 'edge-2'],
      Why: ['Certificate is about to expire'],
      'Next command': ['npx notafter cases'],
      Runbook: ['docs/rules/certificate-expiring.md'],
      Regions: ['eu-west-1'],
      Owners: ['team-1', 'team-2'],
      Environments: ['production'],
      Evidence: [
        'oldest reading 2026-11-20 07:58 UTC, 2 minutes ago; the first open since 2026-11-20 06:00 UTC, 2 hours ago',
      ],
    });
  });

  test('says that there is more than what is shown', () => {
    const told = rows(aPage({ cases: many(2, named), total: 37 }));

    expect(told).toMatchObject({
      'Used by': ['edge-1', 'edge-2', 'and those of 35 more'],
      Regions: ['eu-west-1', 'and those of 35 more'],
      Owners: ['team-1', 'team-2', 'and those of 35 more'],
      Environments: ['production', 'and those of 35 more'],
      Evidence: [expect.stringMatching(/ \(of the 2 shown\)$/)],
    });
  });

  test('tells each rule, remedy and runbook once, the worst first', () => {
    expect(rows(aPage({ cases: [weak, named(1), named(2)] }))).toMatchObject({
      Why: ['Certificate is about to expire', 'Key of the certificate is weak'],
      'What to do': [expect.stringContaining('newer certificate'), expect.any(String)],
      Runbook: ['docs/rules/certificate-expiring.md', 'docs/rules/weak-key.md'],
    });
  });

  test('calls a rule of another version by its id, without remedy or runbook', () => {
    const unknown = aNotice({ state: anOpenState({ findings: [aFinding({ rule: ruleId('of-tomorrow') })] }) });
    const told = rows(aPage({ cases: [unknown, unknown] }));

    expect(told['Why']).toEqual(['of-tomorrow']);
    expect(told).not.toHaveProperty('What to do');
    expect(told).not.toHaveProperty('Runbook');
  });

  test('tells the date of the first that has one, and none where none has', () => {
    expect(rows(aPage({ cases: [weak, named(2)] }))['When']).toEqual(['n2.example: 2026-11-26 08:00 UTC, in 6 days']);
    expect(rows(aPage({ cases: [weak, weak] }))).not.toHaveProperty('When');
  });

  test('says who uses certificates only', () => {
    const blind = aNotice({ subject: 'blind-spot:throttled', about: anAbout({ owners: [], attachments: undefined }) });
    const told = rows(aPage({ cases: [blind, blind], total: 3 }));

    expect(told).not.toHaveProperty('Used by');
    expect(told).not.toHaveProperty('Owners');
    expect(rows(aPage({ cases: [blind, named(1)] }))['Used by']).toEqual(['edge-1']);
  });

  test('takes the last change for the reading where an earlier version told no other', () => {
    const early = aNotice({ last: { ...aNotice().last, observedAt: daysFromNow(-1) } });

    expect(rows(aPage({ cases: [named(1), early] }))['Evidence']).toEqual([
      expect.stringMatching(/^oldest reading 2026-11-19 08:00 UTC, 1 day ago; /),
    ]);
  });

  test('reads the account anew where the ledger could not be written', () => {
    expect(rows(aPage({ kind: 'degraded', cases: many(2, named) }))['Next command']).toEqual([
      'npx notafter scan --all-regions',
    ]);
  });
});
