import { DEFAULT_POLICY, type Policy } from '../../lambda/domain/policy';

/** The defaults with what the test says instead. */
export const aPolicy = (overrides: Partial<Policy> = {}): Policy => ({ ...DEFAULT_POLICY, ...overrides });
