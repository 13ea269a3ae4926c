import type { Attachment } from '../use/attachment';
import { belongingOf, UNREAD_BELONGING } from '../use/belonging';
import { recentChange } from '../inventory/attribution';
import type { Certificate } from '../certificate/certificate';
import type { Judgement } from './judgement';
import { type CellsByName, presenceOf, wordOf } from '../inventory/presence';
import { verdictsOn } from './rule-verdicts';
import type { Rule, RuleContext } from '../rules/rule';
import type { About, KnownSubject, SubjectId } from '../subject';
import { toldUses } from '../use/told-uses';

/** Who answers for a subject of which nothing else tells it. */
export interface AboutDefaults {
  readonly owners: readonly string[];
  readonly environment?: string;
}

/** A judgement with verdicts: every one but `gone` and `out-of-scope`. */
export type JudgedSubject = Extract<Judgement, { readonly presence: 'seen' | 'unread' }>;

const PREFIX = 'certificate:';

/** The subject of a certificate. */
const subjectOf = ({ id }: Certificate): SubjectId => `${PREFIX}${id}`;

/** One judgement for each certificate of the inventory. */
export const judgeCertificates = (
  context: RuleContext,
  cells: CellsByName,
  rules: readonly Rule<Certificate>[],
  defaults: AboutDefaults,
): readonly JudgedSubject[] =>
  context.view.inventory.certificates.map((certificate) => ({
    subject: subjectOf(certificate),
    observedAt: certificate.observedAt,
    about: aboutOf(certificate, context, defaults),
    verdicts: verdictsOn(certificate, rules, context),
    ...presenceOf(certificate, cells),
  }));

/** What is to say of certificates that the ledger knows and the inventory does not. Of a cell that was not read whole: nothing. */
export function judgeMissingCertificates(
  { view: { inventory } }: RuleContext,
  cells: CellsByName,
  known: readonly KnownSubject[],
): readonly Judgement[] {
  const present = new Set<string>(inventory.certificates.map(({ id }) => id));
  return known
    .filter(({ subject }) => subject.startsWith(PREFIX) && !present.has(subject.slice(PREFIX.length)))
    .flatMap(({ subject, about }): readonly Judgement[] => {
      const name = about.region === 'global' ? 'global/iam' : `${about.region}/acm`;
      if (wordOf(name, cells) === 'out-of-scope')
        return [{ subject, presence: 'out-of-scope', observedAt: inventory.takenAt }];
      const cell = cells.get(name);
      return cell?.status === 'ok' ? [{ subject, presence: 'gone', observedAt: cell.triedAt }] : [];
    });
}

/** `attachments`: where they were not read, those that were seen last. */
function aboutOf(certificate: Certificate, { view, now }: RuleContext, defaults: AboutDefaults): About {
  const { arn, region, names, notAfter } = certificate;
  const attachments = view.attachmentsOf(certificate) ?? view.memoryOf(certificate).lastAttachments;
  const { annotations } = view.inventory;
  const changed = recentChange(view.memoryOf(certificate), now);
  // A literal that begins with a spread takes V8 forty times as long: too long for ten thousand.
  return {
    arn,
    region,
    names,
    ...(annotations === undefined ? defaults : belongingOf(arn, resourcesOf(attachments), annotations, defaults)),
    ...(annotations === undefined && UNREAD_BELONGING),
    ...(notAfter !== undefined && { notAfter }),
    ...(changed !== undefined && { changed: { by: changed.by, at: changed.at, action: changed.action } }),
    ...(attachments !== undefined && toldUses(certificate, attachments, annotations)),
  };
}

const resourcesOf = (attachments: readonly Attachment[] = []): readonly string[] =>
  attachments.map(({ resource }) => resource);
