import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env, platform } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oldest = [3, 10] as const;
const longestInstallation = 10 * 60_000;
const requirements = path.join(__dirname, 'server', 'requirements.txt');
const cache = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'notafter-aws');

/** Says the version of this Python and which of these modules it has, without loading them. */
const probe = `
import importlib.metadata, importlib.util, json, sys
try: moto = importlib.metadata.version("moto")
except importlib.metadata.PackageNotFoundError: moto = None
names = ["cryptography", "flask", "flask_cors", "openapi_spec_validator", "requests", "yaml"]
missing = [name for name in names if importlib.util.find_spec(name) is None]
print(json.dumps({"version": list(sys.version_info[:2]), "moto": moto, "missing": missing}))
`;

interface Probed {
  readonly version: readonly [number, number];
  readonly moto: string | null;
  readonly missing: readonly string[];
}

/**
 * The Python that runs the local AWS. One that has moto in exactly the pinned version is used as it is; else a private
 * virtual environment is made once, from hashes.
 */
export async function findPython(base = env['NOTAFTER_PYTHON'] ?? 'python3'): Promise<string> {
  const found = await examine(base);
  const text = await readFile(requirements, 'utf8');
  const pinned = /^moto==(\S+)/m.exec(text)?.[1];
  const asItIs = found.moto === pinned && found.missing.length === 0;
  return asItIs && env['NOTAFTER_PYTHON_VENV'] !== 'always' ? base : await privatePython(base, found, text);
}

async function examine(python: string): Promise<Probed> {
  const wanted = `The local AWS of the tests needs Python ${oldest.join('.')} or newer`;
  const how = 'install it, or name one in NOTAFTER_PYTHON.';
  let probed: Probed;
  try {
    probed = JSON.parse((await run(python, ['-c', probe])).stdout) as Probed;
  } catch (cause) {
    throw new Error(`${wanted}, and "${python}" does not run: ${how}`, { cause });
  }
  const [major, minor] = probed.version;
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Error(`${wanted}, and "${python}" is ${major}.${minor}: ${how}`);
  }
  return probed;
}

async function privatePython(base: string, { version }: Probed, text: string): Promise<string> {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const home = path.join(cache, `python-${version.join('.')}-${digest}`);
  await mkdir(cache, { recursive: true });
  while (!existsSync(home)) {
    if (await isOurTurn(`${home}.lock`)) {
      await make(base, home).finally(() => rm(`${home}.lock`, { recursive: true, force: true }));
    } else {
      // Another process makes it: there is nothing to await between processes but the result.
      await setTimeout(250);
    }
  }
  return pythonOf(home);
}

/** The first to make the folder; also who finds one that was left behind. */
async function isOurTurn(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const made = await stat(lock).catch(() => undefined);
    if (made !== undefined && performance.timeOrigin + performance.now() - made.mtimeMs > longestInstallation) {
      await rm(lock, { recursive: true, force: true });
    }
    return false;
  }
}

/** Made under another name and renamed when whole: nobody ever finds half of it. */
async function make(base: string, home: string): Promise<void> {
  const unfinished = `${home}.${randomUUID()}`;
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--require-hashes'];
  try {
    await run(base, ['-m', 'venv', unfinished]);
    await run(pythonOf(unfinished), [...install, '--requirement', requirements]);
    await rename(unfinished, home);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw new Error(`The Python packages of the local AWS could not be installed: ${remedyFor(cause)}`, { cause });
  }
}

/** Debian and Ubuntu leave the module out, and say so on stdout. */
function remedyFor(cause: unknown): string {
  const { stdout = '' } = cause as { readonly stdout?: string };
  return /ensurepip|python3[\d.]*-venv/.test(stdout)
    ? `this Python makes no virtual environment; install the package that it names (apt install python3-venv), or name another Python in NOTAFTER_PYTHON.\n${stdout.trim()}`
    : `${String(cause)}\n${stdout}`.trim();
}

const pythonOf = (home: string) =>
  platform === 'win32' ? path.join(home, 'Scripts', 'python.exe') : path.join(home, 'bin', 'python');
