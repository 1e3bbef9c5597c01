import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

describe('where a result goes', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  let isOpen = false;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'result-places', webgl: false });
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const show = async (file: string, text: string) => {
    const before = isOpen ? await visualizer.shown() : undefined;
    await lens.editor.cursorAt(file, text, 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready(before);
    isOpen = true;
  };
  /** Presses a button of the notification with this text, as soon as it is there. */
  const answer = async (text: string, button: string) => {
    const message = lens.page.locator('.notification-list-item', { hasText: text });
    await message.locator('.monaco-button', { hasText: button }).click();
  };
  /** Newer releases set the ending of a name apart. */
  const activeTab = async () => {
    const tab = lens.page.locator('.editor-group-container.active .tab.active').first();
    return (await tab.innerText()).replaceAll('\n', '');
  };

  it('is no document that has no place for it: a table gets a new file instead', async () => {
    await show('ratings.csv', 'Amy');
    const before = await readFile(join(lens.folder, 'ratings.csv'), 'utf8');
    await byId('result').locator('summary').click();
    await byId('result-new-file').waitFor();
    expect(await byId('result-insert').count()).toBe(0);
    await lens.command('Low-Rank Lens: Insert M̂ₖ After the Matrix');
    await answer('has no place for another matrix', 'Open in a New File');
    await expect.poll(activeTab).toContain('Untitled');
    const lines = lens.page.locator('.editor-group-container.active .view-line');
    await expect.poll(() => lines.first().innerText()).toMatch(/\d/);
    expect(await readFile(join(lens.folder, 'ratings.csv'), 'utf8')).toBe(before);
    await lens.screenshot('new-file');
  });

  it('is no string either: why is said, and the new file has the language of the text', async () => {
    await show('worked.py', '0.8147, ');
    await lens.command('Low-Rank Lens: Insert M̂ₖ After the Matrix');
    await answer('in a string or a comment', 'Open in a New File');
    await expect.poll(activeTab).toContain('Untitled');
    const lines = lens.page.locator('.editor-group-container.active .view-line');
    await expect
      .poll(() => lines.allInnerTexts().then((all) => all.join('\n')))
      .toMatch(/np\.array\(/);
  });

  it('is a file of arrays, which opens in the lens', async () => {
    await show('worked.py', '[[4, 11, 14]');
    await visualizer.rankByKeys(1);
    await lens.command('Low-Rank Lens: Save As…');
    await pick(lens.page, 'M̂ₖ, the approximation');
    await pick(lens.page, '.npz');
    const input = quickInput(lens.page);
    await expect.poll(() => input.inputValue()).toMatch(/\/A-rank-1\.npz$/);
    await input.press('Enter');
    await answer('Saved A-rank-1.npz', 'Open in the Lens');
    await expect.poll(activeTab).toContain('A-rank-1.npz');
    // Its page is another one than the panel's; only one of them has that heading.
    const heading = async () => {
      const texts = lens.webviews().map((frame) =>
        frame
          .locator('h1')
          .innerText({ timeout: 500 })
          .catch(() => ''),
      );
      return (await Promise.all(texts)).join(' | ');
    };
    await expect.poll(heading).toMatch(/A_1.*2×3/);
    await lens.screenshot('npz');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
