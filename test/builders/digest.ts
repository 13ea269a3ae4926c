import { digestMessage } from '../../lambda/app/announce/messages';
import type { Digest, OpenDigestCase } from '../../lambda/domain/digest/digest';
import type { WeekId } from '../../lambda/domain/digest/due-week';
import { ruleId } from '../../lambda/domain/ids';
import { digestKey, type DigestPost } from '../../lambda/domain/ledger/chat-post';
import type { Message } from '../../lambda/domain/message';
import { ACCOUNT, acmArn } from './certificate';
import { daysFromNow, NOW } from './instant';
import { RUN } from './ledger';
import { overridden, type Overrides } from './overrides';

type DigestMessage = Extract<Message, { readonly kind: 'digest' }>;

/** The week of NOW. */
export const WEEK: WeekId = '2026-W47';

/** Critical for two days, six days before its end. */
export const anOpenDigestCase = (overrides: Overrides<OpenDigestCase> = {}): OpenDigestCase =>
  overridden<OpenDigestCase>(
    {
      subject: `certificate:${acmArn()}`,
      name: 'api.example.com',
      rule: ruleId('certificate-expiring'),
      severity: 'critical',
      openedAt: daysFromNow(-2),
      deadline: daysFromNow(6),
      notAfter: daysFromNow(6),
    },
    overrides,
  );

/** Of an account in which nothing is wrong, nothing comes, and everything was read; nobody ever made a drill. */
export const aQuietDigest = (overrides: Overrides<Digest> = {}): Digest =>
  overridden<Digest>(
    {
      week: WEEK,
      at: NOW,
      watched: { certificates: 1, sources: { acm: 1 }, renewers: { acm: 1 }, unknownUses: 0, regions: 1 },
      unread: { cells: { total: 0, first: [] }, cases: 0 },
      open: { critical: 0, warning: 0, worst: [] },
      ends: {
        within: [
          { days: 30, certificates: 0, unattended: 0 },
          { days: 90, certificates: 0, unattended: 0 },
        ],
        first: [],
      },
      migrations: { total: 0, first: [] },
      idle: { total: 0, first: [] },
      silenced: { cases: 0, total: 0, first: [] },
      accepted: { total: 0, first: [] },
      way: {},
    },
    overrides,
  );

/** Of an account in which there is something of everything. */
export const aDigest = (overrides: Overrides<Digest> = {}): Digest =>
  aQuietDigest({
    watched: {
      certificates: 142,
      sources: { acm: 138, iam: 4 },
      renewers: { acm: 118, 'acme-client': 2, nobody: 21, unknown: 1 },
      unknownUses: 4,
      regions: 3,
    },
    unread: {
      cells: { total: 5, first: [{ cell: 'eu-west-3/acm', because: 'no-permission', since: daysFromNow(-2) }] },
      cases: 1,
    },
    open: {
      critical: 1,
      warning: 2,
      worst: [
        anOpenDigestCase({ acknowledgedBy: 'ann' }),
        anOpenDigestCase({
          name: 'shop.example.com',
          rule: ruleId('renewal-blocked'),
          severity: 'warning',
          openedAt: daysFromNow(-12),
          deadline: daysFromNow(31),
          notAfter: daysFromNow(31),
          staleSince: daysFromNow(-2),
        }),
      ],
    },
    changed: { since: daysFromNow(-7), opened: 4, ended: 3 },
    ends: {
      within: [
        { days: 30, certificates: 3, unattended: 1 },
        { days: 90, certificates: 12, unattended: 2 },
      ],
      first: [
        { name: 'api.example.com (ACM, eu-west-1)', notAfter: daysFromNow(6), renewer: 'nobody' },
        { name: 'mail.example.com (ACM, us-east-1)', notAfter: daysFromNow(55), renewer: 'unknown' },
      ],
    },
    migrations: {
      total: 2,
      first: [
        { name: 'ledger.example.com (IAM, ledger-2019)', remaining: 37, seen: 49, leftLately: 12 },
        { name: 'old.example.com (IAM, old-2018)', remaining: 1, seen: 1, leftLately: 0 },
      ],
    },
    idle: { total: 1, first: ['spare.example.com (IAM, spare-2017)'] },
    silenced: {
      cases: 2,
      total: 1,
      first: [
        {
          name: 'legacy.example.com',
          rule: ruleId('weak-key'),
          until: daysFromNow(5),
          owner: 'ann',
          reason: 'replaced in December',
        },
      ],
    },
    accepted: {
      total: 1,
      first: [
        {
          name: 'printer.example.com (ACM, eu-west-1)',
          rule: ruleId('weak-key'),
          until: daysFromNow(12),
          reason: 'the printer takes nothing else',
        },
      ],
    },
    way: { pagedAt: daysFromNow(-2), drilledAt: daysFromNow(-30) },
    ...overrides,
  });

/** The digest as it is told at NOW. */
export const aDigestMessage = (overrides: Overrides<DigestMessage> = {}): DigestMessage =>
  overridden<DigestMessage>(
    digestMessage(
      { key: digestKey(ACCOUNT, WEEK), digest: overrides.digest ?? aDigest() },
      { account: ACCOUNT, accountName: 'payments-prod' },
      NOW,
    ),
    overrides,
  );

/** The digest as the ledger keeps it, posted by nobody. */
export const aDigestPost = (overrides: Overrides<DigestPost> = {}): DigestPost =>
  overridden<DigestPost>(
    {
      schemaVersion: 1,
      kind: 'digest',
      key: digestKey(ACCOUNT, WEEK),
      run: RUN,
      createdAt: NOW,
      digest: aDigest(),
      marked: true,
      postedAt: {},
      poked: {},
    },
    overrides,
  );
