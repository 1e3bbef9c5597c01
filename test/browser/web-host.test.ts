import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { openAsMatrixFromExplorer } from './known-editor.js';
import { Lens } from './lens.js';
import { choose } from './quick-pick.js';
import { weightsFrame } from './weights-frame.js';

/** A file of each kind of text, and what its title becomes. */
const texts = [
  ['tabs.tsv', '1\t2\t3\n4\t5\t6\n', 'tabs.tsv 2×3'],
  ['blanks.txt', '1 2\n3 4\n5 6\n', 'blanks.txt 3×2'],
  ['nested.json', '{"layers": [{"W": [[1, 2], [3, 4]]}]}', 'layers[0].W 2×2'],
] as const;

describe('the extension host of VS Code for the Web', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'web-host', webgl: false, webHost: true });
  });
  afterAll(() => lens.close());

  it('says in a hover what the matrix is made of', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('rank 2');
    expect(text).toContain('4×3');
  });

  it('opens the visualizer, follows the rank, and follows the literal', async () => {
    await lens.page.keyboard.press('Escape');
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    const job = await visualizer.ready();
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.number('tail')).toBeCloseTo(3, 12);
    await expect.poll(() => visualizer.number('measured')).toBeCloseTo(3, 12);
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.page.keyboard.press('Delete');
    await lens.editor.type('7');
    await visualizer.ready(job);
    await expect
      .poll(() => visualizer.number('frobenius'))
      .toBeCloseTo(Math.sqrt(234 - 9 + 49), 12);
    await lens.screenshot('visualizer');
  });

  it('opens a file of arrays, which is read as a whole there', async () => {
    const file = 'cube-fortran.npy';
    const fixture = new URL(`../fixtures/files/${file}`, import.meta.url);
    await copyFile(fixture, join(lens.folder, file));
    await lens.knowsExtension();
    await lens.command('View: Close All Editors');
    await choose(lens.page, 'Control+P', join(lens.folder, file), file);
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect
      .poll(() => visualizer.frame.locator('h1').innerText())
      .toBe('cube-fortran.npy[0, :, :] 3×4');
  });

  it('opens an image and a table, with the libraries of the bundle', async () => {
    const table = 'table-snappy.parquet';
    const fixture = new URL(`../fixtures/files/${table}`, import.meta.url);
    await copyFile(fixture, join(lens.folder, table));
    const openAsMatrix = async (file: string) => {
      await lens.command('View: Close All Editors');
      await openAsMatrixFromExplorer(lens, file);
      return lens.visualizer();
    };
    const image = await openAsMatrix('harbour.png');
    await image.frame.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
    const visualizer = await openAsMatrix(table);
    await expect.poll(() => visualizer.frame.locator('h1').innerText()).toBe('all columns 7×8');
    // Texts of all kinds, which no thread reads here.
    for (const [file, text, title] of texts) {
      await writeFile(join(lens.folder, file), text);
      const opened = await openAsMatrix(file);
      await opened.ready();
      await expect.poll(() => opened.frame.locator('h1').innerText()).toBe(title);
    }
  });

  it('measures the weights of an adapter without threads', async () => {
    await lens.command('View: Close All Editors');
    const file = 'adapter_model.safetensors';
    await choose(lens.page, 'Control+P', join(lens.folder, 'adapter', file), file);
    const table = await weightsFrame(lens.page);
    const line = table.getByTestId('weight-line').filter({ hasText: 'layers.0.self_attn.q_proj' });
    await expect.poll(() => line.innerText()).toMatch(/25 %/);
  });

  it('ran the bundle without Node', () => {
    expect(lens.asked).toContain('/dist/web/extension.js');
    expect(lens.asked).not.toContain('/dist/extension.js');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
