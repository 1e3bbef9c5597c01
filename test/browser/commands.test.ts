import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';
import { weightsFrame } from './weights-frame.js';

describe('commands about the matrix on screen', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'commands', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  const rows = () => lens.page.locator('.quick-input-list .monaco-list-row');

  it('choose the rank among those of the rules, with reason and error', async () => {
    await lens.command('Low-Rank Lens: Choose Rank…');
    const recommended = rows().filter({ hasText: 'recommended' });
    await expect.poll(() => recommended.first().innerText()).toMatch(/k\s=\s2[^]*only rounding/);
    expect(await rows().allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/k\s=\s1[^]*relative error/)]),
    );
    await lens.screenshot('choose-rank');
    await pick(lens.page, 'k = 1');
    await expect.poll(() => visualizer.rank()).toBe(1);
  });

  it('choose a rank that is typed', async () => {
    await lens.command('Low-Rank Lens: Choose Rank…');
    await rows().first().waitFor();
    await quickInput(lens.page).fill('3');
    await rows().filter({ hasText: 'k = 3' }).first().waitFor();
    await lens.page.keyboard.press('Enter');
    await expect.poll(() => visualizer.rank()).toBe(3);
  });

  it('offer what applies, and nothing about models', async () => {
    await lens.page.keyboard.press('F1');
    await quickInput(lens.page).fill('>Low-Rank Lens: ');
    await rows().filter({ hasText: 'Copy As…' }).first().waitFor();
    expect(await rows().filter({ hasText: 'Resize Adapter' }).count()).toBe(0);
    expect(await rows().filter({ hasText: 'Complete Missing' }).count()).toBe(0);
    await lens.page.keyboard.press('Escape');
  });

  it('write a report that can be pasted into an issue', async () => {
    await lens.command('Low-Rank Lens: Show Diagnostics');
    const lines = lens.page.locator('.editor-group-container.active .view-line');
    await lines.filter({ hasText: 'Extension host' }).first().waitFor();
    await lines
      .filter({ hasText: /Pictures/ })
      .first()
      .waitFor();
    expect(await lines.filter({ hasText: 'worked.py' }).count()).toBe(0);
    await lens.screenshot('diagnostics');
    await lens.command('View: Revert and Close Editor');
  });

  it('leave no error in the console', () => {
    lens.expectNoErrors();
  });
});

describe('commands about a model', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'model-commands', webgl: true });
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  it('open the panel of the page, and say what does not apply', async () => {
    await openFile(lens, 'adapter/adapter_model.safetensors');
    const table = await weightsFrame(lens.page);
    await lens.command('Low-Rank Lens: Resize Adapter');
    await table.getByTestId('resize-panel').waitFor();
    await openFile(lens, 'checkpoint-base.safetensors');
    // Each group of editors has an active tab.
    await lens.page.locator('.tab.active', { hasText: 'checkpoint-base' }).waitFor();
    await lens.command('Low-Rank Lens: Resize Adapter');
    expect(await lens.notification('Only an adapter can be resized')).toContain('no pairs');
  });
});

describe('the light bulb', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'light-bulb', webgl: true });
  });
  afterAll(() => lens.close());

  it('completes a matrix by keyboard, and one undo takes it back', async () => {
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.editor.lightBulb(/Visualize 2×3 matrix/);
    await lens.screenshot('menu');
    await lens.page.keyboard.press('Escape');
    await lens.editor.cursorAt('worked.py', '[2, np.nan', 3);
    const menu = await lens.editor.lightBulb(/Complete \d+ missing entries/);
    const missing = lens.page.locator('.view-line', { hasText: 'np.nan' });
    await expect.poll(() => missing.count()).toBe(3);
    await lens.screenshot('missing');
    const all = (await menu.innerText()).replaceAll('\u00a0', ' ');
    const items = all.split('\n').filter((text) => /matrix|missing|Insert|Replace/.test(text));
    const wanted = items.findIndex((text) => /^Complete \d+ missing entries$/.test(text.trim()));
    expect(wanted).toBeGreaterThanOrEqual(0);
    for (let i = 0; i < wanted; i++) await lens.page.keyboard.press('ArrowDown');
    await lens.page.keyboard.press('Enter');
    expect(await lens.notification(/^Filled \d+ entries/)).toMatch(/hard-impute|means/);
    await lens.screenshot('completed');
    await expect.poll(() => missing.count()).toBe(0);
    await lens.page.keyboard.press('Control+Z');
    await expect.poll(() => missing.count()).toBe(3);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});

describe('the side bar', () => {
  let lens: Lens;
  let view: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'matrices', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    view = await lens.visualizer('side bar');
    await view.ready();
    // The list is folded at first, so that a low window has room for the pictures.
    await lens.page.locator('.pane-header', { hasText: 'Matrices' }).click();
  });
  afterAll(() => lens.close());

  const list = () => lens.page.getByRole('treeitem');
  const titled = (label: string) =>
    expect.poll(() => view.frame.locator('h1').first().innerText()).toContain(label);

  it('lists the matrices with shape and rank', async () => {
    await list().filter({ hasText: '4×3 · rank 2' }).waitFor();
    await list()
      .filter({ hasText: /2×3 · rank 2/ })
      .waitFor();
    const names = await list().evaluateAll((items) =>
      items.map((item) => item.getAttribute('aria-label') ?? ''),
    );
    expect(names).toEqual(
      expect.arrayContaining([expect.stringMatching(/^X, 4×3, rank 2, worked\.py:\d+/)]),
    );
    const icon = list()
      .filter({ hasText: '4×3 · rank 2' })
      .locator('.custom-view-tree-node-item-icon');
    expect(await icon.evaluate((each) => getComputedStyle(each).backgroundImage)).toMatch(
      /^url\("data:image\/svg/,
    );
    // The list has room for five lines; the others are below.
    await list().first().hover();
    await lens.page.mouse.wheel(0, 600);
    await list()
      .filter({ hasText: /missing/ })
      .first()
      .waitFor();
    await lens.page.mouse.wheel(0, -600);
    await list().filter({ hasText: '4×3 · rank 2' }).waitFor();
  });

  it('follows the cursor, and keeps the picture where there is no matrix', async () => {
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await titled('A');
    await lens.editor.goto(1);
    await lens.page.waitForTimeout(600);
    await titled('A');
  });

  it('stays while it is pinned', async () => {
    const title = lens.page.locator('.pane-header', { hasText: 'Low-Rank Lens' }).first();
    await title.hover();
    await title.getByRole('button', { name: 'Stay With the Matrix Shown' }).click();
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.page.waitForTimeout(600);
    await titled('A');
    await title.hover();
    await title.getByRole('button', { name: 'Follow the Cursor' }).click();
    await titled('X');
  });

  it('keeps the rank while its matrix is edited', async () => {
    await view.rankByKeys(1);
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 3);
    const before = await view.shown();
    await lens.editor.type('3');
    await view.ready(before);
    expect(await view.rank()).toBe(1);
    await list().filter({ hasText: '4×3 · rank 3' }).waitFor();
    await lens.page.keyboard.press('Control+Z');
    await list().filter({ hasText: '4×3 · rank 2' }).waitFor();
  });

  it('shows a matrix of the list by keyboard', async () => {
    await list().filter({ hasText: '2×3 · rank 2' }).click();
    await titled('A');
    await lens.page.keyboard.press('ArrowUp');
    await lens.page.keyboard.press('Enter');
    await titled('matrix');
  });

  it.each([
    ['Light Modern', 'vs'],
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('is readable in %s', async (label, kind) => {
    await lens.theme(label, kind);
    await view.drawnAll();
    await lens.screenshot(`list-${kind}`);
    await list().filter({ hasText: '4×3 · rank 2' }).waitFor();
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
