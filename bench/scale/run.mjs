// Runs one contender in a process of its own, and watches its memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * @param {string} command
 * @param {readonly unknown[]} args
 * @param {Record<string, string>} [env]
 * @returns what it printed as a line of JSON, with the most memory until then, in MiB: `memory` is all that is resident,
 *   with the pages of a file that is mapped; `own` is without them. `processor` is the time of its processors in seconds.
 *   These are NaN where there is no /proc.
 */
export async function run(command, args, env = {}) {
  const child = spawn(command, args.map(String), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let [memory, own, processor] = [NaN, NaN, NaN];
  const look = () => {
    const status = read(`/proc/${child.pid}/status`);
    memory = largest(memory, mebibytes(status, 'VmHWM'));
    own = largest(own, mebibytes(status, 'RssAnon'));
    processor = largest(processor, processorSeconds(child.pid));
  };
  const timer = setInterval(look, 20);
  let result;
  createInterface({ input: child.stdout }).on('line', (line) => {
    look();
    clearInterval(timer);
    result = { ...JSON.parse(line), memory, own, processor };
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

/** Ticks of 10 ms in user and system mode come after the name of the program, which may have spaces. */
function processorSeconds(pid) {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended, or this is no Linux.
    return '';
  }
}
