import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { choose } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

const name = 'printed.ipynb';

/** A notebook whose first cell has printed two matrices, and whose second one a single row of values. */
function notebook(first: string): string {
  const cell = (id: string, source: string, text: string) => ({
    ...{ cell_type: 'code', id, metadata: {}, execution_count: 1, source },
    outputs: [{ output_type: 'stream', name: 'stdout', text }],
  });
  return JSON.stringify({
    ...{ nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: 'python' } } },
    cells: [
      cell('one', 'print(A)', first),
      cell('two', 'print(B)\nprint(C)', '[[1 0]\n [0 1]]\n\n[[1 2 3]\n [4 5 6]]\n'),
    ],
  });
}

describe('outputs of a notebook, without the Jupyter extension', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'notebooks', webgl: true });
    await lens.knowsExtension();
    await writeFile(join(lens.folder, name), notebook('[[3. 2. 5.]\n [6. 4. 1.]]\n'));
    await choose(lens.page, 'Control+P', join(lens.folder, name), name);
  });
  afterAll(() => lens.close());

  const items = () => lens.page.locator('.cell-status-item', { hasText: '×' });
  const cell = (code: string) =>
    lens.page.locator('.cell-list-container .monaco-list-row', { hasText: code }).first();
  const title = () => visualizer.frame.locator('h1').innerText();

  it('have their shapes below their cells', async () => {
    await items().nth(1).waitFor();
    expect((await items().allInnerTexts()).map((text) => text.trim())).toEqual([
      '2×3',
      '2×2 and 1 more',
    ]);
    await lens.screenshot('items');
  });

  it('are shown by a click', async () => {
    await items().first().click();
    visualizer = await lens.visualizer();
    await visualizer.ready();
    expect(await title()).toContain('2×3');
    await visualizer.drawnAll();
    await lens.screenshot('shown');
  });

  it('are a choice if there are several', async () => {
    const before = await visualizer.shown();
    await cell('print(B)').locator('.view-line').first().click();
    await lens.command('Low-Rank Lens: Visualize Output');
    const row = lens.page.locator('.quick-input-list .monaco-list-row', { hasText: '2×3' });
    await row.first().waitFor();
    await lens.screenshot('choice');
    await row.first().click();
    await visualizer.ready(before);
    expect(await visualizer.frame.getByTestId('place').innerText()).toContain('output of cell 2');
  });

  it.each([
    ['Dark Modern', 'vs-dark'],
    ['Light High Contrast', 'hc-light'],
    ['Dark High Contrast', 'hc-black'],
    ['Light Modern', 'vs'],
  ] as const)('wear the theme %s', async (label, kind) => {
    await lens.theme(label, kind);
    await expect.poll(() => items().count()).toBe(2);
    await visualizer.drawnAll();
    await lens.screenshot(kind);
  });

  it('are in the menu of their cell', async () => {
    await cell('print(B)').locator('.view-line').first().click();
    // The cell's toolbar has its own entries only after it has noticed the focus.
    await cell('print(B)').locator('.codicon-notebook-split-cell').first().waitFor();
    await cell('print(B)').locator('.codicon-toolbar-more').first().click();
    const entry = lens.page.locator('.monaco-menu .action-label', { hasText: 'Visualize Output' });
    await entry.first().waitFor({ timeout: 10_000 });
    await lens.screenshot('menu');
    await lens.page.keyboard.press('Escape');
  });

  it('leave no error in the console', () => {
    lens.expectNoErrors();
  });
});
