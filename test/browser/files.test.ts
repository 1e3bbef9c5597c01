import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

const fixtures = fileURLToPath(new URL('../fixtures/files/', import.meta.url));
const files = [
  'cube-fortran.npy',
  'complex-fortran.npy',
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
    ['layers.safetensors', 'single 4×3'],
    ['coordinate.mtx', 'coordinate.mtx 4×3'],
  ])('opens %s', async (file, expected) => {
    await open(file);
    await visualizer.ready();
    await expect.poll(title).toBe(expected);
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
