import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramStart } from '../host/dask/processes.js';

/** How Python is called on PATH: the installers for Windows bring no `python3`, where that is only a link to the store. */
export function pythonName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'python' : 'python3';
}

/** Starts a program that goes on when this process ends. It gets no shell, so nothing in a path is taken for a command. */
export async function startProgram({
  interpreter,
  args,
  folder,
}: ProgramStart): Promise<{ readonly ended: Promise<number | null> }> {
  const errors = await open(join(folder, 'errors.txt'), 'a');
  try {
    const child = spawn(interpreter, [...args], {
      cwd: folder,
      detached: true,
      shell: false,
      windowsHide: true,
      stdio: ['ignore', 'ignore', errors.fd],
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return { ended };
  } finally {
    await errors.close();
  }
}
