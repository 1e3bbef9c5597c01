// A real VS Code from npm: the package code-server contains a complete VS Code server (workbench, extension
// host, webviews). Only that part is unpacked, into the cache folder.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustRun, npmElsewhere, which } from '../shell.mjs';
import { cacheFolder, withLock } from './cache.mjs';

const PACKAGE = 'code-server@4.100.3';
const RIPGREP = `@vscode/ripgrep-${process.platform}-${process.arch}@1.18.0`;
const VERSION = '1.100.3';
/** sha512 of that package's tarball, from the registry. */
const INTEGRITY =
  'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==';

/** The folder of the installed server. Its compiled parts belong to one Node ABI and one machine type. */
export function serverFolder() {
  const { platform, arch, versions } = process;
  return join(cacheFolder(), `vscode-${VERSION}-${platform}-${arch}-abi${versions.modules}`);
}

const stampOf = (folder) => join(folder, 'installed.json');

/** Fetches a package's tarball; npm checks it against the registry's checksum. */
async function download(name, folder) {
  await mkdir(folder, { recursive: true });
  const answer = await npmElsewhere(
    `Downloading ${name}`,
    ['pack', name, '--json', '--ignore-scripts'],
    folder,
  );
  // npm may print notices before and after the JSON.
  const [packed] = JSON.parse(answer.slice(answer.indexOf('['), answer.lastIndexOf(']') + 1));
  return { tarball: join(folder, packed.filename), integrity: packed.integrity };
}

/** Unpacks one folder of a tarball and removes the tarball. */
async function unpack(tarball, inside, folder) {
  await mkdir(folder, { recursive: true });
  const tar = which('tar');
  if (!tar) throw new Error('The program tar is needed to unpack VS Code; it is not on PATH.');
  const depth = inside.split('/').length;
  const options = ['-xzf', tarball, '-C', folder, `--strip-components=${depth}`, inside];
  await mustRun(`Unpacking ${tarball}`, tar, options, { quiet: true });
  await rm(tarball);
}

/**
 * Adds the search program, whose own package would download it from elsewhere. VS Code finds files with it.
 * Everything else works without it, so a machine without a build of it is no reason to stop.
 */
async function addSearch(folder) {
  const home = join(folder, 'node_modules', '@vscode', 'ripgrep');
  try {
    const { tarball } = await download(RIPGREP, folder);
    await unpack(tarball, 'package/bin', join(home, 'bin'));
  } catch (error) {
    console.log(`VS Code runs without its file search. ${error.message}`);
  }
}

/**
 * Builds the compiled parts that are needed: the watchdog, without which the extension host does not start,
 * and the writer of log files. They cannot be built everywhere (no compiler, no headers, npm without
 * scripts). VS Code then has no log files, and a module with the same interface replaces the watchdog: VS
 * Code also watches its parent process in JavaScript. The terminal (node-pty) and kerberos are left out:
 * they take a minute to compile and are not used here.
 */
async function compile(folder) {
  const prefix = dirname(dirname(process.execPath));
  const headersAreHere = existsSync(join(prefix, 'include', 'node', 'node.h'));
  const env =
    headersAreHere && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
  let why = 'npm ran no build scripts';
  try {
    await npmElsewhere(
      'Compiling native parts',
      ['rebuild', 'native-watchdog', '@vscode/spdlog'],
      folder,
      env,
    );
  } catch (error) {
    why = error.message;
  }
  const watchdog = join(folder, 'node_modules', 'native-watchdog');
  if (existsSync(join(watchdog, 'build', 'Release', 'watchdog.node'))) return true;
  await writeFile(
    join(watchdog, 'index.js'),
    'exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n',
  );
  console.log(`VS Code runs without its native parts (no log files). ${why}`);
  return false;
}

async function install(target) {
  const building = `${target}.${process.pid}.part`;
  const npm = ['install', '--omit=dev', '--ignore-scripts'];
  try {
    console.log(`Downloading VS Code ${VERSION} (${PACKAGE} from npm, 42 MB), once …`);
    const { tarball, integrity } = await download(PACKAGE, building);
    if (integrity !== INTEGRITY) {
      throw new Error(`${PACKAGE} is not the package this script knows: ${integrity}`);
    }
    await unpack(tarball, 'package/lib/vscode', building);
    await npmElsewhere("Installing VS Code's dependencies", npm, building);
    await npmElsewhere(
      "Installing the built-in extensions' dependencies",
      npm,
      join(building, 'extensions'),
    );
    await addSearch(building);
    const compiled = await compile(building);
    await writeFile(stampOf(building), JSON.stringify({ package: PACKAGE, compiled }));
    await rm(target, { recursive: true, force: true });
    await rename(building, target);
    console.log(`VS Code ${VERSION} is in ${target}`);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function installed(folder) {
  const stamp = await readFile(stampOf(folder), 'utf8').catch(() => '{}');
  return JSON.parse(stamp).package === PACKAGE;
}

/** Installs the server if it is not there yet. Resolves with its folder. */
export async function installServer() {
  const target = serverFolder();
  if (await installed(target)) return target;
  await withLock('vscode', async () => {
    if (!(await installed(target))) await install(target);
  });
  return target;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await installServer();
