import { type AlertPath, inWords, reachOf, type Subscription, wakes } from '../alert-path/alert-path';
import { type FilteredAttributes, type FilterPolicy, type Passage, passageOf } from '../alert-path/filter-policy';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { pageInWords, samplePages } from '../alert-path/sample-pages';
import { atMost } from '../wording';
import type { Rule } from './rule';

const SUBSCRIPTIONS_SHOWN = 10;

/**
 * Fails when the filter policies of the subscriptions, taken together, keep a critical page from everybody who could be woken by it: critical. Warning for one that
 * lets no critical page through while others hear. To hear of some pages only, while others hear of the rest, is what filters are for: info.
 *
 * Judged by the attributes of all pages that the filters could tell apart. Our own sinks are asked directly, whatever their subscription filters. A filter that was
 * not read, or is over the body, is unknown where it decides.
 */
export const alertPathFiltered: Rule<AlertPath> = {
  id: ruleId('alert-path-filtered'),
  title: 'A filter keeps pages from people',
  meaning: 'Filter policies of the subscriptions drop critical pages: nobody who could be woken hears of them.',
  remedy:
    "Take the filter away, `aws sns set-subscription-attributes --subscription-arn ARN --attribute-name FilterPolicy --attribute-value '{}'`, " +
    'or subscribe somebody who hears everything.',

  evaluate({ topic, subscriptions }, { view }) {
    if (topic !== 'pages') return { kind: 'not-applicable' };
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const targets = subscriptions.filter((one) => wakes(one) || reachOf(one) === 'unknown');
    if (targets.length === 0) return { kind: 'not-applicable' };
    const filtered = targets.filter((one) => !hearsAll(one));
    const pages = samplePages(view.inventory.account, filtered.flatMap(policiesOf));
    const passages = pages.map((page) => ({ page, passages: targets.map((one) => passageFor(one, page)) }));

    const lost = passages.find((one) => one.passages.every((passage) => passage === 'dropped'));
    if (lost !== undefined) return nobodyHears(lost.page, targets);
    if (passages.some((one) => !one.passages.includes('through'))) return { kind: 'unknown', lacks: 'filter-policy' };
    return othersHear(filtered, pages);
  },
};

/** Our own sinks are invoked by the announcer, whatever their subscription drops. */
const hearsAll = ({ secret, filter }: Subscription): boolean => secret !== undefined || filter === 'none';

const policiesOf = ({ filter }: Subscription): readonly FilterPolicy[] => (typeof filter === 'object' ? [filter] : []);

function passageFor(target: Subscription, page: FilteredAttributes): Passage {
  if (reachOf(target) === 'unknown') return 'unknown';
  if (hearsAll(target)) return 'through';
  return typeof target.filter === 'object' ? passageOf(target.filter, page) : 'unknown';
}

function nobodyHears(page: FilteredAttributes, targets: readonly Subscription[]): Verdict {
  const shown = atMost(SUBSCRIPTIONS_SHOWN, targets.map(inWords));
  const example = pageInWords(page);
  const summary = `the filters of ${shown.join(', ')} drop a critical page, and nobody else hears it: one with ${example}`;
  return { kind: 'fail', severity: 'critical', summary, facts: { subscriptions: shown, example } };
}

function othersHear(filtered: readonly Subscription[], pages: readonly FilteredAttributes[]): Verdict {
  const dropping = filtered.filter((one) => pages.some((page) => passageFor(one, page) === 'dropped'));
  if (dropping.length === 0) return { kind: 'pass' };
  const deaf = dropping.filter((one) => pages.every((page) => passageFor(one, page) === 'dropped'));
  const facts = { subscriptions: atMost(SUBSCRIPTIONS_SHOWN, (deaf.length > 0 ? deaf : dropping).map(inWords)) };
  const shown = facts.subscriptions.join(', ');
  return deaf.length > 0
    ? { kind: 'fail', severity: 'warning', summary: `the filter of ${shown} lets no critical page through`, facts }
    : { kind: 'fail', severity: 'info', summary: `${shown} hears of some pages only`, facts, because: 'minor' };
}
