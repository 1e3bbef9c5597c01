// Type-checks every project. Each folder's tsconfig.json has only the libraries that it may use (no DOM in
// the core, no vscode in the webview).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buildKernels } from './build-kernels.mjs';

const projects = [
  'src/core',
  'src/protocol',
  'src',
  'src/node',
  'webview',
  'webview/compute',
  '.',
].filter((folder) => existsSync(`${folder}/tsconfig.json`));

await buildKernels();
let failed = false;
for (const project of projects) {
  const run = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', `${project}/tsconfig.json`, '--noEmit'],
    { stdio: 'inherit' },
  );
  if (run.status !== 0) {
    failed = true;
    console.error(`types: ${project}/tsconfig.json failed`);
  }
}
process.exit(failed ? 1 : 0);
