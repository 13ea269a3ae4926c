import type { AccountConfiguration } from './configuration';
import { hasPager, mediaOf } from './media';
import type { Target } from './routing';
import { type Endpoint, endpointsOf, wakes } from './subscribers';

type Topic = 'pages' | 'chat';

/**
 * Who subscribes to a topic without any code of ours, each once, and what it hears.
 *
 * The default ones hear all but what goes to a target that is told by itself; without such a target they have no filter. One that several name hears for all of
 * them: SNS knows each address once.
 */
export function routedEndpoints(configuration: AccountConfiguration, topic: Topic): readonly Endpoint[] {
  const targets = Object.entries(configuration.targets ?? {});
  const away = targets.filter(([, target]) => isToldByItself(target, topic)).map(([name]) => name);
  const usual = endpointsOf(configuration[topic]);
  const named = targets.flatMap(([name, target]) => endpointsOf(target[topic]).map((endpoint) => ({ name, endpoint })));
  const namesOf = (endpoint: Endpoint): readonly string[] =>
    named.filter((one) => isSame(one.endpoint, endpoint)).map(({ name }) => name);

  const others = named.map(({ endpoint }) => endpoint).filter((one) => !usual.some((known) => isSame(known, one)));
  return [
    ...usual.map((endpoint) => hearing(endpoint, 'allBut', without(away, namesOf(endpoint)))),
    ...others
      .filter((one, index) => others.findIndex((other) => isSame(other, one)) === index)
      .map((endpoint) => hearing(endpoint, 'only', namesOf(endpoint))),
  ];
}

const isSame = (left: Endpoint, right: Endpoint): boolean =>
  left.protocol === right.protocol && left.address === right.address;

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));

function hearing(endpoint: Endpoint, how: 'only' | 'allBut', names: readonly string[]): Endpoint {
  const [first, ...rest] = names;
  if (first === undefined) return endpoint;
  return { ...endpoint, hears: how === 'only' ? { only: [first, ...rest] } : { allBut: [first, ...rest] } };
}

/** Pages must wake somebody: a target of e-mail alone is told beside the default ones. */
const isToldByItself = ({ pages = {}, chat = {} }: Target, topic: Topic): boolean =>
  topic === 'pages'
    ? hasPager(pages) || wakes(pages)
    : Object.keys(mediaOf(chat)).length + endpointsOf(chat).length > 0;
