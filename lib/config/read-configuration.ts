import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { AccountConfiguration } from './configuration';
import { ConfigurationError } from './configuration-error';
import { configurationSchema } from './configuration-schema';
import { problemsOf } from './problems';

/** The file that is read when no other is named. */
export const CONFIGURATION_FILE = path.join(__dirname, '../../notafter.config.ts');

/** Where a configuration applies. */
export interface Place {
  /** Account id. Absent: no credentials told it. */
  readonly account?: string;
  /** Region of the deploying profile. Absent: it names none. */
  readonly region?: string;
}

// The loader that runs us (tsx, or that of the tests) understands TypeScript in here, too.
const load = createRequire(__filename);

/**
 * What the file says of this account: its entry in `accounts`, if it has one, replaces top-level keys whole.
 *
 * Throws a {@link ConfigurationError}; a file of plain JSON or JavaScript is read as well.
 */
export function readConfiguration(file: string, { account }: Place): AccountConfiguration {
  const { data, error } = configurationSchema.safeParse(exportOf(file), { reportInput: true });
  if (error !== undefined) throw new ConfigurationError(nameOf(file), problemsOf(error));

  const { accounts, ...shared } = data;
  if (accounts === undefined) return shared;
  if (account === undefined) {
    const problem = 'accounts has entries, but no credentials tell which account this is: set AWS_PROFILE, or sign in';
    throw new ConfigurationError(nameOf(file), [problem]);
  }
  return { ...shared, ...accounts[account] };
}

/** The file as a person would call it. */
export const nameOf = (file: string): string => {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
};

function exportOf(file: string): unknown {
  const absolute = path.resolve(file);
  if (!existsSync(absolute)) {
    const remedy = 'write it, or name another with `-c config=PATH` (cdk) or `--config PATH` (notafter)';
    throw new ConfigurationError(nameOf(file), [`there is no such file: ${remedy}`]);
  }
  try {
    const module: unknown = load(absolute);
    return typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
  } catch (cause) {
    // Where and what stands in the second line, if there is one.
    const reason = String(cause).split('\n').slice(0, 2).join(' ');
    throw new ConfigurationError(nameOf(file), [`cannot be loaded: ${reason}`]);
  }
}
