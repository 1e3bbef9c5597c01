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

  const colours = async () => new Set((await visualizer.cellColors('matrix', 150, 150)).map(String));

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
