// The Python of the tests that need a kernel.
import { ensureDebianPackages, findPython } from '../../scripts/vscode/debian.mjs';

/** Finds a Python with a kernel, NumPy, pandas, SciPy and perhaps PyTorch, and names it to the extension host by the environment. */
export async function providePython() {
  const modules = ['ipykernel', 'numpy', 'pandas', 'scipy'];
  await ensureDebianPackages([...modules, 'torch'].map((name) => `python3-${name}`));
  const python = (await findPython([...modules, 'torch'])) ?? (await findPython(modules));
  if (python) process.env.LOW_RANK_LENS_PYTHON = python;
}
