// Memory of the browser's processes, where the system tells it (Linux).
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** MB of all processes that descend from this one and are a browser's; undefined elsewhere. */
export function browserMegabytes() {
  if (process.platform !== 'linux') return undefined;
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The name in parentheses may hold blanks: the parent's id is the second field after it.
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

/** MB of the heap of the page's scripts after a collection. */
export async function heapMegabytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}

/**
 * MB of the browser's processes after it was told that memory is short: without what it keeps for quickness
 * alone, such as compiled scripts and files of pages that are gone. What grows here is held by somebody.
 */
export async function heldMegabytes(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  // Each turn frees what lets the next one free more.
  for (let turn = 0; turn < 3; turn++) {
    await session.send('Memory.simulatePressureNotification', { level: 'critical' });
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(1500);
  }
  await session.detach();
  return browserMegabytes();
}
