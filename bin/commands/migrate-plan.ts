import { apiDomainUses, apiRegionsToAsk } from '../../lambda/domain/migration/api-domains';
import { type PlannedUses, usesFrom } from '../../lambda/domain/migration/uses';
import { attachmentsByCertificate } from '../../lambda/domain/use/attachment-owners';
import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { isNonEmpty, type Region, region } from '../../lambda/domain/ids';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import { makePlan } from '../../lambda/domain/migration/make-plan';
import type { IdentifiedPlan, TargetPlace } from '../../lambda/domain/migration/plan';
import { chooseReplacement } from '../../lambda/domain/migration/replacement';
import { acmRegionFor } from '../../lambda/domain/migration/target-kinds';
import type { TargetReading } from '../../lambda/domain/migration/target-reading';
import { viewOf } from '../../lambda/domain/judging/view-of';
import { labelOf } from '../../lambda/domain/wording';
import { withProbes } from '../../lambda/app/migrate/with-probes';
import { gapsFor, wholeUses } from '../../lambda/app/migrate/whole-uses';
import { ACM } from '../../lambda/collectors/acm';
import { awsClients } from '../../lambda/collectors/aws-clients';
import { awsSources } from '../../lambda/collectors/aws-sources';
import { callLog } from '../../lambda/collectors/calls';
import { deployedProbes } from '../../lambda/collectors/deployed-probes';
import { IAM } from '../../lambda/collectors/iam';
import { findApiDomains } from '../../lambda/operators/find-api-domains';
import { fetchPlanSide } from '../../lambda/operators/plan-side';
import { readPlacesBy } from '../../lambda/operators/read-places';
import { targetClients, type TargetClients } from '../../lambda/operators/target-clients';
import { NORMAL } from '../../lambda/domain/migration/profile';
import { identified } from '../../lambda/stores/plan-file';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { planLines } from '../presentation/plan-lines';
import { printableLine } from '../presentation/printable';
import { progress } from '../presentation/progress';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { certificateNamed } from './certificate-named';
import { savedPlan } from './saved-plan';
import { type AccountReading, readAccountNow } from './scan-account';

interface PlanOptions {
  readonly from: string;
  readonly to?: string | undefined;
  readonly out: string;
  readonly partial?: true | undefined;
  readonly allowDrift?: true | undefined;
  readonly acceptAuthorityChange?: true | undefined;
  readonly giveUpName?: readonly string[] | undefined;
  readonly config?: string | undefined;
}

/** Reads the account, makes the plan, prints it and saves it. */
export async function runPlan(options: PlanOptions): Promise<ExitStatus> {
  const plan = await savedPlan(options.out, async () => {
    const heard = progress(process.stderr);
    const read = readAccountNow({ allRegions: true, config: options.config }, heard);
    return identified(await planFrom(await read.finally(heard.done), options));
  });
  for (const line of planLines(plan, options.out)) console.log(printableLine(line));
  return exitStatusOf(plan);
}

function exitStatusOf({ blockers, gaps }: IdentifiedPlan): ExitStatus {
  if (blockers.length > 0) return EXIT_STATUS.bad;
  return gaps.length > 0 ? EXIT_STATUS.incomplete : EXIT_STATUS.good;
}

async function planFrom({ inventory: scanned, settings }: AccountReading, options: PlanOptions) {
  const from = certificateNamed(options.from, scanned.certificates);
  const homeRegion = region(settings.homeRegion);
  const sources = awsSources({ account: scanned.account, homeRegion, clock: systemClock });
  const inventory = await wholeUses({ sources, clock: systemClock }, scanned, from);
  const { watch } = callLog(systemClock);
  const operators = targetClients({ writesPerSecond: NORMAL.writesPerSecond, homeRegion, watch });
  const { places, left } = await usesOf(from, inventory, operators);
  const at = systemClock.now();
  const view = viewOf(inventory, { now: at, policy: settings.policy });
  const to =
    options.to === undefined
      ? chosen(chooseReplacement(from, { view, now: at, region: onlyRegion(from, places) }), from)
      : certificateNamed(options.to, inventory.certificates);

  const clientOf = awsClients({ homeRegion, watch });
  const iam = clientOf(IAM);
  const clients = { acm: clientOf(ACM), iam: () => iam(homeRegion) };
  const read = readPlacesBy(operators, [from, to]);
  const readings: ReadonlyMap<string, TargetReading> = isNonEmpty(places) ? await read(places) : new Map();
  return makePlan({
    from: await fetchPlanSide(from, clients),
    to: await fetchPlanSide(to, clients),
    ...{ at, left },
    gaps: gapsFor(inventory, from),
    acceptsAuthorityChange: options.acceptAuthorityChange === true,
    places: await withProbes(
      places.map((place) => ({ place, reading: readings.get(place.key) ?? { kind: 'gone' } })),
      deployedProbes(),
    ),
    consent: {
      partial: options.partial === true,
      drift: options.allowDrift === true,
      givenUp: options.giveUpName ?? [],
    },
  });
}

/** What ACM says that AWS serves by the certificate may be domains of API Gateway, which only that service itself can tell. */
async function usesOf(from: Certificate, inventory: Inventory, { apiGateway }: TargetClients): Promise<PlannedUses> {
  const { account, cells } = inventory;
  const attachments = attachmentsByCertificate(inventory).get(from.id) ?? [];
  const regions = new Set(cells.flatMap(({ region: place }) => (place === 'global' ? [] : [place])));
  const domains = await findApiDomains(apiGateway, apiRegionsToAsk(attachments, account, [...regions]));
  return usesFrom(attachments, account, apiDomainUses(domains, from.arn));
}

/** A certificate of ACM serves one region, that of us-east-1 CloudFront, too: where the old one is used in several, a human says which comes first. */
function onlyRegion(from: Certificate, places: readonly TargetPlace[]): Region {
  if (from.source === 'acm') return from.region;
  const regions = [...new Set(places.map(acmRegionFor))];
  const [first, ...others] = regions;
  if (first === undefined)
    throw new Refusal(
      'no listener and no distribution uses the old certificate, as far as it was read: nothing is to be moved',
    );
  if (others.length > 0)
    throw new Refusal(
      `the old certificate is used in ${regions.join(', ')}: name a certificate of one of them with --to, and pass --partial`,
    );
  return region(first);
}

function chosen(choice: ReturnType<typeof chooseReplacement>, from: Certificate): Certificate {
  switch (choice.kind) {
    case 'chosen':
      return choice.certificate;
    case 'none':
      throw new Refusal(
        `no certificate of ACM there covers all names of ${labelOf(from)}, can be served now and ends later: request one, or name one with --to`,
      );
    case 'equal':
      throw new Refusal(
        `nothing tells these apart, so name one with --to: ${choice.among.map(({ arn }) => arn).join(', ')}`,
      );
  }
}
