import { allRules, RULES } from '../domain/rules';

/** Of every rule that there is; here because deploy time sees the contract only. */
export const RULE_IDS: readonly string[] = allRules.map(({ id }) => id);

/** Of those of certificates: a route matches their cases whichever way it names them. */
export const ROUTED_RULE_IDS: readonly string[] = RULES.certificate.map(({ id }) => id);

/** Of those of what is no certificate and may be routed, by their whole ids. Those of the way to people are in neither. */
export const OTHER_RULE_IDS: readonly string[] = [...RULES.blindSpot, ...RULES.trails].map(({ id }) => id);
