// Runs the extension-host suite in the embedded VS Code (CONTRIBUTING.md). `--no-build` uses the present
// build in dist/, `--no-webgl` runs it in a browser without WebGL.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { startServer } from '../../scripts/vscode/server.mjs';
import { buildProduct, bundleSuite, fakeJupyter, root } from './bundle.mjs';
import { providePython } from './python.mjs';
import { copySamples } from './workspace.mjs';

const PATIENCE = Number(process.env.LOW_RANK_LENS_TIMEOUT ?? 5 * 60_000);
const SUITE_HEADING = 'Low-Rank Lens inside VS Code';
const artifacts = join(root, 'artifacts', 'vscode');

/**
 * Receives every console call of the window and of its extension host, and keeps them all. It prints only
 * those after the suite's heading; before it, VS Code reports its own start.
 */
function listener() {
  const all = [];
  let begun = false;
  const hear = (type, args) => {
    const text = format(...args);
    all.push(`[${type}] ${text}`);
    begun ||= text.startsWith(SUITE_HEADING);
    if (begun) console.log(text);
  };
  return { all, hear };
}

async function diagnose(page, server, log) {
  const picture = join(artifacts, 'timeout.png');
  await page.screenshot({ path: picture }).catch(() => undefined);
  console.error(`\nThe suite did not end within ${PATIENCE / 1000} s. The window: ${picture}`);
  console.error(`The page said:\n${log.slice(-30).join('\n')}`);
  console.error(`The server said:\n${server.log()}`);
}

async function runSuite(server, workspace, tests) {
  const browser = await launchBrowser({ webgl: !process.argv.includes('--no-webgl') });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const { all, hear } = listener();
    page.on('pageerror', (error) => all.push(`[uncaught] ${error.message}`));
    await page.exposeFunction('codeAutomationLog', hear);
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.goto(server.url({ folder: workspace, extension: root, tests }));
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(() => resolve('late'), PATIENCE)));
    const code = await Promise.race([ended, late]);
    clearTimeout(timer);
    await mkdir(artifacts, { recursive: true });
    await writeFile(join(artifacts, 'console.log'), all.join('\n'));
    if (code !== 'late') return code;
    await diagnose(page, server, all);
    return 1;
  } finally {
    await browser.close();
  }
}

await buildProduct(process.argv.includes('--no-build'));
const tests = await bundleSuite();
await providePython();
const workspace = await copySamples();
const server = await startServer({ extensions: [fakeJupyter] });
try {
  process.exitCode = await runSuite(server, workspace.folder, tests);
} finally {
  await server.stop();
  await workspace.remove();
}
