import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Shake } from '../app/migrate/ports';
import { CLIENT_DEFAULTS, type ClientSettings, perRegion } from '../collectors/clients';
import { failureOf, isNamed } from '../collectors/failure';
import { passGates } from '../collectors/gate';
import { jsonValue } from '../contract/json-value';
import { MOST_PROBED_NAMES, type ProbeRequest, probeRequestText, readProbeAnswer } from '../contract/probe';
import { TIMING } from '../contract/timing';
import type { Region } from '../domain/ids';
import type { Handshake, ProbeFailure } from '../domain/migration/handshakes';
import type { Target } from '../domain/migration/plan';
import { vantageOf } from '../domain/migration/vantage';

/** Half of what the smallest account may invoke in a second. */
const INVOCATIONS_PER_SECOND = 50;

/** The function ends first, also where it waits for its network at its first start. */
const REQUEST_TIMEOUT_MS = (TIMING.probe.timeoutSeconds + 30) * 1000;

/** Asks the probe of a network. Never rejects but for a bug. */
export type AskProbe = (
  probe: { readonly name: string; readonly region: Region },
  request: ProbeRequest,
) => Promise<readonly Handshake[] | ProbeFailure>;

/** Looks from here, and from inside of its network at a target that has a probe. What a probe does not tell is not shown, and `note` hears why. */
export const handshakesFrom =
  (here: Shake, ask: AskProbe, note: (target: Target, failure: ProbeFailure) => void): Shake =>
  async (target, what) => {
    const { probe: name, host, port, names } = target;
    if (target.kind !== 'listener' || name === undefined || vantageOf(target) !== 'probe') return here(target, what);
    const { region } = target;
    const shown: Handshake[] = [];
    for (const some of inRequests(what === 'default' ? [] : names)) {
      const answer = await ask({ name, region }, { host, port, names: some });
      if (typeof answer === 'string') {
        note(target, answer);
        return [...shown, { address: host, shown: { failed: answer } }];
      }
      shown.push(...answer);
    }
    return shown;
  };

/** Without any name there is still the handshake without one. */
function inRequests(names: readonly string[]): readonly (readonly string[])[] {
  const requests = Math.max(1, Math.ceil(names.length / MOST_PROBED_NAMES));
  return Array.from({ length: requests }, (_, at) => names.slice(at * MOST_PROBED_NAMES, (at + 1) * MOST_PROBED_NAMES));
}

/** Invokes probes with the credentials of whoever runs the command. */
export function lambdaProbes(settings: ClientSettings = {}): AskProbe {
  const clientOf = perRegion((region) => {
    const client = new LambdaClient({
      ...CLIENT_DEFAULTS,
      requestHandler: { ...CLIENT_DEFAULTS.requestHandler, requestTimeout: REQUEST_TIMEOUT_MS },
      // Who does not answer now is asked in the next round.
      maxAttempts: 3,
      ...settings,
      region,
    });
    passGates(client, { Invoke: INVOCATIONS_PER_SECOND });
    return client;
  });
  return async ({ name, region }, request) => {
    try {
      const { FunctionError: error, Payload: payload } = await clientOf(region).send(
        new InvokeCommand({ FunctionName: name, Payload: new TextEncoder().encode(probeRequestText(request)) }),
      );
      const text = new TextDecoder().decode(payload);
      return error === undefined ? handshakesIn(text) : failureIn(text);
    } catch (error) {
      return failureFrom(error);
    }
  };
}

function handshakesIn(text: string): readonly Handshake[] | ProbeFailure {
  const answer = readProbeAnswer(jsonValue(text));
  return answer === undefined || 'refused' in answer ? 'probe-disagrees' : answer.handshakes;
}

/** Lambda's own words. */
const failureIn = (text: string): ProbeFailure =>
  /Sandbox\.Timedout|Task timed out/.test(text) ? 'probe-timed-out' : 'probe-failed';

function failureFrom(error: unknown): ProbeFailure {
  if (isNamed(error, 'ResourceNotFoundException')) return 'probe-gone';
  const { status, reason } = failureOf(error);
  if (status === 'denied') return 'probe-denied';
  return FAILURES.get(reason) ?? 'probe-failed';
}

const FAILURES: ReadonlyMap<string, ProbeFailure> = new Map([
  ['throttled', 'probe-busy'],
  ['timed-out', 'probe-timed-out'],
  ['unreachable', 'probe-unreachable'],
]);
