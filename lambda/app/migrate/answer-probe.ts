import { type ProbeAnswer, readProbeRequest } from '../../contract/probe';
import type { LookAt } from './ports';

/** What a probe does: it looks at the load balancer that it is asked about, and at nothing else. */
export async function answerProbe(look: LookAt, event: unknown): Promise<ProbeAnswer> {
  const request = readProbeRequest(event);
  return request === undefined
    ? { schemaVersion: 1, refused: true }
    : { schemaVersion: 1, handshakes: await look({ ...request, unnamed: true }, 'all') };
}
