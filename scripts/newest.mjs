// `npm run test:newest [-- files]`: the browser tests in the newest VS Code that npm has, with the packaged extension
// (scripts/vscode/releases.mjs). `npm test` runs all of them in the oldest one that is supported.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { run } from './shell.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Files that do not run there, and why. */
const LEFT_OUT = [];

await ensureInstalled();
const excluded = LEFT_OUT.flatMap(([file]) => ['--exclude', `test/browser/${file}`]);
for (const [file, why] of LEFT_OUT) console.log(`left out: ${file}: ${why}`);
const { code } = await run(
  process.execPath,
  [
    join('node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--config', 'vitest.browser.config.mts'],
    ...excluded,
    ...process.argv.slice(2),
  ],
  { cwd: root, env: { ...process.env, LOW_RANK_LENS_RELEASE: 'newest' } },
);
process.exitCode = code;
