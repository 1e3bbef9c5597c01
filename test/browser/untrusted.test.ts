import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { openAsMatrixFromExplorer, openFile } from './known-editor.js';
import { Lens } from './lens.js';
import { answered, order } from './remote.js';
import { weightsFrame } from './weights-frame.js';

/** The folder asks for limits of its own, and for a colour map. */
const folderSettings = {
  'lowRankLens.hover.maxEntries': 1,
  'lowRankLens.maxEntries': 2,
  'lowRankLens.colorMap': 'magma',
};

describe('a folder that the user does not trust', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    const settings = {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'always',
    };
    // Lines that are not on screen are not in the document of the page.
    const size = { width: 1400, height: 1200 };
    lens = await Lens.start({ name: 'untrusted', webgl: false, settings, size });
    await lens.knowsExtension();
    await mkdir(join(lens.folder, '.vscode'), { recursive: true });
    await writeFile(join(lens.folder, '.vscode', 'settings.json'), JSON.stringify(folderSettings));
    const npy = new URL('../fixtures/files/cube-fortran.npy', import.meta.url);
    await copyFile(npy, join(lens.folder, 'cube-fortran.npy'));
    // The window takes the settings of its folder from the start on.
    await lens.restart([]);
    await lens.knowsExtension();
    // What the first window could not end: VS Code itself was keeping its settings.
    lens.errors.length = 0;
  });
  afterAll(() => lens.close());

  it('is in Restricted Mode', async () => {
    await lens.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });

  it('is taken its colours from, but not its limits', async () => {
    const lines = lens.page.locator('.editor-group-container.active .view-line');
    await lens.command('Low-Rank Lens: Show Diagnostics');
    await lines.filter({ hasText: 'Last warnings' }).waitFor();
    const text = (await lines.allInnerTexts()).join('\n').replaceAll(/\s/g, ' ');
    await lens.command('View: Revert and Close Editor');
    expect(text).toContain('"magma" (changed)');
    expect(text).toContain('Workspace trusted: no');
    expect(text).toContain('`lowRankLens.maxEntries`: 16777216');
    expect(text).toContain('`lowRankLens.hover.maxEntries`: 65536');
  });

  it('has its literals shown', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('rank 2');
    expect(text).toContain('4×3');
    await lens.editor.unhover();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.number('tail')).toBeCloseTo(3, 12);
    await lens.screenshot('literal');
  });

  it('has its files shown', async () => {
    await openFile(lens, 'cube-fortran.npy');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect
      .poll(() => visualizer.frame.locator('h1').innerText())
      .toBe('cube-fortran.npy[0, :, :] 3×4');
    await writeFile(join(lens.folder, 'blanks.txt'), '1 2\n3 4\n5 6\n');
    await lens.command('View: Close All Editors');
    await openAsMatrixFromExplorer(lens, 'blanks.txt');
    const text = await lens.visualizer();
    await text.ready();
    await expect.poll(() => text.frame.locator('h1').innerText()).toBe('blanks.txt 3×2');
    await openFile(lens, 'adapter/adapter_model.safetensors');
    const table = await weightsFrame(lens.page);
    const line = table.getByTestId('weight-line').filter({ hasText: 'layers.0.self_attn.q_proj' });
    await expect.poll(() => line.innerText()).toMatch(/25 %/);
  });

  it('is read for language models, but not written', async () => {
    const name = 'lowRankLens_approximateMatrix';
    const matrix = { text: '[[1, 2], [3, 4]]', rank: 1 };
    const ask = { what: 'tool', name, input: matrix } as const;
    expect(await answered(lens, 'Tool', ask)).toContain('The best approximation of rank 1');
    await order(lens, { ...ask, input: { ...matrix, saveTo: 'out.npz' } });
    expect(await lens.notification('Order tool')).toContain('The workspace is not trusted');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
