import {
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import pMap from 'p-map';
import type { AnnotationReading, UnreadAnnotations } from '../domain/use/annotation';
import type { NonEmpty, ResourceArn } from '../domain/ids';
import type { Failure } from './failure';
import { hostNamesOf } from './host-names';
import { type Page, type Pages, readPages, unlessGone } from './pages';
import type { Asking } from './tags';

const CONCURRENCY = 5;
const PAGE_SIZE = 400;
/** A load balancer has a hundred rules unless AWS was asked for more. */
const KEPT = 200;
const GONE = ['ListenerNotFoundException', 'ListenerNotFound'];

/**
 * Reads for which host names these listeners have rules, one call each; whole or not at all. A listener that is gone has none.
 *
 * After a denial the others are not asked: the call is granted for all listeners or for none.
 */
export async function readListenerHosts(
  client: ElasticLoadBalancingV2Client,
  listeners: NonEmpty<ResourceArn>,
  { region, at }: Asking,
): Promise<AnnotationReading> {
  let denial: Failure | undefined;
  const answers = await pMap(
    listeners,
    async (listener): Promise<Pages<Rule> & { readonly listener: ResourceArn }> => {
      if (denial !== undefined) return { listener, rows: [], pages: 0, failure: denial };
      const read = await readPages((marker) => rules(client, listener, marker));
      if (read.failure?.status === 'denied') denial = read.failure;
      return { listener, ...read };
    },
    { concurrency: CONCURRENCY },
  );
  const whole = answers.filter(({ failure }) => failure === undefined);
  return {
    found: new Map(
      whole.map(({ listener, rows }) => [listener, { hosts: hostNamesOf(rows).slice(0, KEPT), hostsReadAt: at }]),
    ),
    unread: byReason(answers.flatMap(({ failure }) => failure ?? [])).map(([reason, count]) => ({
      what: 'hosts',
      region,
      reason,
      count,
    })),
  };
}

async function rules(
  client: ElasticLoadBalancingV2Client,
  listener: ResourceArn,
  marker: string | undefined,
): Promise<Page<Rule>> {
  const asked = new DescribeRulesCommand({ ListenerArn: listener, PageSize: PAGE_SIZE, Marker: marker });
  return unlessGone(
    client.send(asked).then(({ Rules: rows, NextMarker: next }) => ({ rows, next })),
    ...GONE,
  );
}

function byReason(failures: readonly Failure[]): readonly (readonly [UnreadAnnotations['reason'], number])[] {
  const counts = new Map<UnreadAnnotations['reason'], number>();
  for (const { reason } of failures) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts];
}
