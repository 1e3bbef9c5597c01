// Runs one contender in a process of its own, and watches its memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * @param {string} command
 * @param {readonly unknown[]} args
 * @param {Record<string, string>} [env]
 * @returns what it printed as a line of JSON, with the most memory until then, in MiB: `memory` is all that is resident,
 *   with the pages of a file that is mapped; `own` is without them. Both are NaN where there is no /proc.
 */
export async function run(command, args, env = {}) {
  const child = spawn(command, args.map(String), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let [memory, own] = [NaN, NaN];
  const look = () => {
    const status = statusOf(child.pid);
    memory = largest(memory, mebibytes(status, 'VmHWM'));
    own = largest(own, mebibytes(status, 'RssAnon'));
  };
  const timer = setInterval(look, 20);
  let result;
  createInterface({ input: child.stdout }).on('line', (line) => {
    look();
    clearInterval(timer);
    result = { ...JSON.parse(line), memory, own };
  });
  const code = await new Promise((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  clearInterval(timer);
  if (code !== 0 || !result) throw new Error(`${command} ${args[0]} ended with ${code}`);
  return result;
}

const largest = (before, now) => (before >= now ? before : now);

function mebibytes(status, name) {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status);
  return found ? Number(found[1]) / 1024 : NaN;
}

function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It has ended, or this is no Linux.
    return '';
  }
}
