// Type-checks every project, as many at a time as there are cores. Each folder's tsconfig.json has only the
// libraries that it may use (no DOM in the core, no vscode in the webview).
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { buildKernels } from './build-kernels.mjs';
import { run } from './shell.mjs';

// The longest ones first, so that none of them is left for the end.
const waiting = [
  '.',
  'webview',
  'src',
  'src/node',
  'src/core',
  'webview/compute',
  'src/protocol',
].filter((folder) => existsSync(`${folder}/tsconfig.json`));

async function checkNext() {
  const project = waiting.shift();
  if (project === undefined) return;
  const args = ['node_modules/typescript/bin/tsc', '-p', `${project}/tsconfig.json`, '--noEmit'];
  const { code } = await run(process.execPath, args);
  if (code !== 0) {
    process.exitCode = 1;
    console.error(`types: ${project}/tsconfig.json failed`);
  }
  await checkNext();
}

await buildKernels();
await Promise.all(Array.from({ length: availableParallelism() }, checkNext));
