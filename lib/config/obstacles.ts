import type { AccountConfiguration } from './configuration';
import { TOPICS } from './deployment';
import { hasPager } from './media';
import { probeObstacles } from './probes';
import { routingObstacles } from './routing-obstacles';
import { endpointsOf, wakes } from './subscribers';

/** Why a stack with this configuration would not do its job, one sentence each; empty when it would. */
export const obstaclesTo = (configuration: AccountConfiguration, homeRegion: string): readonly string[] => [
  ...accountNameObstacles(configuration),
  ...pagesObstacles(configuration),
  ...watchdogObstacles(configuration),
  ...arnObstacles(configuration, homeRegion),
  ...routingObstacles(configuration),
  ...probeObstacles(configuration),
];

function accountNameObstacles({ accountName = '' }: AccountConfiguration): readonly string[] {
  if (accountName.trim() !== '') return [];
  return [
    "accountName is missing: write what a sleepy human calls this account, such as accountName: 'payments-prod'.",
  ];
}

function pagesObstacles({ pages = {}, topics = {} }: AccountConfiguration): readonly string[] {
  if (hasPager(pages) || wakes(pages)) return [];
  const remedy =
    "Add one that wakes somebody, such as pages: { pagerduty: {} }, pages: { sms: ['+15550100'] } or pages: { https: ['https://…'] }.";
  if ((pages.email ?? []).length > 0) {
    return [`pages has e-mail only: mail is filtered, and nobody reads it at 3 a.m. ${remedy}`];
  }
  if (topics.pages !== undefined) {
    return [`pages has no target: that topics.pages exists does not prove that anybody listens. ${remedy}`];
  }
  return [`pages has no target: certificates would expire and nobody would be woken. ${remedy}`];
}

function watchdogObstacles({ watchdog = {} }: AccountConfiguration): readonly string[] {
  if (endpointsOf(watchdog).length > 0) return [];
  return [
    'watchdog has no subscriber: if notafter itself stops, nobody would hear of it. Add one that needs no code of ours, such as ' +
      "watchdog: { https: ['https://events.pagerduty.com/integration/…/enqueue'] } or watchdog: { sms: ['+15550100'] }.",
  ];
}

function arnObstacles({ topics = {}, encryptionKey }: AccountConfiguration, homeRegion: string): readonly string[] {
  const arns = [
    ...TOPICS.map((topic) => [`topics.${topic}`, topics[topic]] as const),
    ['encryptionKey', encryptionKey] as const,
  ];
  return arns.flatMap(([key, arn]) => {
    const region = arn?.split(':')[3];
    if (region === undefined || region === homeRegion) return [];
    return [`${key} lies in ${region}, but the stack lives in ${homeRegion}: write the ARN of one in ${homeRegion}.`];
  });
}
