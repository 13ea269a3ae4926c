import { isNonEmpty, type NonEmpty } from '../../domain/ids';
import type { Bulletin } from '../../domain/ledger/bulletin';
import type { Case } from '../../domain/ledger/case';
import { holdingOf, type Incident } from '../../domain/ledger/incident';
import type { IncidentView } from '../../domain/ledger/intent-of';
import { holdingAfter } from '../../domain/ledger/listener';
import type { Publication } from '../../domain/ledger/reconciliation';
import { notePublished } from '../ledger/holdings';
import { notePosted } from '../ledger/poked';
import { bulletinMessage, clearMessage, pageMessage, toward } from './messages';
import type { AnnounceDependencies } from './pass';
import { memberCases, ringingCases } from './told-cases';

/** Tells the subscribers of a topic, and notes what the topic took. */
export async function publish(pass: AnnounceDependencies, publication: Publication, view: IncidentView): Promise<void> {
  if (publication.topic === 'chat') return publishBulletin(pass, publication.bulletin);
  const { incident, reason } = publication;
  const ringing = ringingCases(incident, view);
  return reason === 'missing' && isNonEmpty(ringing)
    ? publishPage(pass, incident, ringing)
    : publishEnd(pass, incident, memberCases(incident, view));
}

async function publishPage(pass: AnnounceDependencies, incident: Incident, ringing: NonEmpty<Case>): Promise<void> {
  const { ledger, publisher, identity } = pass;
  const { key } = incident;
  const before = holdingOf(incident, 'pages');
  const now = ledger.clock.now();
  const message = toward(incident, pageMessage('page', key, ringing, identity, now));
  // Noted first: an end is owed to whoever may have heard of it, be the answer lost or this pass dead.
  await notePublished(ledger, key, holdingAfter(before, 'tell', 'none', now));
  const answer = await publisher.publish('pages', message);
  if (answer !== 'none') await notePublished(ledger, key, holdingAfter(before, 'tell', answer, ledger.clock.now()));
}

async function publishEnd(pass: AnnounceDependencies, incident: Incident, members: readonly Case[]): Promise<void> {
  const { ledger, publisher, identity } = pass;
  const { key } = incident;
  const over = members.filter(({ rang }) => rang === 0);
  const now = ledger.clock.now();
  const message = toward(incident, clearMessage(key, { cases: over, total: over.length }, identity, now));
  const answer = over.length === 0 ? 'accepted' : await publisher.publish('pages', message);
  if (answer === 'accepted') await notePublished(ledger, key, { held: 'ended', at: now });
}

async function publishBulletin(
  { ledger, publisher, identity }: AnnounceDependencies,
  bulletin: Bulletin,
): Promise<void> {
  const now = ledger.clock.now();
  const answer = await publisher.publish('chat', toward(bulletin, bulletinMessage(bulletin, identity, now)));
  if (answer === 'accepted') await notePosted(ledger, bulletin.key, 'topic', { at: now });
}
