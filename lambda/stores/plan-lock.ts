import { readdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { systemCode } from './system-reason';

/** A process of this machine that carries a plan out, and the file by which it says so. */
export interface Holder {
  readonly pid: number;
  readonly claim: string;
}

/**
 * Holds a plan for this process, so that no two carry it out at a time on this machine. Returns who holds it instead; `undefined`: it is held now.
 *
 * Each process claims it by a file of its own before it looks for those of others: of two at the same moment one goes on, or none.
 */
export async function lockPlan(plan: string): Promise<Holder | undefined> {
  await writeFile(claimOf(plan, process.pid), '');
  const claims = await claimsOn(plan);
  const holder = claims.find(({ pid }) => pid !== process.pid && isAlive(pid));
  if (holder !== undefined) {
    await unlockPlan(plan);
    return holder;
  }
  // Only whoever holds the plan clears up after the dead: a process with the number of one of them is refused meanwhile.
  for (const { pid, claim } of claims) if (pid !== process.pid) await rm(claim, { force: true });
  return undefined;
}

/** The process that holds a plan on this machine; `undefined`: none that lives. */
export const holderOf = async (plan: string): Promise<Holder | undefined> =>
  (await claimsOn(plan)).find(({ pid }) => isAlive(pid));

/** Gives it back. */
export const unlockPlan = async (plan: string): Promise<void> => rm(claimOf(plan, process.pid), { force: true });

const claimOf = (plan: string, pid: number): string => `${plan}.lock.${pid}`;

async function claimsOn(plan: string): Promise<readonly Holder[]> {
  const begin = `${path.basename(plan)}.lock.`;
  return (await namesIn(path.dirname(plan)))
    .filter((name) => name.startsWith(begin) && /^[1-9]\d*$/.test(name.slice(begin.length)))
    .map((name) => ({ pid: Number(name.slice(begin.length)), claim: path.join(path.dirname(plan), name) }));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return [];
    throw cause;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process lives, too.
    return systemCode(cause) === 'EPERM';
  }
}
