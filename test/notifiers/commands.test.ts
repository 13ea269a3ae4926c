import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { certificateArn, ruleId } from '../../lambda/domain/ids';
import type { Notice } from '../../lambda/domain/message';
import type { SubjectId } from '../../lambda/domain/subject';
import { pagerDutyEvent } from '../../lambda/notifiers/pagerduty/event';
import { slackPost } from '../../lambda/notifiers/slack/post';
import { publicationOf } from '../../lambda/notifiers/sns/publication';
import { teamsPost } from '../../lambda/notifiers/teams/card';
import { acmArn } from '../builders/certificate';
import { HOSTILE_PATHS, HOSTILE_TEXTS } from '../builders/hostile';
import { aBulletin, aLine, anAbout, aFinding, anOpenState, aNotice, aPage, RULE_TEXTS } from '../builders/message';
import { customNotificationSchema } from '../fakes/amazon-q';
import { shownTexts, type SlackPost } from '../fakes/slack';
import { shownInCard, type TeamsCard } from '../fakes/teams';

/** A certificate whose ARN or identity holds what somebody else wrote, and what is said of it. */
interface Told {
  readonly arn: string;
  readonly subject: SubjectId;
  readonly rule: string;
}

const LABELS = /^(?:Next command|Silence): (.*)$/;
const commandsIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.split('\n')).flatMap((line) => LABELS.exec(line)?.[1] ?? []);

const bulletinOf = ({ arn, subject, rule }: Told) =>
  aBulletin({
    lines: [
      aLine({
        subject,
        rules: [ruleId(rule)],
        about: anAbout({ arn: certificateArn(arn), attachments: undefined, names: [] }),
      }),
    ],
  });
const noticeOf = ({ arn, subject, rule }: Told): Notice =>
  aNotice({
    subject,
    about: anAbout({ arn: certificateArn(arn), names: [] }),
    state: anOpenState({ findings: [aFinding({ rule: ruleId(rule) })] }),
  });

const bodiesOf = (...[topic, message]: [...Parameters<typeof publicationOf>]) =>
  JSON.parse(publicationOf(topic, message, RULE_TEXTS).Message ?? '') as Readonly<Record<string, string>>;

/** What people would paste of what each medium shows. */
const MEDIA: Readonly<Record<string, (told: Told) => readonly string[]>> = {
  Slack: (told) => commandsIn(shownTexts(slackPost(bulletinOf(told), RULE_TEXTS) as SlackPost)),
  Teams: (told) => {
    const [{ content }] = teamsPost(bulletinOf(told), RULE_TEXTS).attachments;
    return commandsIn(shownInCard(content as TeamsCard));
  },
  'Amazon Q': (told) => {
    const sent: unknown = JSON.parse(bodiesOf('chat', bulletinOf(told), RULE_TEXTS)['https'] ?? '');
    const { description, nextSteps = [] } = customNotificationSchema.parse(sent).content;
    const steps = commandsIn(nextSteps).map((step) => /^`([^`]*)`$/.exec(step)?.[1] ?? step);
    return [...commandsIn([description]), ...steps];
  },
  'the e-mail of a bulletin': (told) => commandsIn([bodiesOf('chat', bulletinOf(told), RULE_TEXTS)['email'] ?? '']),
  'the e-mail of a page': (told) =>
    commandsIn([bodiesOf('pages', aPage({ cases: [noticeOf(told)] }), RULE_TEXTS)['email'] ?? '']),
  'the e-mail of a page of several': (told) => {
    const { email = '' } = bodiesOf('pages', aPage({ cases: [noticeOf(told), noticeOf(told)] }), RULE_TEXTS);
    return email.split('\n').flatMap((line) => /^ {3}((?:aws|npx) .*)$/.exec(line)?.[1] ?? []);
  },
  PagerDuty: (told) => {
    const { payload } = pagerDutyEvent(aPage({ cases: [noticeOf(told)] }), RULE_TEXTS);
    const details = payload?.['custom_details'] as Readonly<Record<string, string>>;
    return commandsIn(Object.entries(details).map(([label, value]) => `${label}: ${value}`));
  },
};

const IAM = 'arn:aws:iam::123456789012:server-certificate/';
const ACM = 'arn:aws:acm:eu-west-1:123456789012:certificate/';

/** Everything that a command may hold: the ARN in a plan of a move, in a look at the certificate, and a subject in a silence. */
const toldOf = (text: string): readonly Told[] => [
  { arn: `${IAM}${text}b/api`, subject: `certificate:${IAM}${text}b/api`, rule: 'certificate-expired' },
  { arn: ACM + text, subject: `certificate:${ACM}${text}`, rule: 'renewal-blocked' },
  { arn: acmArn(), subject: `certificate:${text}`, rule: 'weak-key' },
];

/** The programs and words that may come of it: of these whole, in which what came from outside is one word. */
const isMeant = ([program, ...words]: readonly string[], { arn, subject }: Told): boolean => {
  const said = [program, ...words].join('\0');
  const meant = [
    ['npx', 'notafter', 'cases'],
    ['npx', 'notafter', 'scan', '--all-regions'],
    ['npx', 'notafter', 'migrate', 'plan', '--from', arn, '--out', 'plan.json'],
    ['aws', 'acm', 'describe-certificate', '--region', 'eu-west-1', '--certificate-arn', arn],
    [
      ...['aws', 'acm', 'describe-certificate', '--region', 'eu-west-1', '--certificate-arn', arn],
      ...['--query', 'Certificate.RenewalSummary'],
    ],
    ...['certificate-expired', 'renewal-blocked', 'weak-key'].flatMap((rule) =>
      [3, 6, 7].map((days) => [
        ...['npx', 'notafter', 'silence', 'add', subject, '--rule', rule, '--until', `${days}d`],
        ...['--owner', 'NAME', '--reason', 'REASON'],
      ]),
    ),
  ];
  return meant.some((one) => one.join('\0') === said);
};

describe('whoever pastes a command that a message shows', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pasted-'));
    for (const program of ['npx', 'aws']) {
      const file = path.join(folder, program);
      writeFileSync(file, '#!/bin/sh\nprintf \'%s\\0\' "${0##*/}" "$@"\n');
      chmodSync(file, 0o755);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What a shell makes of it: the words of the one program that ran, or what else happened. */
  const pasted = (command: string) => {
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], {
      cwd: folder,
      env: { PATH: folder },
      encoding: 'utf8',
    });
    return { status, stderr, words: stdout.split('\0').slice(0, -1), files: readdirSync(folder).toSorted() };
  };

  const texts = [...new Set([...HOSTILE_PATHS, ...HOSTILE_TEXTS])];

  test.each(Object.entries(MEDIA))(
    'of %s runs that command, or one without a word from outside',
    (_medium, shown) => {
      const others = texts.flatMap(toldOf).flatMap((told) =>
        shown(told).flatMap((command) => {
          const { status, stderr, words, files } = pasted(command);
          const isGood = status === 0 && stderr === '' && files.join() === 'aws,npx' && isMeant(words, told);
          return isGood ? [] : [{ command, status, stderr, words }];
        }),
      );

      expect(others).toEqual([]);
    },
    120_000,
  );

  test.each(Object.entries(MEDIA))('of %s is told one, whatever a certificate is called', (_medium, shown) => {
    const without = texts.flatMap(toldOf).filter((told) => shown(told).length === 0);

    expect(without).toEqual([]);
  });

  test.each(Object.entries(MEDIA))('of %s gets the quotes that a harmless name needs', (_medium, shown) => {
    const arn = `${IAM}it(was)me/api`;
    const told = { arn, subject: `certificate:${arn}`, rule: 'certificate-expired' } as const;

    expect(shown(told)).toContain(`npx notafter migrate plan --from '${arn}' --out plan.json`);
  });
});
