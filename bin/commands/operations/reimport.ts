import { readFile } from 'node:fs/promises';
import type { SeenPlace } from '../../../lambda/app/operations/witnesses';
import { checkWitnesses, witnessesOf } from '../../../lambda/app/operations/witnesses';
import { callLog } from '../../../lambda/collectors/calls';
import { failureOf } from '../../../lambda/collectors/failure';
import { isNonEmpty } from '../../../lambda/domain/ids';
import { NORMAL } from '../../../lambda/domain/migration/profile';
import type { LeftUse, TargetPlace } from '../../../lambda/domain/migration/plan';
import { usesFrom } from '../../../lambda/domain/migration/uses';
import type { PublicParts } from '../../../lambda/domain/operations/change';
import { type ContentFacts, planReimport } from '../../../lambda/domain/operations/reimport';
import { GAP_WORDS } from '../../../lambda/domain/wording';
import { contentFacts } from '../../../lambda/operators/content-facts';
import { tlsHandshakes } from '../../../lambda/collectors/handshakes';
import { readContent } from '../../../lambda/operators/imported-content';
import type { OperatorClients } from '../../../lambda/operators/operator-clients';
import { readPlacesBy } from '../../../lambda/operators/read-places';
import { targetClients } from '../../../lambda/operators/target-clients';
import { systemReason } from '../../../lambda/stores/system-reason';
import { Refusal } from '../../refusal';
import { systemClock } from '../../system-clock';
import { regionOfAcm } from './acm-certificate';
import { type UsesNow, usesNow } from './uses-now';
import type { OperationWiring, PlanOptions } from './wiring';

const look = tlsHandshakes();

/** A new certificate under the ARN of an imported one. */
export const reimport: OperationWiring = {
  takes: ['certificateFile', 'chainFile', 'acceptAuthorityChange', 'config'],
  plan: async (options, { account, clients }) => {
    const region = regionOfAcm(options.certificate);
    const fresh = await freshFacts(options);
    const madeAt = systemClock.now();
    const now = await usesNow(options.certificate, options.config);
    const { id, arn, names, notAfter } = now.certificate;
    const old = await oldFacts(clients, arn);
    const { places, left } = usesFrom(now.attachments, account);
    const seen = await placesRead(places, now);
    const { witnesses, unwitnessed } = await witnessesOf(seen, { arn, names: fresh.names }, look);
    const type = now.certificate.source === 'acm' ? now.certificate.type : undefined;
    return planReimport({
      ...{ account, madeAt, region, type, old, fresh, witnesses },
      subject: { id, arn, region, names, ...(notAfter !== undefined && { notAfter }) },
      unwitnessed: [...unwitnessed, ...othersOf(left, now)],
      acceptsAuthorityChange: options.acceptAuthorityChange === true,
    });
  },
  evidence: async ({ witnesses, changes: [change] }) =>
    change === undefined ? [] : checkWitnesses(witnesses, { from: change.before, to: change.after }, look),
};

async function placesRead(
  places: readonly TargetPlace[],
  { certificate, homeRegion }: UsesNow,
): Promise<readonly SeenPlace[]> {
  if (!isNonEmpty(places)) return [];
  const { watch } = callLog(systemClock);
  const clients = targetClients({ writesPerSecond: NORMAL.writesPerSecond, homeRegion, watch });
  const readings = await readPlacesBy(clients, [certificate, certificate])(places);
  return places.map((place) => ({ place, reading: readings.get(place.key) }));
}

/** What serves it and is no listener, and what may hide more. */
const othersOf = (left: readonly LeftUse[], { gaps }: UsesNow): readonly string[] => [
  ...left.map(({ name, resource }) => name || resource),
  ...gaps.map(({ region, source, because }) => `${region} ${source} (${GAP_WORDS[because]})`),
];

async function freshFacts({ certificateFile, chainFile }: PlanOptions): Promise<ContentFacts> {
  if (certificateFile === undefined) throw new Refusal('nothing to import: pass --certificate-file, and --chain-file');
  const certificate = await textOf(certificateFile);
  const parts: PublicParts = { certificate, ...(chainFile !== undefined && { chain: await textOf(chainFile) }) };
  // A file may hold a key besides: it must not come to stand in a plan.
  if (`${parts.certificate}${parts.chain ?? ''}`.includes('PRIVATE KEY'))
    throw new Refusal(`a private key stands in ${certificateFile} or the chain: give files of certificates only`);
  const facts = contentFacts(parts);
  if (facts === undefined) throw new Refusal(`${certificateFile} is not one certificate in PEM, or its chain is none`);
  return facts;
}

async function oldFacts(clients: OperatorClients, arn: string): Promise<ContentFacts> {
  const parts = await contentNow(clients, arn);
  const facts = parts && contentFacts(parts);
  if (facts === undefined) throw new Refusal(`ACM answered nothing that can be used of ${arn}`);
  return facts;
}

async function contentNow(clients: OperatorClients, arn: string): Promise<PublicParts | undefined> {
  try {
    return await readContent(clients.acm(regionOfAcm(arn)), arn);
  } catch (error) {
    throw new Refusal(`${arn} could not be read: ${GAP_WORDS[failureOf(error).reason]}`);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Refusal(`${file} cannot be read: ${systemReason(cause)}`);
  }
}
