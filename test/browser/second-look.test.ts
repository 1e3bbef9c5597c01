import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** Random-looking entries of size 1, the same in every run; one of them is far from all others. */
function spiked(rows: number, cols: number, spike: number): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: cols }, (_, j) => (Math.sin(i * 12.9 + j * 78.2) * 2).toFixed(3)),
  );
  lines[3]![7] = String(spike);
  return `${lines.map((line) => line.join(',')).join('\n')}\n`;
}

describe('a matrix with one entry that is far from the others', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'second-look', webgl: false });
    await writeFile(join(lens.folder, 'spiked.csv'), spiked(150, 150, 4200));
    await lens.editor.cursorAt('spiked.csv', '4200', 1);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  const colours = async () =>
    new Set((await visualizer.cellColors('matrix', 150, 150)).map(String));

  it('has its other entries in many colours, and says what the colours leave out', async () => {
    expect((await colours()).size).toBeGreaterThan(60);
    const note = visualizer.frame.getByTestId('beyond');
    expect(await note.innerText()).toContain('4200 at (4, 8) is far from the other entries');
    await lens.screenshot('outlier');
  });

  it('shows all values after one click, and leaves it out again on request', async () => {
    await visualizer.frame.getByTestId('show-all-values').click();
    await expect.poll(async () => (await colours()).size).toBeLessThan(10);
    await lens.screenshot('outlier-all-values');
    await visualizer.frame.getByTestId('heatmap-matrix').getByTestId('domain-high').dblclick();
    await expect.poll(async () => (await colours()).size).toBeGreaterThan(60);
  });

  it('does not hide the other entries of U and Vᵀ', async () => {
    await visualizer.frame.getByTestId('tab-factors').click();
    await visualizer.frame.getByTestId('factor-u').waitFor();
    await visualizer.frame.getByTestId('factor-colours').click();
    await lens.screenshot('outlier-factors');
    const end = await visualizer.frame
      .getByTestId('factor-u')
      .getByTestId('domain-high')
      .getAttribute('data-value');
    expect(Number(end)).toBeLessThan(0.5);
  });
});

describe('the way from the text to the lens, and back', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'way', webgl: false });
  });
  afterAll(() => lens.close());

  /** The number of the editor group that has the focus, from the left; 0: another part of the window. */
  const activeGroup = () =>
    lens.page.evaluate(() => {
      const groups = [...document.querySelectorAll('.editor-group-container')].sort(
        (a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left,
      );
      return groups.findIndex((group) => group.classList.contains('active')) + 1;
    });
  const tabs = (group: number) =>
    lens.page.evaluate((place) => {
      const groups = [...document.querySelectorAll('.editor-group-container')].sort(
        (a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left,
      );
      return [...(groups[place - 1]?.querySelectorAll('.tab') ?? [])].map((tab) =>
        tab.textContent.trim(),
      );
    }, group);

  it('begins with the matrices of the open document, in an empty side bar', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Focus the Lens');
    const empty = await lens.visualizer('side bar');
    const first = empty.frame.getByTestId('suggestion').first();
    expect(await first.innerText()).toMatch(/\d+×\d+/);
    await lens.screenshot('empty');
    await first.click();
    await empty.ready();
    expect(await empty.frame.getByTestId('suggestion').count()).toBe(0);
    await lens.command('View: Toggle Primary Side Bar Visibility');
  });

  it('opens beside the text, and is used where it is, also while it has the focus', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.page.keyboard.press('Control+K');
    await lens.page.keyboard.press('l');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    expect(await tabs(1)).toEqual(['worked.py']);
    await visualizer.frame.getByTestId('rank-range').focus();
    await expect.poll(activeGroup).toBe(2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.drawnAll();
    expect(await tabs(1)).toEqual(['worked.py']);
    expect(await tabs(2)).toHaveLength(1);
  });

  it('goes back to the text with Escape, which first closes what is open', async () => {
    await visualizer.frame.getByTestId('picture-menu').first().click();
    await visualizer.frame.getByTestId('picture-png').waitFor();
    await lens.page.keyboard.press('Escape');
    await visualizer.frame.getByTestId('picture-png').waitFor({ state: 'detached' });
    expect(await activeGroup()).toBe(2);
    await lens.page.keyboard.press('Escape');
    await expect.poll(activeGroup).toBe(1);
    await lens.command('Low-Rank Lens: Focus the Lens');
    await expect.poll(activeGroup).toBe(2);
  });

  it('centres the columns, says so beside the shape, and undoes it', async () => {
    const before = await visualizer.number('frobenius');
    const centred = visualizer.frame.getByTestId('prepared');
    await visualizer.frame.getByTestId('prepare').selectOption('centre');
    await expect.poll(() => centred.innerText()).toContain('columns centred');
    await expect.poll(() => visualizer.number('frobenius')).toBeLessThan(before);
    await lens.screenshot('centred');
    await visualizer.frame.getByTestId('unprepare').click();
    await centred.waitFor({ state: 'detached' });
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(before, 12);
  });

  it('opens a result as a new file beside the text', async () => {
    await visualizer.frame.getByTestId('result').locator('summary').click();
    await visualizer.frame.getByTestId('result-target').selectOption('markdown');
    await lens.screenshot('result');
    await visualizer.frame.getByTestId('result-new-file').click();
    await expect.poll(() => tabs(1)).toHaveLength(2);
    expect(await tabs(2)).toHaveLength(1);
    await lens.screenshot('new-file');
  });
});

describe('what is said once, and of what', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'said',
      webgl: true,
      settings: { 'lowRankLens.compute.backend': 'auto' },
    });
    await writeFile(join(lens.folder, 'noise.csv'), spiked(200, 200, 1));
    await lens.editor.cursorAt('noise.csv', ',', 1);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);

  it('is what draws the pictures: WebGL is timed before anything is said of it', async () => {
    await byId('backend').waitFor();
    const seen = await visualizer.watch('[data-testid=backend]', 'data-backend');
    await visualizer.ready();
    await visualizer.drawn(() => byId('rank-range').press('ArrowLeft'));
    await lens.page.waitForTimeout(2_000);
    expect(await seen.values()).toHaveLength(1);
  });

  it('is the rule of every line in the spectrum', async () => {
    await byId('tab-spectrum').click();
    await byId('chart-sigma').waitFor();
    const labels = visualizer.frame.locator('[data-testid^=marker-]');
    const chips = visualizer.frame.locator('[data-testid^=chip-]');
    await expect.poll(() => labels.count()).toBeGreaterThan(3);
    const marked = await labels.evaluateAll((all) =>
      all.map((label) => label.getAttribute('data-testid')!.replace('marker-', '')),
    );
    const suggested = await chips.evaluateAll((all) =>
      all.map((chip) => chip.getAttribute('data-value')!),
    );
    expect(new Set(marked)).toEqual(new Set(suggested));
  });

  it('is whose rank and numbers stand above a trial of a completion, and what is true', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await byId('tab-completion').click();
    const whose = byId('whose-numbers');
    await expect.poll(() => whose.innerText()).toContain('those of M with all its entries');
    const truths = visualizer.frame.locator('[data-true]');
    await expect.poll(() => truths.count()).toBeGreaterThan(0);
    await lens.screenshot('trial');
  });
});
