import { ruleId } from '../../../lambda/domain/ids';
import { consoleLink } from '../../../lambda/domain/rendering/console-link';
import { minimalEvent, pagerDutyEvent } from '../../../lambda/notifiers/pagerduty/event';
import { acmArn, ACCOUNT } from '../../builders/certificate';
import { NOW } from '../../builders/instant';
import {
  aClear,
  aFinding,
  anAbout,
  anOpenState,
  aNotice,
  aPage,
  LINKED_RULE_TEXTS,
  many,
  RULE_TEXTS,
} from '../../builders/message';

const named = (number: number) => aNotice({ about: anAbout({ names: [`n${number}.example`] }) });

describe('pagerDutyEvent', () => {
  test('says of a storm what it is, before all else', () => {
    const storm = { rules: [ruleId('certificate-expiring')], since: NOW, cases: 61 } as const;
    const detailsOf = (message: Parameters<typeof pagerDutyEvent>[0]) =>
      pagerDutyEvent(message, RULE_TEXTS).payload?.['custom_details'] ?? {};

    expect(Object.entries(detailsOf(aPage({ storm })))[0]).toEqual(['Storm', expect.stringContaining('61 cases rang')]);
    expect(detailsOf(aPage())).not.toHaveProperty('Storm');
  });

  test('says that it sums up for a pager that was added, before all else', () => {
    const detailsOf = (message: Parameters<typeof pagerDutyEvent>[0]) =>
      pagerDutyEvent(message, RULE_TEXTS).payload?.['custom_details'] ?? {};

    expect(Object.entries(detailsOf(aPage({ addedPager: 'PagerDuty' })))[0]).toEqual([
      'Added',
      expect.stringContaining('All that rang before PagerDuty was added'),
    ]);
    expect(detailsOf(aPage())).not.toHaveProperty('Added');
  });

  test('triggers with what to know at night', () => {
    expect(pagerDutyEvent(aPage(), RULE_TEXTS)).toEqual({
      event_action: 'trigger',
      dedup_key: aPage().key,
      client: 'notafter',
      payload: {
        summary: 'CRITICAL payments-prod: api.example.com expires in 6 days',
        source: acmArn(),
        timestamp: NOW,
        severity: 'critical',
        component: 'api.example.com',
        group: 'payments-prod',
        class: 'certificate-expiring',
        custom_details: {
          When: '2026-11-26 08:00 UTC, in 6 days',
          Names: 'api.example.com',
          'Used by': 'edge-1 :443 default',
          Why: 'It ends on 2026-11-26 08:00 UTC, and nobody renews it.',
          'What to do': expect.stringContaining(`import-certificate --certificate-arn ${acmArn()} `),
          'Next command': expect.stringMatching(/^aws acm request-certificate --region eu-west-1 /),
          Runbook: 'docs/rules/certificate-expiring.md',
          Silence: expect.stringMatching(/^npx notafter silence add certificate:arn:.* --rule certificate-expiring /),
          Region: 'eu-west-1',
          Owners: 'platform',
          Evidence: 'last read 2026-11-20 08:00 UTC, now; open since 2026-11-20 08:00 UTC, now',
          Certificate: acmArn(),
          Account: `payments-prod (${ACCOUNT})`,
          Key: aPage().key,
        },
      },
      links: [{ href: consoleLink(anAbout()), text: 'The certificate in the console of AWS' }],
    });
  });

  test('tells moments on the clock of the account, too', () => {
    expect(pagerDutyEvent(aPage({ timeZone: 'Europe/Paris' }), RULE_TEXTS).payload).toMatchObject({
      custom_details: { When: expect.stringContaining('(Thursday 2026-11-26 09:00 in Europe/Paris)') },
    });
  });

  test.each`
    urgency   | severity
    ${'high'} | ${'critical'}
    ${'low'}  | ${'warning'}
  `(
    'is $severity for urgency $urgency, whatever the severity of the case',
    ({ urgency, severity }: { urgency: 'high' | 'low'; severity: string }) => {
      expect(pagerDutyEvent(aPage({ urgency }), RULE_TEXTS).payload).toMatchObject({ severity });
    },
  );

  test('groups by environment where there is one', () => {
    expect(pagerDutyEvent(aPage({ environment: 'production' }), RULE_TEXTS).payload).toMatchObject({
      group: 'production',
    });
  });

  test('groups by the environment of the case where it has one of its own', () => {
    const notice = aNotice({ about: anAbout({ environment: 'staging' }) });

    expect(pagerDutyEvent(aPage({ environment: 'production', cases: [notice] }), RULE_TEXTS).payload).toMatchObject({
      group: 'staging',
    });
  });

  test('comes from the account where the subject is no certificate', () => {
    const notice = aNotice({ subject: 'blind-spot:throttled', about: anAbout({ arn: undefined }) });

    expect(pagerDutyEvent(aPage({ cases: [notice] }), RULE_TEXTS).payload).toMatchObject({ source: ACCOUNT });
  });

  test('is of the class of the worst finding', () => {
    const findings = [aFinding({ severity: 'warning' }), aFinding({ rule: ruleId('weak-key') })] as const;

    expect(
      pagerDutyEvent(aPage({ cases: [aNotice({ state: anOpenState({ findings }) })] }), RULE_TEXTS).payload,
    ).toMatchObject({ class: 'weak-key' });
  });

  test('counts the cases of a summary, and lists the ten worst', () => {
    expect(pagerDutyEvent(aPage({ cases: many(12, named), total: 37 }), RULE_TEXTS).payload).toMatchObject({
      summary: expect.stringContaining('37 certificates need attention, the worst: n1.example'),
      custom_details: {
        Total: 37,
        Worst: many(
          10,
          (number) =>
            `n${number}.example expires in 6 days · 2026-11-26 08:00 UTC · eu-west-1 · used by: edge-1 · owners: platform`,
        ),
        When: 'n1.example: 2026-11-26 08:00 UTC, in 6 days',
        'Used by': 'edge-1\nand those of 25 more',
        'What to do': expect.stringContaining('Put a newer certificate in its place'),
        'Next command': 'npx notafter cases',
        Runbook: 'docs/rules/certificate-expiring.md',
        Owners: 'platform\nand those of 25 more',
        Evidence: expect.stringMatching(/^oldest reading 2026-11-20 08:00 UTC, now; /),
        Account: `payments-prod (${ACCOUNT})`,
      },
    });
  });

  test('links each runbook once, the worst first', () => {
    const findings = [aFinding({ severity: 'warning' }), aFinding({ rule: ruleId('weak-key') })] as const;
    const cases = [aNotice({ state: anOpenState({ findings }) }), named(2)] as const;

    expect(pagerDutyEvent(aPage({ cases }), LINKED_RULE_TEXTS).links).toEqual([
      { href: 'https://git.example.com/docs/rules/weak-key.md', text: 'Runbook: weak-key' },
      { href: 'https://git.example.com/docs/rules/certificate-expiring.md', text: 'Runbook: certificate-expiring' },
    ]);
  });

  test('links nothing where no URL is known', () => {
    const cases = [aNotice({ about: anAbout({ arn: undefined }) })] as const;

    expect(pagerDutyEvent(aPage({ cases }), RULE_TEXTS)).not.toHaveProperty('links');
    expect(pagerDutyEvent(aPage({ cases }), LINKED_RULE_TEXTS)).toHaveProperty('links');
  });

  test('resolves by the key alone', () => {
    expect(pagerDutyEvent(aClear(), RULE_TEXTS)).toEqual({ event_action: 'resolve', dedup_key: aClear().key });
  });

  test('clears what a page of the same key triggered, however long the key', () => {
    const key = `notafter:1:${'k'.repeat(400)}` as const;

    expect(pagerDutyEvent(aClear({ key }), RULE_TEXTS).dedup_key).toBe(
      pagerDutyEvent(aPage({ key }), RULE_TEXTS).dedup_key,
    );
  });
});

describe('minimalEvent', () => {
  test('is a few words of ASCII under the same key', () => {
    const cases = [aNotice({ about: anAbout({ names: ['пример.example'] }) })] as const;

    expect(minimalEvent(aPage({ cases, accountName: 'a'.repeat(500) }), RULE_TEXTS)).toEqual({
      event_action: 'trigger',
      dedup_key: aPage().key,
      client: 'notafter',
      payload: {
        summary: expect.stringMatching(/^CRITICAL a{59}\?: \?{6}\.example expires in 6 days$/),
        source: ACCOUNT,
        severity: 'critical',
      },
    });
  });

  test('resolves as the whole one does', () => {
    expect(minimalEvent(aClear(), RULE_TEXTS)).toEqual(pagerDutyEvent(aClear(), RULE_TEXTS));
  });
});
