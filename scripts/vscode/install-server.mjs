// A real VS Code from npm: the package code-server contains a complete VS Code server (workbench, extension
// host, webviews). Only that part is unpacked, into the cache folder. `node install-server.mjs newest` installs the
// newest one.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustRun, npmElsewhere, which } from '../shell.mjs';
import { cacheFolder, withLock } from './cache.mjs';
import { releaseNamed } from './releases.mjs';

const { platform, arch } = process;
const RIPGREP = `@vscode/ripgrep-${platform}-${arch}@1.18.0`;

/** The folder of the installed server. Its compiled parts belong to one Node ABI and one machine type. */
function serverFolder(release) {
  const abi = release.node?.abi ?? process.versions.modules;
  return join(cacheFolder(), `vscode-${release.version}-${platform}-${arch}-abi${abi}`);
}

const stampOf = (folder) => join(folder, 'installed.json');

/** Fetches a package's tarball; npm checks it against the registry's checksum, and this script against its own. */
async function download(name, folder, known) {
  await mkdir(folder, { recursive: true });
  const answer = await npmElsewhere(
    `Downloading ${name}`,
    ['pack', name, '--json', '--ignore-scripts'],
    folder,
  );
  // npm may print notices before and after the JSON.
  const [packed] = JSON.parse(answer.slice(answer.indexOf('['), answer.lastIndexOf(']') + 1));
  if (known && packed.integrity !== known) {
    throw new Error(`${name} is not the package this script knows: ${packed.integrity}`);
  }
  return join(folder, packed.filename);
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
    const tarball = await download(RIPGREP, folder);
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
async function compile(folder, { watchdog }, prefix) {
  const headersAreHere = existsSync(join(prefix, 'include', 'node', 'node.h'));
  const env =
    headersAreHere && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {};
  let why = 'npm ran no build scripts';
  try {
    await npmElsewhere(
      'Compiling native parts',
      ['rebuild', watchdog, '@vscode/spdlog'],
      folder,
      env,
    );
  } catch (error) {
    why = error.message;
  }
  const home = join(folder, 'node_modules', watchdog);
  if (existsSync(join(home, 'build', 'Release', 'watchdog.node'))) return true;
  await writeFile(
    join(home, 'index.js'),
    'exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n',
  );
  console.log(`VS Code runs without its native parts (no log files). ${why}`);
  return false;
}

async function install(release, target, prefix) {
  const building = `${target}.${process.pid}.part`;
  const npm = ['install', '--omit=dev', '--ignore-scripts'];
  const { version, name, integrity } = release;
  try {
    console.log(`Downloading VS Code ${version} (${name} from npm), once …`);
    const tarball = await download(name, building, integrity);
    await unpack(tarball, 'package/lib/vscode', building);
    await npmElsewhere("Installing VS Code's dependencies", npm, building);
    await npmElsewhere(
      "Installing the built-in extensions' dependencies",
      npm,
      join(building, 'extensions'),
    );
    await addSearch(building);
    const compiled = await compile(building, release, prefix);
    await finish(building, target, { package: name, compiled });
    console.log(`VS Code ${version} is in ${target}`);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** The stamp comes last, so a folder with one is complete. */
async function finish(building, target, stamp) {
  await writeFile(stampOf(building), JSON.stringify(stamp));
  await rm(target, { recursive: true, force: true });
  await rename(building, target);
}

async function installed(folder, name) {
  const stamp = await readFile(stampOf(folder), 'utf8').catch(() => '{}');
  return JSON.parse(stamp).package === name;
}

/** Runs `work` if the package is not in the folder yet. Only one process does it; others wait for it. */
async function once(folder, name, work) {
  if (await installed(folder, name)) return;
  await withLock('vscode', async () => {
    if (!(await installed(folder, name))) await work();
  });
}

/**
 * The Node that runs a release: this one, or one from npm where the release needs another version. Resolves with the
 * folder that contains `bin/node` and the headers.
 */
async function nodeFor({ node }) {
  const own = { prefix: dirname(dirname(process.execPath)), program: process.execPath };
  if (!node || process.versions.modules === node.abi) return own;
  const name = `node-${platform}-${arch}@${node.version}`;
  const target = join(cacheFolder(), name.replace('@', '-'));
  await once(target, name, async () => {
    const building = `${target}.${process.pid}.part`;
    try {
      console.log(`Downloading Node ${node.version} (${name} from npm), once …`);
      const tarball = await download(name, building, node.integrity[`${platform}-${arch}`]);
      await unpack(tarball, 'package', building);
      await finish(building, target, { package: name });
    } catch (error) {
      const wanted = `VS Code needs Node ${node.version.split('.')[0]}, and npm has none for this machine.`;
      throw new Error(`${wanted} Run this with such a Node. ${error.message}`, { cause: error });
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  });
  return { prefix: target, program: join(target, 'bin', 'node') };
}

/**
 * Installs a release (`releases.mjs`), if it is not there yet. Resolves with its folder and with the program of the
 * Node that runs it.
 */
export async function installServer(name) {
  const release = releaseNamed(name);
  const { prefix, program } = await nodeFor(release);
  const folder = serverFolder(release);
  await once(folder, release.name, () => install(release, folder, prefix));
  return { folder, node: program };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await installServer(process.argv[2]);
}
