import { type AlertPath, type SecretState, type Subscription, wakes } from '../alert-path/alert-path';
import type { Verdict } from '../finding';
import { ruleId, type SinkId } from '../ids';
import type { Instant } from '../instant';
import { inUtc } from '../wording';
import type { Rule } from './rule';

/**
 * Fails on a sink of ours that could not reach its medium: its key of the secret is bad, or there is something that it has not accepted for ten minutes, though it was
 * asked again and again. It ends when the medium accepts anything. And on a target whose own key is bad, or that did not take what it was told last: a warning, as
 * the default way is told in its place.
 *
 * Critical where nobody else of the topic can be woken: then the other topic is the only one to hear of it. So is a pager without a key, which somebody must bring. A
 * pager that does not accept is a warning beside other targets: these hear of each page, the chat hears that it is down, and when it is back it rings for the
 * pages alone. Unknown where the ledger or the secret did not answer and nothing else decides.
 */
export const alertPathUndeliverable: Rule<AlertPath> = {
  id: ruleId('alert-path-undeliverable'),
  title: 'A pager or chat takes no messages',
  meaning:
    'What is published does not arrive: the medium refuses our messages or does not answer, or the key that they need is not there.',
  remedy:
    'Put a key that works into the secret, `npx notafter secret put MEDIUM` (of a target with `--target NAME`), and prove it: `npx notafter drill`. The log of the function says what the medium answered.',

  evaluate(path) {
    const { topic, subscriptions } = path;
    if (subscriptions === 'unreadable') return { kind: 'unknown', lacks: 'subscriptions' };
    const keyless = subscriptions.filter(isKeyBad);
    const replaced = replacedOf(path, subscriptions);
    const late = lateOf(path).filter(({ sink }) => !keyless.some((one) => one.sink === sink));
    const found = [
      ...keyless.map(({ sink, secret }) => `${sink} (its key: ${secret})`),
      ...replaced,
      ...late.map(({ sink, since }) => `${sink} (does not accept what it was to be told at ${inUtc(since)})`),
    ];
    if (found.length === 0) return notFound(path, subscriptions);

    const others = subscriptions.filter((one) => wakes(one) && !late.some(({ sink }) => sink === one.sink));
    const isKeyless = topic === 'pages' && keyless.length > 0;
    const isHeard = keyless.length + late.length === 0 || (!isKeyless && others.length > 0);
    const severity = isHeard ? 'warning' : 'critical';
    const summary = `the topic ${topic} does not get through to its medium: ${found.join(', ')}`;
    return { kind: 'fail', severity, summary, facts: { sinks: found } };
  },
};

type OwnSubscription = Subscription & Required<Pick<Subscription, 'sink' | 'secret'>>;

const isOwn = (one: Subscription): one is OwnSubscription => one.sink !== undefined && one.secret !== undefined;

const isKeyBad = (one: Subscription): one is OwnSubscription =>
  isOwn(one) && one.secret !== 'present' && one.secret !== 'unreadable';

/** Targets that are told on the default way, as their own cannot be used. */
const replacedOf = (path: AlertPath, subscriptions: readonly Subscription[]): readonly string[] =>
  subscriptions.filter(isOwn).flatMap(({ sink, targets = {} }) =>
    Object.entries(targets).flatMap(([target, state]) => {
      const why = state === 'present' ? untakenIn(path, sink, target) : badKey(state);
      return why === undefined ? [] : [`${sink} of the target ${target} (${why} instead)`];
    }),
  );

const badKey = (state: SecretState): string | undefined =>
  state === 'unreadable' ? undefined : `its key: ${state}; the default way is told`;

/** Whether its medium refused the key or the message nobody noted, nor whether the key was there then. */
const untakenIn = ({ deliveries = {} }: AlertPath, sink: SinkId, target: string): string | undefined =>
  deliveries !== 'unreadable' && deliveries[sink]?.targets?.[target]?.instead === true
    ? 'did not take what it was told last; the default way was told'
    : undefined;

interface Late {
  readonly sink: string;
  readonly since: Instant;
}

const lateOf = ({ deliveries = {} }: AlertPath): readonly Late[] =>
  deliveries === 'unreadable'
    ? []
    : Object.entries(deliveries).flatMap(([sink, delivery]) =>
        delivery.lackingSince === undefined ? [] : [{ sink, since: delivery.lackingSince }],
      );

function notFound({ deliveries = {} }: AlertPath, subscriptions: readonly Subscription[]): Verdict {
  if (deliveries === 'unreadable') return { kind: 'unknown', lacks: 'deliveries' };
  if (subscriptions.some(({ secret, targets = {} }) => [secret, ...Object.values(targets)].includes('unreadable')))
    return { kind: 'unknown', lacks: 'secret' };
  const isOurs = subscriptions.some(isOwn) || Object.keys(deliveries).length > 0;
  return { kind: isOurs ? 'pass' : 'not-applicable' };
}
