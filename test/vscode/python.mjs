// The Python of the tests that need a kernel.
import { ensureDebianPackages, findPython } from '../../scripts/vscode/debian.mjs';

/** Finds a Python with a kernel, NumPy and pandas, and names it to the extension host by the environment. */
export async function providePython() {
  await ensureDebianPackages(['python3-ipykernel', 'python3-numpy', 'python3-pandas']);
  const python = await findPython(['ipykernel', 'numpy', 'pandas']);
  if (python) process.env.LOW_RANK_LENS_PYTHON = python;
}
