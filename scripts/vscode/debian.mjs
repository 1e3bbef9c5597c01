// Gets the Debian packages that some tests need: a Python with libraries that this machine has no other way to get.
import { aptInstall, run, which } from '../shell.mjs';

/**
 * Installs packages where that is possible without a prompt (Debian or Ubuntu, as root or with sudo without a password),
 * and says so in one line.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether all are there now
 */
export async function ensureDebianPackages(packages) {
  const missing = [];
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return true;
  console.log(`Trying apt-get install ${missing.join(' ')} …`);
  return aptInstall(missing);
}

async function isInstalled(name) {
  const query = which('dpkg-query');
  if (!query) return false;
  const { code, output } = await run(query, ['-W', '-f=${Status}', name], { quiet: true });
  return code === 0 && output.includes('install ok installed');
}

/** Names and usual places of Python, the most special first. */
const PYTHONS = ['python3', '/usr/bin/python3', 'python', 'py'];

/**
 * The first Python that has these modules; undefined if none has. `LOW_RANK_LENS_PYTHON` names another one.
 *
 * @param {readonly string[]} modules
 * @returns {Promise<string | undefined>}
 */
export async function findPython(modules) {
  const named = process.env.LOW_RANK_LENS_PYTHON;
  for (const name of named ? [named] : PYTHONS) {
    const file = name.includes('/') ? name : which(name);
    if (!file) continue;
    const { code } = await run(file, ['-c', `import ${modules.join(', ')}`], { quiet: true });
    if (code === 0) return file;
  }
  return undefined;
}
