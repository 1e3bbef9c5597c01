// `npm run site`: builds the playground into dist-site/, a folder of static files for any web server.
//   --serve  serves it on a free local port
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';
import { mustRun } from './shell.mjs';

const folder = join(root, 'dist-site');

/** Files of the lens that the playground uses as they are. */
const LENS = ['main.js', 'main.css', 'worker.js', 'write-page.js', 'boot.js', 'codicon.ttf'];

/** Those that webview/site/samples.ts offers. */
const SAMPLES = [
  'worked.py',
  'ratings.tsv',
  'notes.tex',
  'example.m',
  'example.jl',
  'example.R',
  'waves.npy',
  'harbour.png',
];

/** Builds the playground. `built`: the lens in dist/ is as it should be. Resolves with its folder. */
export async function buildSite({ built = false } = {}) {
  if (!built) {
    await mustRun('The build', process.execPath, ['scripts/build.mjs', '--production'], {
      cwd: root,
      quiet: true,
    });
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'samples'), { recursive: true });
  await build({
    entryPoints: [join(root, 'webview/site/site.tsx')],
    outdir: folder,
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.module.css': 'local-css' },
    logLevel: 'warning',
  });
  for (const name of LENS) await cp(join(root, 'dist', 'webview', name), join(folder, name));
  for (const name of SAMPLES) {
    await cp(join(root, 'samples', name), join(folder, 'samples', name));
  }
  await cp(join(root, 'webview', 'site', 'index.html'), join(folder, 'index.html'));
  return folder;
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

/**
 * Serves a folder of static files on the loopback interface. Only names of files in it are answered.
 * Resolves with its address and a way to stop.
 */
export async function serveSite(at = folder, port = 0) {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path === '/' ? 'index.html' : path.slice(1);
    const isInside = /^(?:samples\/)?[\w-][\w.-]*$/.test(name);
    readFile(join(at, isInside ? name : 'index.html')).then(
      (data) => {
        response.writeHead(isInside ? 200 : 404, {
          'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
          'X-Content-Type-Options': 'nosniff',
        });
        response.end(isInside ? data : '');
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://localhost:${server.address().port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled();
  await buildSite();
  console.log(`The playground is in ${folder}.`);
  if (process.argv.includes('--serve')) {
    const { origin } = await serveSite();
    console.log(`\nLow-Rank Lens in the browser (Ctrl-C ends it):\n\n  ${origin}/`);
  }
}
