import { readAccount } from '../lambda/app/read-account';
import { awsSources } from '../lambda/collectors/aws-sources';
import { DEFAULT_POLICY } from '../lambda/domain/policy';
import { RULES } from '../lambda/domain/rules';
import { ACCOUNT, HOME } from '../test/builders/certificate';
import { NOW } from '../test/builders/instant';
import { aWire } from '../test/builders/wire';
import { type Figure, handOver } from './figure';
import { silentDns } from '../test/builders/dns';
import { wireAccount } from './wire-account';

const AT_RISK = 20;
const clock = { now: () => NOW };

async function callsFor(certificates: number): Promise<readonly Figure[]> {
  const client = aWire(wireAccount({ certificates, atRisk: AT_RISK }));
  const sources = awsSources({ account: ACCOUNT, homeRegion: HOME, clock, client });
  const inventory = await readAccount(
    { sources, clock, dns: silentDns },
    {
      account: ACCOUNT,
      homeRegion: HOME,
      configured: 'enabled',
      forwardFrom: [],
      policy: DEFAULT_POLICY,
      scanEveryMinutes: 60,
      rules: RULES.certificate,
    },
  );
  if (inventory.certificates.length !== certificates)
    throw new Error(`read ${inventory.certificates.length} of ${certificates} certificates`);

  const calls = Object.entries(sources.calls());
  const ofAcm = calls.filter(([action]) => action.startsWith('acm:'));
  const account = `${certificates} certificates, ${AT_RISK} at risk`;
  return [
    {
      what: `calls to acm, ${account}`,
      value: ofAcm.reduce((sum, [, count]) => sum + count, 0),
      unit: 'calls',
      budget: Math.ceil(certificates / 1000) + AT_RISK,
    },
    ...calls.map(([action, count]) => ({ what: `  ${action}`, value: count, unit: 'calls' })),
  ];
}

void Promise.all([2_500, 10_000].map(callsFor)).then((figures) => handOver(figures.flat()));
