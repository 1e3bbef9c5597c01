// The Python of the tests that need a kernel or a debugger.
import { ensureDebianPackages, findPython } from '../../scripts/vscode/debian.mjs';

const modules = ['ipykernel', 'debugpy', 'numpy', 'pandas', 'scipy', 'torch'];

/**
 * Finds a Python with a kernel, a debugger and the libraries whose arrays are read, and names it to the extension host
 * and the tests by the environment.
 */
export async function providePython() {
  if (!(await findPython(modules))) {
    await ensureDebianPackages(modules.map((name) => `python3-${name}`));
  }
  const python = await findPython(modules);
  if (python) process.env.LOW_RANK_LENS_PYTHON = python;
}
