import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

const programs = fileURLToPath(new URL('programs', import.meta.url));

/** A configuration for F5, and the programs of this folder. */
async function addPrograms(lens: Lens, configuration: Record<string, unknown>): Promise<void> {
  await cp(programs, lens.folder, { recursive: true });
  await mkdir(join(lens.folder, '.vscode'), { recursive: true });
  const launch = { version: '0.2.0', configurations: [{ name: 'Run', ...configuration }] };
  await writeFile(join(lens.folder, '.vscode', 'launch.json'), JSON.stringify(launch));
}

describe('variables of Python', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'debugging', webgl: true });
    await addPrograms(lens, {
      type: 'debugpy',
      request: 'launch',
      program: join(lens.folder, 'loop.py'),
      python: ['/usr/bin/python3'],
      console: 'internalConsole',
      justMyCode: true,
    });
  });
  afterAll(() => lens.close());

  const toolbar = () => lens.page.locator('.debug-toolbar');
  const line = () => lens.page.locator('.debug-top-stack-frame-line').first();

  /** The key does nothing until the window knows the debugger's extension. */
  async function start(): Promise<void> {
    for (let again = 0; again < 10; again++) {
      await lens.page.keyboard.press('F5');
      const begun = await toolbar()
        .waitFor({ timeout: 8_000 })
        .then(
          () => true,
          () => false,
        );
      if (begun) break;
    }
    await line().waitFor();
  }

  async function visualize(expression: string): Promise<void> {
    await lens.command('Low-Rank Lens: Visualize as Matrix');
    const input = quickInput(lens.page);
    await input.fill(expression);
    await input.press('Enter');
  }

  it('shows a NumPy array where the program has stopped', async () => {
    await lens.editor.open('loop.py');
    await start();
    await visualize('W');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await lens.screenshot('numpy');
    expect(await visualizer.frame.locator('h1').innerText()).toBe('W 4×3');
  });
});
void pick;
