// `npm start`: builds the extension and opens VS Code on sample matrices.
//   --server   the embedded VS Code even where one is installed
//   --site     the playground in the browser instead
//   --no-open  prints the address or the command instead of opening a window
import { spawn } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { mustRun, run, which } from './shell.mjs';

const open = !process.argv.includes('--no-open');
const GREETING = `
The cursor is in a matrix of worked.py: press Ctrl+K and then L to see what it is made of, or run
"Low-Rank Lens: Visualize Matrix" from the command palette (F1). Or rest the mouse on a matrix.`;
/** A place inside the first matrix of worked.py, so that the command works at once: line and column. */
const FIRST_MATRIX = '6:16';

/** Copies the samples, so that edits do not change the checkout. */
async function copySamples() {
  const folder = join(root, 'out', 'samples');
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'samples'), folder, { recursive: true });
  return folder;
}

/** Opens an installed desktop VS Code. Resolves with false if there is none, or if it does not start. */
async function openDesktop(folder) {
  const name = ['code', 'code-insiders', 'codium'].find((each) => which(each));
  if (!name) return false;
  const file = join(folder, 'worked.py');
  const args = [`--extensionDevelopmentPath=${root}`, folder, '--goto', `${file}:${FIRST_MATRIX}`];
  if (!open) {
    console.log(`${name} ${args.join(' ')}\n${GREETING}`);
    return true;
  }
  const { code, output } = await run(which(name), args, { quiet: true });
  if (code !== 0) {
    console.log(`${name} did not start (${output.trim().split('\n').at(-1)}).`);
    return false;
  }
  console.log(`${name} is opening.\n${GREETING}`);
  return true;
}

/** Opens the system's browser if there is a screen. */
function openBrowser(url) {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const opener = { darwin: 'open', win32: 'explorer' }[platform] ?? 'xdg-open';
  if (!which(opener)) return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

async function serve(folder) {
  const { startServer } = await import('./vscode/server.mjs');
  const server = await startServer();
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const url = server.url({
    folder,
    extension: root,
    open: [`${join(folder, 'worked.py')}:${FIRST_MATRIX}`],
  });
  console.log(`\nVS Code with Low-Rank Lens (Ctrl-C ends it):\n\n  ${url}\n${GREETING}`);
  if (open) openBrowser(url);
}

async function startSite() {
  const { buildSite, serveSite } = await import('./site.mjs');
  await buildSite();
  const { origin } = await serveSite();
  console.log(`\nLow-Rank Lens in the browser (Ctrl-C ends it):\n\n  ${origin}/`);
  if (open) openBrowser(`${origin}/`);
}

await ensureInstalled();
console.log('Building …');
if (process.argv.includes('--site')) {
  await startSite();
} else {
  await mustRun('The build', process.execPath, ['scripts/build.mjs'], { cwd: root, quiet: true });
  const folder = await copySamples();
  if (process.argv.includes('--server') || !(await openDesktop(folder))) await serve(folder);
}
