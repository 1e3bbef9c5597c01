// Runs the embedded VS Code: a server on this machine's loopback interface, opened in a browser.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL, URLSearchParams } from 'node:url';
import { mustRun } from '../shell.mjs';
import { installServer } from './install-server.mjs';

/** A VS Code without interruptions: the trust dialog would block the page, the others would cover it. */
const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  // Opens large files without a question.
  'workbench.editorLargeFileConfirmation': 500,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.commandCenter.enabled': false,
  // The chat of newer releases takes a quarter of the window.
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.commandCenter': false,
  'git.enabled': false,
};

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function waitUntilReady(origin, child, log, patience = 60_000) {
  const giveUp = Date.now() + patience;
  while (Date.now() < giveUp) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const answer = await fetch(`${origin}/version`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  const state = child.exitCode === null ? `is silent after ${patience / 1000} s` : 'ended at once';
  throw new Error(`The embedded VS Code ${state}. It said:\n${log().trim() || '(nothing)'}`);
}

/** Ends a process and all processes it started; except on Windows they are one process group. */
async function endGroup(child) {
  const send = (signal) => {
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
      return true;
    } catch {
      return false;
    }
  };
  if (!send('SIGTERM')) return;
  for (let i = 0; i < 30 && send(0); i++) await sleep(100);
  send('SIGKILL');
}

/** Those of the extension's settings that belong to a machine: newer releases read them from its own file only. */
async function ofMachine(settings) {
  const file = new URL('../../package.json', import.meta.url);
  const { properties } = JSON.parse(await readFile(file, 'utf8')).contributes.configuration;
  const isOfMachine = ([name]) => properties[name]?.scope?.startsWith('machine');
  return Object.fromEntries(Object.entries(settings).filter(isOfMachine));
}

/** Writes the user settings; windows that are opened later use them. */
async function writeSettings(data, settings) {
  const all = { User: { ...SETTINGS, ...settings }, Machine: await ofMachine(settings) };
  for (const [place, chosen] of Object.entries(all)) {
    const folder = join(data, 'data', place);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'settings.json'), JSON.stringify(chosen, null, 2));
  }
}

/** Puts extensions into the server that are in folders, not packaged. */
async function addExtensions(data, folders) {
  for (const folder of folders) {
    await cp(folder, join(data, 'extensions', `low-rank-lens-tests.${basename(folder)}-1.0.0`), {
      recursive: true,
    });
  }
}

/** The `payload` of the page's address: the options that a desktop VS Code takes on its command line. */
function payloadOf(origin, { extension, tests, open = [] }) {
  const uri = (path) =>
    `vscode-remote://${new URL(origin).host}${decodeURI(pathToFileURL(path).pathname)}`;
  return [
    ...(extension ? [['extensionDevelopmentPath', uri(extension)]] : []),
    ...(tests ? [['extensionTestsPath', uri(tests)]] : []),
    ...open.map((path) => ['openFile', uri(path)]),
    // Files to open may end in :line:column, as after --goto on the command line.
    ...(open.length > 0 ? [['gotoLineMode', 'true']] : []),
    ['skipWelcome', 'true'],
  ];
}

/**
 * A server that was started by another process, by its `origin` and the folder of its data:
 * - `url({ folder, workspace, extension, tests, open })`: the page's address; all paths are absolute, those to open may
 *   end in :line:column, and `workspace` is a .code-workspace file,
 * - `configure(settings)`: sets the user settings from now on; replaces all earlier settings.
 */
export function serverAt({ origin, data }) {
  return {
    origin,
    data,
    configure: (settings) => writeSettings(data, settings),
    url: ({ folder, workspace, ...what }) => {
      const query = new URLSearchParams({ payload: JSON.stringify(payloadOf(origin, what)) });
      if (workspace) query.set('workspace', decodeURI(pathToFileURL(workspace).pathname));
      else if (folder) query.set('folder', decodeURI(pathToFileURL(folder).pathname));
      return `${origin}/?${query.toString()}`;
    },
  };
}

/**
 * Starts the server. `settings` are added to the user settings; `vsix` is a packaged extension to install
 * first, and `extensions` are the folders of others. Resolves with
 * - everything that `serverAt` gives; `origin` is `http://localhost:<port>` (webviews need that name, which
 *   is a secure context),
 * - `log()`: the output of the server,
 * - `stop()`: ends it and removes its data.
 */
export async function startServer({ settings = {}, vsix, extensions = [] } = {}) {
  const { folder, node } = await installServer();
  const data = await mkdtemp(join(tmpdir(), 'low-rank-lens-'));
  await writeSettings(data, settings);
  await addExtensions(data, extensions);
  const main = join(folder, 'out', 'server-main.js');
  const common = ['--accept-server-license-terms', '--server-data-dir', data];
  if (vsix) {
    await mustRun(`Installing ${vsix}`, node, [main, '--install-extension', vsix, ...common], {
      quiet: true,
    });
  }
  const port = await freePort();
  const at = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  const child = spawn(node, [main, ...at, ...common], {
    // No extension gallery: nothing is installed from it, and nothing should connect to it.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let said = '';
  const listen = (chunk) => (said = (said + String(chunk)).slice(-20_000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.on('error', (error) => listen(error.message));
  const endNow = () => {
    if (child.exitCode === null && process.platform !== 'win32') {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
  };
  process.once('exit', endNow);
  const stop = async () => {
    process.removeListener('exit', endNow);
    await endGroup(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await waitUntilReady(`http://127.0.0.1:${port}`, child, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...serverAt({ origin: `http://localhost:${port}`, data }), log: () => said, stop };
}
