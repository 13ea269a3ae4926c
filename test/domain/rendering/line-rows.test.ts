import { blastRadiusOf } from '../../../lambda/domain/use/blast-radius';
import { ruleId } from '../../../lambda/domain/ids';
import type { Line } from '../../../lambda/domain/ledger/bulletin';
import { lineRows, lineSummary, lineWhere, nextOfSeveral } from '../../../lambda/domain/rendering/line-rows';
import { everyCommand, type ShowsAsItIs } from '../../../lambda/domain/rendering/shown-commands';
import { anAttachment } from '../../builders/attachment';
import { acmArn } from '../../builders/certificate';
import { daysFromNow, minutesFromNow, NOW } from '../../builders/instant';
import { aLine, anAbout, anEndedLine } from '../../builders/message';

const rows = (line: Line, commandsIn: ShowsAsItIs | undefined = everyCommand): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lineRows(line, { at: NOW, timeZone: 'Europe/Paris' }, commandsIn).map(({ label, values }) => [
      label,
      values.join(),
    ]),
  );
const blastRadius = blastRadiusOf({ names: ['api.example.com'], attachments: [anAttachment()] });

describe('lineSummary', () => {
  test('says what is so while it goes on', () => {
    expect(lineSummary(aLine())).toEqual(['It ends on 2026-11-26 08:00 UTC, and nobody renews it.']);
    expect(lineSummary(anEndedLine())).toEqual([]);
    expect(lineSummary(aLine({ summary: '\u200b' }))).toEqual([]);
  });

  test('says that it flaps, and what that means', () => {
    expect(lineSummary(aLine({ flapping: true }))).toEqual([
      'It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
      'Flapping: changed 3 times within a few scans; quiet until it is stable for as long',
    ]);
  });
});

describe('lineWhere', () => {
  test('names region, rules, at most three owners, and who changed it', () => {
    const changed = { by: 'alice', at: NOW, action: 'iam:UploadServerCertificate' };
    const line = aLine({ about: anAbout({ owners: ['a', 'b', '\u200b', 'c', 'd'], changed }) });

    expect(lineWhere(line, NOW)).toBe(
      'eu-west-1 · certificate-expiring · owners: a, b, c, and 1 more · changed by: alice, iam:UploadServerCertificate, 2026-11-20 08:00 UTC',
    );
    expect(lineWhere(aLine({ about: anAbout({ owners: [] }), rules: [] }), NOW)).toBe('eu-west-1');
  });

  test('names what uses it, and says how old that is', () => {
    const line = aLine({ usedBy: ['edge-1', 'edge\u202e-2', 'and 4 more'], observedAt: minutesFromNow(-3) });

    expect(lineWhere(line, NOW)).toBe(
      'eu-west-1 · certificate-expiring · used by: edge-1, edge-2, and 4 more · owners: platform · ' +
        'last read 2026-11-20 07:57 UTC, 3 minutes ago',
    );
  });
});

describe('nextOfSeveral', () => {
  test('shows all that is open, where something is', () => {
    expect(nextOfSeveral([anEndedLine(), aLine()])).toEqual([
      { label: 'Next command', values: ['npx notafter cases'] },
    ]);
    expect(nextOfSeveral([anEndedLine(), anEndedLine()])).toEqual([]);
  });
});

describe('lineRows', () => {
  test('says when it hurts, what breaks, what to type next, and how to have it quiet', () => {
    expect(rows(aLine({ about: anAbout({ blastRadius, attachments: undefined }), deadline: daysFromNow(5) }))).toEqual({
      When: '2026-11-25 08:00 UTC (Wednesday 2026-11-25 09:00 in Europe/Paris), in 5 days',
      Breaks: '1 load balancer, 1 host name, 1 region',
      'Next command':
        'aws acm request-certificate --region eu-west-1 --validation-method DNS --domain-name api.example.com',
      Silence: `npx notafter silence add certificate:${acmArn()} --rule certificate-expiring --until 2d --owner NAME --reason REASON`,
    });
  });

  test('has no commands beside other lines', () => {
    const alone = lineRows(aLine(), { at: NOW }, undefined).map(({ label }) => label);

    expect(alone).toEqual(['When']);
  });

  test.each`
    changed                       | kept
    ${'aws acm'}                  | ${['When', 'Next command', 'Silence']}
    ${'npx notafter silence add'} | ${['When', 'Next command']}
  `('leaves out a command that the medium would change: "$changed"', ({ changed, kept }) => {
    const told = rows(aLine(), (command) => !command.startsWith(String(changed)));

    expect(Object.keys(told)).toEqual(kept);
    expect(Object.values(told).filter((value) => value.startsWith(String(changed)))).toEqual([]);
  });

  test('shows what shows all cases in the place of the next command', () => {
    expect(rows(aLine(), () => false)).toMatchObject({ 'Next command': 'npx notafter cases' });
  });

  test.each([{ rules: [ruleId('weak-key'), ruleId('certificate-expiring')] }, { rules: [] }])(
    'shows the case where nobody knows which rule is the worst: $rules',
    ({ rules }) => {
      expect(rows(aLine({ rules }))).toMatchObject({ 'Next command': 'npx notafter cases' });
      expect(rows(aLine({ rules }))).not.toHaveProperty('Silence');
    },
  );

  test('says nothing of what has ended', () => {
    expect(rows(anEndedLine())).toEqual({});
  });

  test('says nothing where there is nothing to say', () => {
    const line = aLine({ subject: 'drill:1', rules: [ruleId('drill')], deadline: undefined });

    expect(rows(line)).toEqual({});
  });

  test.each`
    names | command
    ${9}  | ${'request-certificate'}
    ${10} | ${'describe-certificate'}
  `('requests none for $names names, which may be the first of more: $command', ({ names, command }) => {
    const about = anAbout({ names: Array.from({ length: Number(names) }, (_, index) => `n${index}.example.com`) });

    expect(rows(aLine({ about }))['Next command']).toContain(command as string);
  });
});
