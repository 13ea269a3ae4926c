// Brings the dependencies of a fresh clone, so that `npm test` and `npm run demo` each work alone.
// Imports nothing but Node: it runs before anything is installed. Called by the scripts themselves: npm leaves out `pretest`
// and its like where `ignore-scripts` is set.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const changedAt = (path) =>
  statSync(new URL(path, new URL('../', import.meta.url)), { throwIfNoEntry: false })?.mtimeMs;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`notafter needs Node.js 20.19 or newer, this is ${process.versions.node}: install a newer one.`);
  process.exit(2);
}

const installedAt = changedAt('node_modules/.package-lock.json');
if (installedAt === undefined || installedAt < changedAt('package-lock.json')) {
  console.error('Installing dependencies (npm ci), once …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
