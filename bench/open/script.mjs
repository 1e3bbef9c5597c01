// The Python script that people write instead of opening the lens (script.py), as the reference of bench:open.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const python = process.env['PYTHON'] ?? 'python3';
const script = fileURLToPath(new URL('./script.py', import.meta.url));

/** Whether this Python has NumPy and Matplotlib. */
export function hasScript() {
  return spawnSync(python, ['-c', 'import numpy, matplotlib']).status === 0;
}

/** The milliseconds of a whole process that reads the file and draws its pictures. */
export async function scriptOnce(file) {
  const start = performance.now();
  const child = spawn(python, [script, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the Python script failed');
  return performance.now() - start;
}

/** A process that has imported everything. `draw(file)` resolves with the milliseconds of one file. */
export async function startScript() {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  const versions = await next();
  return {
    versions,
    draw: async (file) => {
      child.stdin.write(`${file}\n`);
      return Number(await next());
    },
    stop: () => child.stdin.end(),
  };
}
