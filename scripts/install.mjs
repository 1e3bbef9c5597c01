// Updates node_modules to match package-lock.json. Uses only Node's own modules, since it runs first.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun, npmCommand } from './shell.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** True if node_modules has every package of the lock file in the locked version. */
export function installedAsLocked() {
  const record = `${root}/node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (present[path] ? present[path].version === version : optional === true),
  );
}

/** Runs `npm ci`, unless everything is installed already. */
export async function ensureInstalled() {
  if (installedAsLocked()) return;
  const folder = `${root}/node_modules`;
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would empty the folder that the link leads to, which others may be using.
    throw new Error(`${folder} is a link, and its packages are not those of package-lock.json.`);
  }
  console.log('Installing the packages of package-lock.json …');
  const [command, leading] = npmCommand();
  const args = [...leading, 'ci', '--no-audit', '--no-fund'];
  await mustRun('npm ci', command, args, { cwd: root, quiet: true });
}
