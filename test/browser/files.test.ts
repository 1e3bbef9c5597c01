import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openAsMatrixFromExplorer, openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import { tableValues } from './tables.js';
import type { Visualizer } from './visualizer.js';

const fixtures = fileURLToPath(new URL('../fixtures/files/', import.meta.url));
const files = [
  'cube-fortran.npy',
  'complex-fortran.npy',
  'four-axes.npy',
  'objects.npy',
  'plain.npz',
  'plain.mat',
  'layers.safetensors',
  'coordinate.mtx',
];

describe('the editor of a file of arrays', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'files', webgl: true });
    for (const file of files) await copyFile(join(fixtures, file), join(lens.folder, file));
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  async function open(file: string): Promise<void> {
    await openFile(lens, file);
    visualizer = await lens.visualizer();
  }
  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const title = () => visualizer.frame.locator('h1').innerText();
  const norm = () => visualizer.number('frobenius');
  /** ‖·‖_F of the slice of the cube whose entry at (i, j, k) is 100 i + 10 j + k. */
  const normOf = (entries: (visit: (i: number, j: number, k: number) => void) => void): number => {
    let sum = 0;
    entries((i, j, k) => (sum += (100 * i + 10 * j + k) ** 2));
    return Math.sqrt(sum);
  };

  it('opens with a click, with shape, type and order', async () => {
    await open('cube-fortran.npy');
    await visualizer.ready();
    await expect.poll(title).toBe('cube-fortran.npy[0, :, :] 3×4');
    await expect
      .poll(() => byId('array-facts').innerText())
      .toBe('NumPy .npy 1.0 · 320 B · 2 × 3 × 4 · <f8 · by columns (Fortran order)');
    const status = lens.page.locator('.statusbar-item', { hasText: '2 × 3 × 4 · <f8' });
    await expect.poll(() => status.count()).toBe(1);
  });

  it('steps through a deeper array, by slider and by number', async () => {
    await byId('slice-axis-0-range').focus();
    await lens.page.keyboard.press('ArrowRight');
    const second = normOf((visit) => {
      for (let j = 0; j < 3; j++) for (let k = 0; k < 4; k++) visit(1, j, k);
    });
    await expect.poll(norm).toBeCloseTo(second, 9);
    await expect.poll(title).toBe('cube-fortran.npy[1, :, :] 3×4');
    await lens.screenshot('slice');
    await byId('slice-axis-0-number').fill('0');
    await byId('slice-axis-0-number').press('Enter');
    await expect.poll(title).toBe('cube-fortran.npy[0, :, :] 3×4');
  });

  it('takes other axes, and unfolds', async () => {
    await byId('slice-rows').selectOption('0');
    await expect.poll(title).toBe('cube-fortran.npy[:, 0, :] 2×4');
    await byId('slice-columns').selectOption('0');
    await expect.poll(title).toBe('cube-fortran.npy[:, 0, :].T 4×2');
    await byId('unfold').check();
    await expect.poll(title).toBe('cube-fortran.npy, unfolded along axis 2 4×6');
    await expect.poll(norm).toBeCloseTo(
      normOf((visit) => {
        for (let i = 0; i < 2; i++)
          for (let j = 0; j < 3; j++) for (let k = 0; k < 4; k++) visit(i, j, k);
      }),
      9,
    );
    await lens.screenshot('unfolded');
  });

  it('keeps the slice through a restart of the window', async () => {
    await lens.restart(['unfolded']);
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(title).toBe('cube-fortran.npy, unfolded along axis 2 4×6');
  });

  describe('with four axes', () => {
    /** Rows and columns of a slice of the array whose entry at (i, j, k, l) is 1000 i + 100 j + 10 k + l. */
    const slice = (rows: number, cols: number, entry: (row: number, col: number) => number) =>
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: cols }, (_, col) => entry(row, col)),
      );
    const values = () =>
      tableValues(visualizer.frame.getByTestId('heatmap-matrix').locator('table'));
    /** Waits until the title and the numbers of M on screen are these. */
    const shows = async (text: string, numbers: number[][]) => {
      await expect.poll(title).toBe(text);
      await expect.poll(values).toEqual(numbers);
    };

    it('opens with the first of both other axes', async () => {
      await open('four-axes.npy');
      await visualizer.ready();
      await byId('table-matrix').click();
      await shows(
        'four-axes.npy[0, 0, :, :] 4×5',
        slice(4, 5, (k, l) => 10 * k + l),
      );
      expect(await byId('array-facts').innerText()).toContain('2 × 3 × 4 × 5 · <i2');
    });

    it('steps through them by keys', async () => {
      await byId('slice-axis-1-range').focus();
      await lens.page.keyboard.press('ArrowRight');
      await shows(
        'four-axes.npy[0, 1, :, :] 4×5',
        slice(4, 5, (k, l) => 100 + 10 * k + l),
      );
      await lens.page.keyboard.press('End');
      await shows(
        'four-axes.npy[0, 2, :, :] 4×5',
        slice(4, 5, (k, l) => 200 + 10 * k + l),
      );
      await byId('slice-axis-0-range').focus();
      await lens.page.keyboard.press('ArrowUp');
      await shows(
        'four-axes.npy[1, 2, :, :] 4×5',
        slice(4, 5, (k, l) => 1200 + 10 * k + l),
      );
    });

    it('steps through them by the mouse', async () => {
      const box = (await byId('slice-axis-1-range').boundingBox())!;
      const y = box.y + box.height / 2;
      await lens.page.mouse.move(box.x + box.width - 2, y);
      await lens.page.mouse.down();
      await lens.page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
      await shows(
        'four-axes.npy[1, 1, :, :] 4×5',
        slice(4, 5, (k, l) => 1100 + 10 * k + l),
      );
      await lens.page.mouse.up();
      await lens.screenshot('four-axes');
    });

    it('takes the outer axes as rows and columns, and steps through the inner ones', async () => {
      await byId('slice-rows').selectOption('1');
      await byId('slice-columns').selectOption('0');
      // The slices of the other axes are there only then, and would lose the focus.
      await shows(
        'four-axes.npy[:, :, 0, 0].T 3×2',
        slice(3, 2, (j, i) => 1000 * i + 100 * j),
      );
      await byId('slice-axis-3-range').focus();
      await lens.page.keyboard.press('End');
      await shows(
        'four-axes.npy[:, :, 0, 4].T 3×2',
        slice(3, 2, (j, i) => 1000 * i + 100 * j + 4),
      );
    });

    it('unfolds: all other axes are columns, the last one fastest', async () => {
      await byId('unfold').check();
      // 40 columns, of which the table has twenty: i is 0, k and l follow.
      const first = slice(3, 20, (j, col) => 100 * j + 10 * Math.floor(col / 5) + (col % 5));
      await shows('four-axes.npy, unfolded along axis 1 3×40', first);
      expect(await byId('slice-axis-3-range').count()).toBe(0);
      await lens.screenshot('four-axes-unfolded');
      await byId('slice-rows').selectOption('3');
      const rows = slice(5, 20, (l, col) => {
        const [i, j, k] = [Math.floor(col / 12), Math.floor(col / 4) % 3, col % 4];
        return 1000 * i + 100 * j + 10 * k + l;
      });
      await shows('four-axes.npy, unfolded along axis 3 5×24', rows);
    });
  });

  it('shows the parts of complex numbers', async () => {
    await open('complex-fortran.npy');
    await visualizer.ready();
    await byId('complex-part').selectOption('magnitude');
    await expect.poll(title).toBe('complex-fortran.npy[0, :, :], magnitude 3×4');
  });

  it('lists the arrays of a file, finds one by its name, and shows it', async () => {
    await open('plain.mat');
    await visualizer.ready();
    await expect.poll(title).toBe('double 4×3');
    await byId('array-list-toggle').click();
    await expect.poll(() => byId('array-line').count()).toBe(16);
    await lens.screenshot('list');
    await byId('array-filter').fill('deep');
    await expect.poll(() => byId('array-line').count()).toBe(1);
    await byId('array-line').click();
    await expect.poll(title).toBe('model.deep.b 1×3');
    await expect.poll(norm).toBeCloseTo(Math.sqrt(5), 12);
  });

  it.each([
    ['plain.npz', 'U 4×3'],
    ['coordinate.mtx', 'coordinate.mtx 4×3'],
  ])('opens %s', async (file, expected) => {
    await open(file);
    await visualizer.ready();
    await expect.poll(title).toBe(expected);
  });

  it('opens one tensor of a model in the lens, by Open as Matrix', async () => {
    await lens.command('View: Close All Editors');
    await openAsMatrixFromExplorer(lens, 'layers.safetensors');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(title).toBe('single 4×3');
  });

  it('says why a file is not shown, and shows nothing else', async () => {
    await open('objects.npy');
    await expect.poll(() => visualizer.text(), { timeout: 30_000 }).toContain('can run any code');
    await expect.poll(() => visualizer.text()).not.toContain('No matrix yet');
    await lens.screenshot('refused');
  });

  it('follows a file that is written, and keeps the picture of one that becomes damaged', async () => {
    const path = join(lens.folder, 'grows.npy');
    const numbers = (...data: number[]) =>
      writeNpy({ shape: [1, data.length], data: Float64Array.from(data) });
    await writeFile(path, numbers(3, 4));
    await open('grows.npy');
    await visualizer.ready();
    await expect.poll(norm).toBe(5);
    await writeFile(path, numbers(5, 12, 0));
    await expect.poll(norm, { timeout: 30_000 }).toBe(13);
    await writeFile(path, numbers(1, 1, 1).subarray(0, 100));
    await expect.poll(() => visualizer.text(), { timeout: 30_000 }).toContain('ends');
    expect(await norm()).toBe(13);
  });

  it.each([
    ['Dark Modern', 'vs-dark'],
    ['Dark High Contrast', 'hc-black'],
  ] as const)('wears %s', async (label, kind) => {
    await open('cube-fortran.npy');
    await visualizer.ready();
    await lens.theme(label, kind);
    await lens.screenshot(kind);
    await lens.resize(640, 900);
    await visualizer.drawnAll();
    await lens.screenshot(`${kind}-narrow`);
    await lens.resize(1400, 900);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
