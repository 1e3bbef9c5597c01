// Where downloads are kept: outside the checkout, so that they survive a clean clone or `git clean`.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The cache folder: LOW_RANK_LENS_CACHE, or the operating system's folder for caches. */
export function cacheFolder() {
  const chosen = process.env.LOW_RANK_LENS_CACHE;
  if (chosen) return resolve(chosen);
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'low-rank-lens');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'low-rank-lens');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'low-rank-lens');
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Removes a lock whose owner has ended, or that has had no owner for a while. */
async function breakIfStale(lock) {
  const owner = await readFile(join(lock, 'pid'), 'utf8').catch(() => '');
  if (owner) {
    if (alive(Number(owner))) return;
  } else {
    const made = await stat(lock).catch(() => undefined);
    if (!made || Date.now() - made.mtimeMs < 10_000) return;
  }
  await rm(lock, { recursive: true, force: true });
}

/**
 * Runs `work` while holding the lock folder `<cache>/<name>.lock`; a second process waits, up to
 * `patience` milliseconds. The lock of a process that has died is taken over.
 */
export async function withLock(name, work, patience = 15 * 60_000) {
  const lock = join(cacheFolder(), `${name}.lock`);
  await mkdir(cacheFolder(), { recursive: true });
  const giveUp = Date.now() + patience;
  for (let told = false; ;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    await breakIfStale(lock);
    if (Date.now() > giveUp) throw new Error(`Another run holds ${lock} and does not let go.`);
    if (!told) console.log(`Waiting for another run that holds ${lock}.`);
    told = true;
    await sleep(500);
  }
  try {
    await writeFile(join(lock, 'pid'), String(process.pid));
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
