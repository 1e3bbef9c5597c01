// The C++ of the tests that need a debugger: a compiler, two libraries, and lldb-dap.
import { existsSync } from 'node:fs';
import { run, which } from '../../scripts/shell.mjs';
import { ensureDebianPackages } from '../../scripts/vscode/debian.mjs';

/** Versions whose adapter reads memory, the one of Debian 12 first. */
const versions = ['22', '21', '20'];
const headers = ['/usr/include/eigen3/Eigen/Dense', '/usr/include/opencv4/opencv2/core.hpp'];

function findAdapter() {
  const named = process.env.LOW_RANK_LENS_LLDB_DAP;
  return named ?? versions.map((version) => which(`lldb-dap-${version}`)).find(Boolean);
}

/**
 * Finds lldb-dap, a compiler and the libraries whose matrices are read, and names the adapter to the tests by the
 * environment.
 */
export async function provideCpp() {
  if (!findAdapter() || !which('g++') || !headers.every((file) => existsSync(file))) {
    await ensureDebianPackages([
      'g++',
      `lldb-${versions[0]}`,
      'libeigen3-dev',
      'libopencv-core-dev',
    ]);
  }
  const adapter = findAdapter();
  if (adapter) process.env.LOW_RANK_LENS_LLDB_DAP = adapter;
}

/**
 * Compiles a program with the information that a debugger needs.
 *
 * @param {string} source
 * @param {string} program
 */
export async function compileCpp(source, program) {
  const includes = ['-I/usr/include/eigen3', '-I/usr/include/opencv4'];
  const options = ['-std=c++20', '-g', '-O0', '-w', ...includes];
  const { code, output } = await run('g++', [...options, source, '-o', program, '-lopencv_core'], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`${source} was not compiled:\n${output}`);
}
