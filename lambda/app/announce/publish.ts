import { isNonEmpty, type NonEmpty } from '../../domain/ids';
import type { ChatPost } from '../../domain/ledger/chat-post';
import type { Case } from '../../domain/ledger/case';
import { holdingOf, type Incident } from '../../domain/ledger/incident';
import type { IncidentView } from '../../domain/ledger/intent-of';
import { escalationBulletins } from '../../domain/ledger/escalation';
import { holdingAfter, type Telling } from '../../domain/ledger/listener';
import type { Publication } from '../../domain/ledger/reconciliation';
import { ringingCases } from '../../domain/ledger/ringing';
import { createBulletin } from '../ledger/create';
import { notePublished } from '../ledger/holdings';
import { notePosted } from '../ledger/poked';
import { clearMessage, pageAgain, pageMessage, postMessage, toward } from './messages';
import type { AnnounceDependencies } from './pass';
import { memberCases } from './told-cases';

/** Tells the subscribers of a topic, and notes what the topic took. */
export async function publish(pass: AnnounceDependencies, publication: Publication, view: IncidentView): Promise<void> {
  if (publication.topic === 'chat') return publishPost(pass, publication.bulletin);
  const { incident, reason } = publication;
  const ringing = ringingCases(incident, view);
  if (reason === 'surplus' || !isNonEmpty(ringing)) return publishEnd(pass, incident, memberCases(incident, view));
  if (reason === 'escalate') await escalateToChat(pass, incident, view);
  return publishPage(pass, incident, ringing, reason === 'missing' ? 'tell' : reason);
}

async function publishPage(
  pass: AnnounceDependencies,
  incident: Incident,
  ringing: NonEmpty<Case>,
  telling: Exclude<Telling, 'clear'>,
): Promise<void> {
  const { ledger, publisher, identity } = pass;
  const { key, members } = incident;
  const before = holdingOf(incident, 'pages');
  const attempt = { telling, members: members.length };
  const now = ledger.clock.now();
  // Noted first: an end is owed to whoever may have heard of it, be the answer lost or this pass dead.
  await notePublished(ledger, key, holdingAfter(before, attempt, 'none', now));
  const page = pageAgain(pageMessage('page', incident, ringing, identity, now), telling, incident, ringing);
  const answer = await publisher.publish('pages', toward(incident, page));
  if (answer !== 'none') await notePublished(ledger, key, holdingAfter(before, attempt, answer, ledger.clock.now()));
}

/** Written before the topic is told, so that neither is forgotten: a pass that dies between them tells both, once each. */
async function escalateToChat({ ledger }: AnnounceDependencies, incident: Incident, view: IncidentView): Promise<void> {
  for (const bulletin of escalationBulletins(incident, view, ledger.clock.now()))
    await createBulletin(ledger, bulletin);
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

async function publishPost({ ledger, publisher, identity }: AnnounceDependencies, post: ChatPost): Promise<void> {
  const now = ledger.clock.now();
  const answer = await publisher.publish('chat', toward(post, postMessage(post, identity, now)));
  if (answer === 'accepted') await notePosted(ledger, post.key, 'topic', { at: now });
}
