import { open, readFile, rm } from 'node:fs/promises';
import { systemCode } from './system-reason';

/** Holds a plan for this process, so that no two carry it out at a time on this machine. `false`: another process that lives holds it. */
export async function lockPlan(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (cause) {
    if (systemCode(cause) !== 'EEXIST') throw cause;
  }
  if ((await holderOf(path)) !== undefined) return false;
  await rm(path, { force: true });
  return lockPlan(path);
}

/** The process that holds a plan on this machine; `undefined`: none that lives. */
export async function holderOf(path: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(path, 'utf8'));
    return isAlive(pid) ? pid : undefined;
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Gives it back. */
export const unlockPlan = async (path: string): Promise<void> => rm(path, { force: true });

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process lives, too.
    return systemCode(cause) === 'EPERM';
  }
}
