// Memory of the browser's processes, if the system reports it (Linux).
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** MB of all browser processes that descend from this process; undefined on other systems. */
export function browserMegabytes() {
  if (process.platform !== 'linux') return undefined;
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name in parentheses may contain blanks. The parent's id is the second field after it.
    const stat = read(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const ours = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === process.pid) return true;
    return false;
  };
  let kilobytes = 0;
  for (const pid of parents.keys()) {
    if (!ours(pid) || !/chrom|edge/i.test(read(`/proc/${pid}/cmdline`))) continue;
    const shared = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`));
    kilobytes += Number(shared?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** MB of the JavaScript heap of the page after a garbage collection. */
export async function heapMegabytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

/**
 * MB of the browser's processes under simulated memory pressure. This excludes caches, such as compiled
 * scripts and files of closed pages. If this number grows, something still references the memory.
 */
export async function heldMegabytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  // Each collection allows the next one to free more.
  for (let turn = 0; turn < 3; turn++) {
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(1500);
  }
  await session.detach();
  return browserMegabytes();
}
