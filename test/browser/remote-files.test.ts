import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import {
  allow,
  answered,
  bytesOf,
  order,
  put,
  putFixture,
  remoteFolder,
  saveByTool,
  savedEntries,
} from './remote.js';
import { pick, quickInput } from './quick-pick.js';
import type { Visualizer } from './visualizer.js';
import { weightsFrame } from './weights-frame.js';

const array = (...data: number[]) =>
  writeNpy({ shape: [2, data.length / 2], data: Float64Array.from(data) });
const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

describe('a folder that is not on the disk', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    const virtualFolder = remoteFolder;
    lens = await Lens.start({ name: 'remote-files', webgl: false, virtualFolder });
    await fill();
    // The window may begin before it has read its workspace file, and then stays without the folder.
    for (let again = 1; again < 4 && !(await hasFolder()); again++) {
      await lens.restart([]);
      await fill();
    }
  });
  afterAll(() => lens.close());

  const title = () => visualizer.frame.locator('h1').innerText();
  const norm = () => visualizer.number('frobenius');
  const progress = () => visualizer.frame.getByTestId('progress');
  const problem = () => visualizer.frame.getByTestId('problem');

  const row = () =>
    lens.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'two.npy' });

  /** Puts the files into the folder. */
  async function fill(): Promise<void> {
    await lens.knowsExtension();
    await order(
      lens,
      put('/two.npy', array(3, 0, 0, 4)),
      put('/table.csv', 'a,b\n1,2\n3,4\n5,6\n'),
      await putFixture('coordinate.mtx'),
      put('/adapter_model.safetensors', await sample('adapter/adapter_model.safetensors')),
      put('/adapter_config.json', await sample('adapter/adapter_config.json')),
      put('/harbour.png', await sample('harbour.png')),
      put('/program.py', 'M = [[3, 0], [0, 4]]\n'),
    );
  }

  const hasFolder = () =>
    row()
      .waitFor({ timeout: 20_000 })
      .then(
        () => true,
        () => false,
      );

  /** Opens a file with this editor of the lens; all other editors are closed before. */
  async function openAs(path: string, editor = 'arrayFile'): Promise<void> {
    await lens.command('View: Close All Editors');
    await order(lens, { what: 'openAs', path, editor: `lowRankLens.${editor}` });
    visualizer = await lens.visualizer();
  }

  it('opens an array from the Explorer', async () => {
    await row().dblclick();
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(title).toBe('two.npy 2×2');
    expect(await norm()).toBeCloseTo(5, 12);
    await lens.screenshot('array');
  });

  it('follows the file: written, deleted, and there again', async () => {
    const job = await visualizer.shown();
    await order(lens, put('/two.npy', array(6, 0, 0, 8)));
    await visualizer.ready(job);
    await expect.poll(norm).toBeCloseTo(10, 12);
    await order(lens, { what: 'delete', path: '/two.npy' });
    await expect.poll(() => problem().innerText()).toContain('two.npy was deleted.');
    expect(await norm()).toBeCloseTo(10, 12);
    await lens.screenshot('deleted');
    await order(lens, put('/two.npy', array(5, 0, 0, 12)));
    await problem().waitFor({ state: 'detached' });
    await expect.poll(norm).toBeCloseTo(13, 12);
  });

  it('follows a file whose name has the characters of a pattern', async () => {
    await order(lens, put('/two [1] {a}.npy', array(3, 4)));
    await openAs('/two [1] {a}.npy');
    const job = await visualizer.ready();
    await order(lens, put('/two [1] {a}.npy', array(6, 8)));
    await visualizer.ready(job);
    await expect.poll(norm).toBeCloseTo(10, 12);
  });

  it('says why a file cannot be read, and shows it when it can', async () => {
    const message = 'The cable to the store is cut.';
    await order(lens, put('/lost.npy', array(1, 2)), { what: 'fail', path: '/lost.npy', message });
    await openAs('/lost.npy');
    await expect.poll(() => problem().innerText()).toContain(`lost.npy cannot be read. ${message}`);
    await lens.screenshot('unreachable');
    await order(lens, { what: 'heal', path: '/lost.npy' }, put('/lost.npy', array(0, 3, 4, 0)));
    await visualizer.ready();
    await expect.poll(title).toBe('lost.npy 2×2');
  });

  it('keeps the picture when a later reading fails', async () => {
    const message = 'The store is closed.';
    await order(
      lens,
      { what: 'fail', path: '/lost.npy', message },
      put('/lost.npy', array(9, 9, 9, 9)),
    );
    await expect.poll(() => problem().innerText()).toContain(message);
    expect(await norm()).toBeCloseTo(5, 12);
    await order(lens, { what: 'heal', path: '/lost.npy' });
  });

  it('shows that a slow file is read, and can be told to stop', async () => {
    await order(lens, { what: 'hold' });
    await openAs('/coordinate.mtx');
    await expect.poll(() => progress().innerText()).toContain('Reading coordinate.mtx');
    await lens.screenshot('slow');
    await visualizer.frame.getByTestId('cancel').click();
    await expect
      .poll(() => visualizer.problem('cancelled'))
      .toBe('Cancelled. Open the file again to see it.');
    await lens.screenshot('cancelled');
    await order(lens, { what: 'release' });
    await openAs('/coordinate.mtx');
    await visualizer.ready();
    await expect.poll(title).toBe('coordinate.mtx 4×3');
  });

  it('refuses a file that is too large to be read as a whole', async () => {
    await order(lens, put('/huge.npy', array(1, 2), 300 * 2 ** 20));
    await openAs('/huge.npy');
    await expect.poll(() => problem().innerText()).toContain('huge.npy has 300 MiB.');
    await lens.screenshot('too-large');
  });

  it('reads a file once where neither sizes nor times are known', async () => {
    await order(lens, put('/clock.npy', array(3, 4), 'clock'));
    await openAs('/clock.npy');
    await visualizer.ready();
    expect(await norm()).toBeCloseTo(5, 12);
    const before = await answered(lens, 'Readings', { what: 'readings' });
    // The file is looked at again a second after its reading; these orders take longer.
    for (let i = 0; i < 3; i++) {
      expect(await answered(lens, 'Readings', { what: 'readings' })).toBe(before);
    }
  });

  it('opens a table, a model and an image', async () => {
    await openAs('/table.csv', 'textFile');
    await visualizer.ready();
    await expect.poll(title).toBe('table.csv 3×2');
    await lens.command('View: Close All Editors');
    await order(lens, { what: 'open', path: '/adapter_model.safetensors' });
    const table = await weightsFrame(lens.page);
    const line = table.getByTestId('weight-line').filter({ hasText: 'layers.0.self_attn.q_proj' });
    await expect.poll(() => line.innerText()).toMatch(/25 %/);
    await lens.screenshot('weights');
    await openAs('/harbour.png', 'imageFile');
    await visualizer.frame.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
  });

  it('opens a file from where nothing can be written', async () => {
    await openAs('lens-test-readonly:/two.npy');
    await visualizer.ready();
    await expect.poll(title).toBe('two.npy 2×2');
  });

  it('reads a literal, and puts a result into its text', async () => {
    await lens.command('View: Close All Editors');
    await order(lens, { what: 'open', path: '/program.py' });
    await lens.page.locator('.tab.active', { hasText: 'program.py' }).waitFor();
    await lens.editor.goto(1, 7);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(norm).toBeCloseTo(5, 12);
    await visualizer.rankByKeys(1);
    await lens.command('Low-Rank Lens: Insert M̂ₖ After the Matrix');
    const line = lens.page.locator('.editor-group-container .view-line', { hasText: 'M_1' });
    await line.first().waitFor();
    await lens.screenshot('inserted');
    await lens.command('File: Save All Files');
    const text = async () => new TextDecoder().decode(await bytesOf(lens, '/program.py'));
    await expect.poll(text).toMatch(/M_1 = /);
  });

  it('copies a result, and saves one beside its text', async () => {
    await lens.command('Low-Rank Lens: Copy As…');
    await pick(lens.page, 'M̂ₖ, the approximation');
    await pick(lens.page, 'MATLAB');
    const clipboard = () => lens.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(clipboard).toMatch(/M_1 = \[0,? 0;\s+0,? 4\]/);
    await lens.command('Low-Rank Lens: Save As…');
    await pick(lens.page, 'M̂ₖ, the approximation');
    await pick(lens.page, '.npy');
    const input = quickInput(lens.page);
    await expect.poll(() => input.inputValue()).toBe('M-rank-1.npy');
    await lens.screenshot('name');
    await input.fill('../M-rank-1.npy');
    const widget = lens.page.locator('.quick-input-widget');
    await widget.getByText('A file name without slashes is needed.').waitFor();
    await input.fill('M-rank-1.npy');
    await input.press('Enter');
    expect(await lens.notification(/^Saved /)).toBe('Saved M-rank-1.npy.');
    await lens.command('Notifications: Clear All Notifications');
    expect(await savedEntries(lens, '/M-rank-1.npy')).toEqual([0, 0, 0, 4]);
    await lens.screenshot('saved');
  });

  it('saves a result, and says when the folder takes nothing', async () => {
    await order(lens, put('/two.npy', array(3, 0, 0, 4)));
    const path = '/near.npy';
    expect(await saveByTool(lens, '/two.npy', path)).toContain('near.npy');
    expect(await savedEntries(lens, path)).toEqual([0, 0, 0, 4]);
    const message = 'The store is full.';
    await order(lens, { what: 'delete', path }, { what: 'fail', path, message });
    expect(await saveByTool(lens, '/two.npy', path)).toContain(message);
    await order(lens, { what: 'heal', path });
  });

  it('answers a language model about a file there', async () => {
    const input = { file: 'lens-test:/table.csv' };
    const ask = { what: 'tool', name: 'lowRankLens_analyzeMatrix', input } as const;
    await order(lens, ask);
    await allow(lens);
    expect(await lens.notification('Tool: ')).toMatch(/is a 3×2 matrix of numerical rank 2/);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
