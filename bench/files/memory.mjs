// Memory of all processes below this one, on Linux.
import { readdirSync, readFileSync } from 'node:fs';

/** Proportional set sizes of all descendants of this process, together, in MiB. Shared pages count once. */
export function memoryBelow(root = process.pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    // The name of a program may have spaces and parentheses.
    const parent = stat && Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent) parents.set(Number(name), parent);
  }
  const isBelow = (id) => {
    for (let at = parents.get(id); at; at = parents.get(at)) if (at === root) return true;
    return false;
  };
  let total = 0;
  for (const id of parents.keys()) {
    if (isBelow(id))
      total += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  }
  return total / 1024;
}

/** Watches that memory until `stop` is called, which gives the most that was seen. */
export function watchMemory() {
  let most = memoryBelow();
  const timer = setInterval(() => (most = Math.max(most, memoryBelow())), 200);
  return () => {
    clearInterval(timer);
    return Math.max(most, memoryBelow());
  };
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended in the meantime.
    return '';
  }
}
