// Builds what ships (dist/) and the core for Node (dist/core.mjs). `--watch` keeps building,
// `--production` minifies and leaves the source maps out.
import { build, context } from 'esbuild';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { buildKernels } from './build-kernels.mjs';
import { onlyUsedIcons } from './icons.mjs';
import { sharesHost } from './shares-host.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const common = {
  bundle: true,
  logLevel: 'info',
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

const bundles = [
  {
    entryPoints: ['src/node/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    target: 'node20',
    plugins: [sharesHost],
  },
  {
    // One script for all kinds of threads.
    entryPoints: ['src/node/thread.ts'],
    outfile: 'dist/threads.js',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    plugins: [sharesHost],
  },
  {
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    entryPoints: ['webview/main.tsx'],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    charset: 'utf8',
    // Class names are local to the style sheet of a component.
    loader: { '.ttf': 'file', '.module.css': 'local-css' },
    assetNames: '[name]',
    plugins: [onlyUsedIcons],
  },
  {
    // The table of a model's weights is a page of its own, without charts and workers.
    entryPoints: ['webview/weights.tsx'],
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    loader: { '.ttf': 'file', '.module.css': 'local-css' },
    assetNames: '[name]',
    plugins: [onlyUsedIcons],
  },
  {
    // A page of its own: the worker that writes it, and the script that unpacks it in a reader's browser.
    entryPoints: { 'write-page': 'webview/write-page.ts', boot: 'webview/standalone/boot.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    // The script is written into pages, which have no source maps; only what is packed with it is read.
    sourcemap: false,
    charset: 'utf8',
  },
  {
    // One self-contained script: a webview's worker starts from a blob and cannot import anything.
    entryPoints: ['webview/worker.ts'],
    outfile: 'dist/webview/worker.js',
    platform: 'browser',
    format: 'iife',
    charset: 'utf8',
    loader: { '.glsl': 'text' },
  },
  {
    entryPoints: ['src/core/index.ts'],
    outfile: 'dist/core.mjs',
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
  },
].filter((bundle) => Object.values(bundle.entryPoints).every((entry) => existsSync(entry)));

await buildKernels();
if (!watch) await rm('dist', { recursive: true, force: true });
for (const bundle of bundles) {
  const options = { ...common, ...bundle };
  if (watch) await (await context(options)).watch();
  else await build(options);
}
