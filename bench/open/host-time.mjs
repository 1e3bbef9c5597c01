// The processor time of extension hosts, from /proc. Without /proc there are no hosts, and all times are 0.
import { readFileSync, readdirSync } from 'node:fs';

/** A clock tick of /proc/PID/stat, in milliseconds. */
const TICK = 10;

/** The process ids of all extension hosts of this machine. */
export function extensionHosts() {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isHost(name));
  } catch {
    return [];
  }
}

function isHost(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost');
  } catch {
    // The process has ended.
    return false;
  }
}

/** What these processes and their threads have used so far, in milliseconds. */
export function processorTime(pids) {
  return pids.reduce((sum, pid) => sum + TICK * ticksOf(pid), 0);
}

function ticksOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
