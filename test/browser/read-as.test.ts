import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';

/** The years are column names, unless the user chooses that they are data. */
const harvest = 'place,2021,2022,2023\nhill,4,7,1\nmoor,8,2,5\n';
/** A header of numbers only: without the user's choice it looks like data. */
const years = '2021,2022,2023\n4,7,1\n8,2,5\n';

describe('Read as…', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'read-as', webgl: false });
    await writeFile(join(lens.folder, 'harvest.csv'), harvest);
    await writeFile(join(lens.folder, 'years.csv'), years);
    await show('harvest.csv', 'hill');
  });
  afterAll(() => lens.close());

  async function show(file: string, text: string): Promise<void> {
    await lens.editor.cursorAt(file, text, 1);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    // Another matrix may still be on screen until this one is read.
    await visualizer.showsFile(file);
  }

  const shape = () => visualizer.frame.locator('[data-number="shape"]').innerText();
  const reading = () => visualizer.frame.getByTestId('reading').innerText();
  const line = (label: string) => visualizer.frame.getByRole('menuitemcheckbox', { name: label });

  async function openMenu(): Promise<void> {
    await visualizer.frame.getByTestId('read-as').click();
    await line('Transposed').waitFor();
  }

  async function readAs(label: string): Promise<void> {
    await openMenu();
    await line(label).click();
    await line(label).waitFor({ state: 'detached' });
  }

  it('says how the text was read', async () => {
    await expect.poll(shape).toBe('2×3');
    expect(await reading()).toContain('CSV');
  });

  it('offers what the text admits, from the keyboard too', async () => {
    await visualizer.frame.getByTestId('read-as').focus();
    await lens.page.keyboard.press('Enter');
    await line('Transposed').waitFor();
    const first = line('As the text says');
    expect(await first.getAttribute('aria-checked')).toBe('true');
    await expect.poll(() => first.evaluate((e) => e === document.activeElement)).toBe(true);
    await lens.screenshot('menu');
    await lens.page.keyboard.press('Escape');
    await line('Transposed').waitFor({ state: 'detached' });
  });

  it('turns rows and columns over, and marks what is chosen', async () => {
    await readAs('Transposed');
    await expect.poll(shape).toBe('3×2');
    expect(await reading()).toContain('transposed');
    await openMenu();
    expect(await line('Transposed').getAttribute('aria-checked')).toBe('true');
    await line('Transposed').click();
    await expect.poll(shape).toBe('2×3');
  });

  it('takes part of the columns', async () => {
    await openMenu();
    await line('Some of the columns…').click();
    const box = lens.page.locator('.quick-input-list .monaco-list-row', { hasText: '2022' });
    await box.click();
    await lens.screenshot('columns');
    await lens.page.locator('.quick-input-widget').getByText('OK').click();
    await expect.poll(shape).toBe('2×2');
    expect(await reading()).toContain('2 of 3 columns');
    await readAs('As the text says');
    await expect.poll(shape).toBe('2×3');
  });

  it('is a command, which shows each reading before it is taken', async () => {
    await lens.command('Low-Rank Lens: Read as…');
    const row = lens.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Transposed' });
    await row.waitFor();
    await quickInput(lens.page).fill('Transposed');
    await expect.poll(shape).toBe('3×2');
    await lens.screenshot('palette');
    await lens.page.keyboard.press('Escape');
    await expect.poll(shape).toBe('2×3');
    await lens.command('Low-Rank Lens: Read as…');
    await row.waitFor();
    await row.click();
    await expect.poll(shape).toBe('3×2');
  });

  it('is kept through edits and a restart of the window', async () => {
    await lens.editor.open('harvest.csv');
    await lens.page.keyboard.press('Control+End');
    await lens.editor.type('lake,6,6,6\n');
    await expect.poll(shape).toBe('3×3');
    expect(await reading()).toContain('transposed');
    await lens.command('File: Save');
    await expect.poll(() => readFile(join(lens.folder, 'harvest.csv'), 'utf8')).toContain('lake');
    await lens.restart(['"transposed":true']);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(reading).toContain('transposed');
    await lens.editor.cursorAt('harvest.csv', 'moor', 1);
    await lens.editor.hover(/transposed/);
    await lens.screenshot('hover');
    await lens.editor.unhover();
  });

  it('takes a header of numbers for data when told, and keeps that too', async () => {
    await show('years.csv', '4,7');
    const before = await shape();
    const other = before === '2×3' ? '3×3' : '2×3';
    await readAs(other === '3×3' ? 'Row 1 holds data' : 'Row 1 holds names');
    await expect.poll(shape).toBe(other);
    await lens.screenshot('years');
    await show('harvest.csv', 'hill');
    await show('years.csv', '4,7');
    await expect.poll(shape).toBe(other);
  });

  it.each([
    ['Light Modern', 'vs'],
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('is readable in the side bar, %s', async (label, kind) => {
    await lens.theme(label, kind);
    await lens.editor.cursorAt('harvest.csv', 'hill', 1);
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    visualizer = await lens.visualizer('side bar');
    await visualizer.ready();
    await lens.screenshot(`side-bar-${kind}`);
    await openMenu();
    await lens.screenshot(`side-bar-menu-${kind}`);
    const { scrollWidth, clientWidth } = await visualizer.frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    await visualizer.frame.getByTestId('read-as').press('Escape');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
