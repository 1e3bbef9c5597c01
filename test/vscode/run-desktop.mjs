// Runs the extension-host suite in a desktop VS Code with @vscode/test-electron: in the installed one that
// LOW_RANK_LENS_VSCODE names (the path of its program), or else in a downloaded one.
import { runTests } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/vscode/cache.mjs';
import { buildProduct, bundleSuite, fakeJupyter, root } from './bundle.mjs';
import { providePython } from './python.mjs';
import { copySamples } from './workspace.mjs';

const installed = process.env.LOW_RANK_LENS_VSCODE;
if (installed && !existsSync(installed)) {
  throw new Error(`LOW_RANK_LENS_VSCODE names a file that does not exist: ${installed}`);
}

await buildProduct(process.argv.includes('--no-build'));
const extensionTestsPath = await bundleSuite();
await providePython();
const workspace = await copySamples();
const profile = await mkdtemp(join(tmpdir(), 'low-rank-lens-profile-'));
try {
  process.exitCode = await runTests({
    ...(installed ? { vscodeExecutablePath: installed } : { version: 'stable' }),
    cachePath: join(cacheFolder(), 'desktop'),
    extensionDevelopmentPath: [root, fakeJupyter],
    extensionTestsPath,
    launchArgs: [
      workspace.folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--user-data-dir',
      profile,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
} finally {
  await workspace.remove();
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
