import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import { savedFile } from './saving.js';

describe('Export as Web Page', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'export-page', webgl: false });
  });
  afterAll(() => lens.close());

  /** Opens a saved page from the disk, and reads what it shows. */
  async function opened(name: string) {
    const context = await lens.page.context().browser()!.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(lens.folder, name)).href);
    await page.waitForSelector('html[data-lens-ready]', { state: 'attached' });
    const shown = {
      title: await page.title(),
      shape: await page.locator('[data-number=shape]').innerText(),
      rank: await page.locator('input[type=range]').first().inputValue(),
      view: await page.locator('[role=tab][aria-selected=true]').getAttribute('id'),
      note: await page.locator('.lens-note').allInnerTexts(),
      text: await page.locator('.lens-text pre').allTextContents(),
    };
    await context.close();
    return shown;
  }

  it('asks for title, note and text, and writes one file that shows what is on screen', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await visualizer.frame.locator('#tab-layers').click();
    await lens.command('Low-Rank Lens: Export as Web Page…');
    const input = quickInput(lens.page);
    await expect.poll(() => input.inputValue()).toBe('X');
    await input.fill('Three columns');
    await input.press('Enter');
    await pick(lens.page, 'Write a note…');
    await expect.poll(() => input.inputValue()).toBe('');
    await input.fill('Rank **two**');
    await input.press('Enter');
    await pick(lens.page, 'With the text of the matrix');
    const page = await savedFile(lens, 'X.html');
    expect(page.length).toBeGreaterThan(500_000);
    const { text, ...shown } = await opened('X.html');
    expect(shown).toEqual({
      ...{
        title: 'Three columns',
        shape: '4×3',
        rank: '1',
        view: 'tab-layers',
        note: ['Rank two'],
      },
    });
    expect(text.join()).toContain('[2, -2, 0]');
    // Half a page is never left behind.
    expect((await readdir(lens.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is offered in the lens itself, with missing entries and names', async () => {
    await lens.editor.cursorAt('ratings.tsv', 'Alien', 2);
    const visualizer = await lens.visualizer();
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await visualizer.frame.locator('[data-testid=result] summary').click();
    await visualizer.frame.getByTestId('export-page').click();
    const input = quickInput(lens.page);
    await expect.poll(() => input.inputValue()).toBe('ratings.tsv');
    await input.press('Enter');
    await pick(lens.page, 'No note');
    await pick(lens.page, 'Without the text of the matrix');
    await savedFile(lens, 'ratings.html');
    const shown = await opened('ratings.html');
    expect(shown.shape).toBe('3×5');
    expect(shown.note).toEqual([]);
    expect(shown.text).toEqual([]);
    const html = await readFile(join(lens.folder, 'ratings.html'), 'utf8');
    expect(html).toContain('"columnLabels":["Alien","Brazil","Clue","Diva","Elf"]');
    expect(html).not.toContain(lens.folder);
  });
});
