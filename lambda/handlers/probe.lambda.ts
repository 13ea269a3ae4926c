import type { Handler } from 'aws-lambda';
import { answerProbe } from '../app/migrate/answer-probe';
import { tlsHandshakes } from '../collectors/handshakes';
import type { ProbeAnswer } from '../contract/probe';

// The network of a function has no way for IPv6 unless it is asked for one.
const look = tlsHandshakes(undefined, () => false);

/** Looks at an internal load balancer from inside of its network, for `notafter migrate`. */
export const handler: Handler<unknown, ProbeAnswer> = async (event) => answerProbe(look, event);
