import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVsix, makeVsix } from '../../scripts/package.mjs';
import { releaseNamed } from '../../scripts/vscode/releases.mjs';
import { buildProduct } from '../vscode/bundle.mjs';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { choose } from './quick-pick.js';
import { answered } from './remote.js';
import type { Visualizer } from './visualizer.js';
import { weightsFrame } from './weights-frame.js';

const remoteFiles = fileURLToPath(new URL('../vscode/extensions/remote-files', import.meta.url));
const release = releaseNamed();

/** A notebook with a matrix in the code of a cell, and another one in its output. */
const notebook = JSON.stringify({
  ...{ nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: 'python' } } },
  cells: [
    {
      ...{ cell_type: 'code', id: 'one', metadata: {}, execution_count: 1 },
      source: 'M = [[3, 0], [0, 4]]\nprint(A)',
      outputs: [{ output_type: 'stream', name: 'stdout', text: '[[3. 2. 5.]\n [6. 4. 1.]]\n' }],
    },
  ],
});

describe('the package, installed as a user installs it', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  let vsix: string;
  beforeAll(async () => {
    vsix = await makeVsix();
    lens = await Lens.start({ name: 'vsix', webgl: true, vsix, extensions: [remoteFiles] });
    await lens.knowsExtension();
    const npy = new URL('../fixtures/files/cube-fortran.npy', import.meta.url);
    await copyFile(npy, join(lens.folder, 'cube-fortran.npy'));
    await writeFile(join(lens.folder, 'cells.ipynb'), notebook);
  });
  afterAll(async () => {
    await lens.close();
    // Packaging leaves the production build in dist/; the other tests need the development build.
    await buildProduct(false);
  });

  const title = () => visualizer.frame.locator('h1').innerText();

  it('holds what it needs and nothing else', async () => {
    expect((await checkVsix(vsix)).wrong).toEqual([]);
  });

  it('shows its pictures on the page of the extension', async () => {
    const page = lens.page;
    await lens.command('Extensions: Show Enabled Extensions');
    await page.locator('.extension-list-item', { hasText: 'Low-Rank Lens' }).first().click();
    await page.locator('.extension-editor').waitFor();
    const pictures = async (): Promise<{ width: number; alt: string }[]> => {
      for (const frame of page.frames()) {
        const found = await frame
          .evaluate(() =>
            document.body.innerText.includes('Three steps')
              ? [...document.images].map(({ complete, naturalWidth, alt }) => ({
                  width: complete ? naturalWidth : 0,
                  alt,
                }))
              : [],
          )
          .catch((): never[] => []);
        if (found.length > 0) return found;
      }
      return [];
    };
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = readme.match(/^ *!\[/gm)?.length;
    await expect.poll(async () => (await pictures()).length).toBe(shown);
    // Where that page takes pictures from addresses only, each has its words instead.
    if (release.showsDataPictures) {
      await expect
        .poll(async () => Math.min(...(await pictures()).map(({ width }) => width)))
        .toBeGreaterThan(300);
    } else {
      expect((await pictures()).filter(({ alt }) => alt === '')).toEqual([]);
    }
    await lens.screenshot('extension-page');
    await lens.command('View: Close Editor');
  });

  it('says in a hover what the matrix is made of', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('rank 2');
    expect(text).toContain('4×3');
    expect(await lens.editor.hoverPicture()).toBeGreaterThan(0);
    await lens.screenshot('hover');
    await lens.editor.unhover();
  });

  it('runs its command', async () => {
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await expect.poll(async () => (await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
  });

  it.each(release.themes)('looks as it should in $label', async ({ label, kind }) => {
    await lens.theme(label, kind);
    await visualizer.drawnAll();
    await lens.screenshot(`installed-${label.replaceAll(' ', '-').toLowerCase()}`);
  });

  it('shows the same in the side bar', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix in the Side Bar');
    const view = await lens.visualizer('side bar');
    await view.ready();
    await view.rankByKeys(1);
    await expect.poll(() => view.number('tail')).toBeCloseTo(3, 12);
    await lens.screenshot('side-bar');
  });

  it('opens an array and the weights of an adapter', async () => {
    const open = async (path: string, file: string) => {
      await lens.command('View: Close All Editors');
      await choose(lens.page, 'Control+P', join(lens.folder, path), file);
    };
    await open('cube-fortran.npy', 'cube-fortran.npy');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(title).toBe('cube-fortran.npy[0, :, :] 3×4');
    await open('adapter/adapter_model.safetensors', 'adapter_model.safetensors');
    const table = await weightsFrame(lens.page);
    const line = table.getByTestId('weight-line').filter({ hasText: 'layers.0.self_attn.q_proj' });
    await expect.poll(() => line.innerText()).toMatch(/25 %/);
    await lens.screenshot('weights');
  });

  it('shows a matrix in the code and one in the output of a notebook', async () => {
    await lens.command('View: Close All Editors');
    await choose(lens.page, 'Control+P', join(lens.folder, 'cells.ipynb'), 'cells.ipynb');
    const item = lens.page.locator('.cell-status-item', { hasText: '2×3' });
    await item.click();
    visualizer = await lens.visualizer();
    const job = await visualizer.ready();
    await expect.poll(title).toContain('2×3');
    const code = lens.page.locator('.cell-editor-part .view-line', { hasText: 'M' }).first();
    await code.click();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(job);
    await expect.poll(title).toBe('M 2×2');
    await lens.screenshot('notebook');
  });

  it('has its tools for language models, which answer', async () => {
    expect(await answered(lens, 'Tools', { what: 'tools' })).toBe(
      'lowRankLens_analyzeMatrix lowRankLens_approximateMatrix lowRankLens_compareMatrices',
    );
    const input = { text: '[[1, 2], [2, 4]]', language: 'python' };
    const ask = { what: 'tool', name: 'lowRankLens_analyzeMatrix', input } as const;
    expect(await answered(lens, 'Tool', ask)).toMatch(/is a 2×2 matrix of numerical rank 1/);
  });

  it('says which versions these are', async () => {
    await lens.command('View: Close All Editors');
    await lens.command('Low-Rank Lens: Show Diagnostics');
    const lines = lens.page.locator('.editor-group-container.active .view-line');
    await lines.filter({ hasText: `VS Code: ${release.version.replace(/\d+$/, '')}` }).waitFor();
    const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    await lines.filter({ hasText: `Low-Rank Lens: ${version}` }).waitFor();
    await lens.screenshot('diagnostics');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
