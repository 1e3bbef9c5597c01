import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseNamed } from '../../scripts/vscode/releases.mjs';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import type { Visualizer } from './visualizer.js';

const title = 'Visualize as Matrix';

describe('the menus of a debugged program', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    debug = await Debugging.open({ name: 'variable-menus', webgl: false }, 'steps.js', {
      type: 'pwa-node',
      console: 'internalConsole',
    });
  });
  afterAll(() => debug.lens.close());

  const page = () => debug.lens.page;
  const heading = () => visualizer.frame.locator('h1').innerText();
  const menu = () => page().locator('.monaco-menu');
  const entry = () => menu().locator('.action-label', { hasText: title });
  const inView = (view: string, text: string | RegExp) =>
    page().locator(`.debug-${view} .monaco-list-row`, { hasText: text }).first();
  const line = (text: string) =>
    page().locator('.editor-group-container .view-line', { hasText: text }).first();

  const rightClick = (of: Locator) => () => of.click({ button: 'right' });

  /** Opens a menu. It closes again if its place is drawn anew at that moment. */
  async function openMenu(open: () => Promise<void>): Promise<void> {
    for (let again = 1; again < 5; again++) {
      await open();
      const isOpen = await menu()
        .locator('.action-label')
        .first()
        .hover({ timeout: 5_000 })
        .then(
          () => true,
          () => false,
        );
      if (isOpen) return;
      await page().keyboard.press('Escape');
    }
    throw new Error('the menu does not stay open');
  }

  async function chooseEntry(of: Locator): Promise<void> {
    await openMenu(rightClick(of));
    await entry().hover();
    await page().keyboard.press('Enter');
  }

  it('have no entry in the editor before the program runs', async () => {
    await debug.lens.editor.open('steps.js');
    await debug.lens.knowsExtension();
    await openMenu(rightClick(line('console.log(mortal')));
    expect(await menu().innerText()).toContain('Visualize Matrix');
    expect(await entry().count()).toBe(0);
    await page().keyboard.press('Escape');
  });

  it('show a variable of the view Variables', async () => {
    // Not all releases of VS Code show this view by themselves.
    await debug.lens.command('View: Show Run and Debug');
    await debug.start();
    await chooseEntry(inView('variables', /^\s*small\b/));
    visualizer = await debug.lens.visualizer();
    await visualizer.ready();
    expect(await heading()).toBe('small 2×2');
    await debug.lens.screenshot('variables');
  });

  const watch = async () => {
    const before = await visualizer.shown();
    await debug.lens.editor.cursorAt('steps.js', 'big = Array', 1);
    await openMenu(() => page().keyboard.press('Shift+F10'));
    await menu().locator('.action-label', { hasText: 'Add to Watch' }).hover();
    await page().keyboard.press('Enter');
    const watched = inView('watch', 'big');
    await expect.poll(() => watched.innerText()).toContain('(1200)');
    await chooseEntry(watched);
    await visualizer.ready(before);
    await expect.poll(heading).toBe('big 1,200×1,200');
    await debug.lens.screenshot('watch');
  };
  // Older releases keep this menu for themselves.
  if (releaseNamed().opensWatchMenu) it('show an expression of the view Watch', watch);

  it('show the name under the cursor of the editor', async () => {
    const before = await visualizer.shown();
    await debug.lens.editor.cursorAt('steps.js', 'row of big', 8);
    await openMenu(() => page().keyboard.press('Shift+F10'));
    await debug.lens.screenshot('editor-menu');
    await entry().hover();
    await page().keyboard.press('Enter');
    await visualizer.ready(before);
    await expect.poll(heading).toBe('big 1,200×1,200');
  });

  it('have no entry in the editor when the program has ended', async () => {
    await debug.end();
    await debug.lens.editor.open('steps.js');
    await openMenu(rightClick(line('console.log(mortal')));
    expect(await menu().innerText()).toContain('Visualize Matrix');
    expect(await entry().count()).toBe(0);
    await page().keyboard.press('Escape');
    debug.lens.expectNoErrors();
  });
});

describe('a variable in the side bar', () => {
  let debug: Debugging;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    const settings = { 'lowRankLens.openIn': 'sideBar' };
    const size = { width: 1000, height: 900 };
    const options = { name: 'variable-side-bar', webgl: false, settings, size };
    debug = await Debugging.open(options, 'steps.js', {
      type: 'pwa-node',
      console: 'internalConsole',
    });
  });
  afterAll(() => debug.lens.close());

  it('is where the settings say, and is read again at the next stop', async () => {
    await debug.start();
    await debug.visualize('small');
    const visualizer = await debug.lens.visualizer('side bar');
    const before = await visualizer.ready();
    await debug.goOn();
    await visualizer.ready(before);
    const changed = visualizer.frame.getByTestId('changed');
    await expect.poll(() => changed.innerText()).toContain('‖M − M before‖F = 1 ');
    expect(await visualizer.frame.getByTestId('place').innerText()).toContain('steps.js:20');
    for (const [label, kind] of [
      ['Dark High Contrast', 'hc-black'],
      ['Light High Contrast', 'hc-light'],
    ] as const) {
      await debug.lens.theme(label, kind);
      await visualizer.drawnAll();
      await debug.lens.screenshot(kind);
    }
    debug.lens.expectNoErrors();
  });
});
