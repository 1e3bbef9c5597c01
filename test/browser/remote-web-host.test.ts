import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { answered, order, put, remoteFolder, saveByTool, savedEntries } from './remote.js';
import type { Visualizer } from './visualizer.js';

const provider = fileURLToPath(new URL('../vscode/extensions/remote-files', import.meta.url));
const array = (...data: number[]) =>
  writeNpy({ shape: [2, data.length / 2], data: Float64Array.from(data) });

describe('a folder that is not on the disk, in the web worker’s host', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'remote-web-host',
      webgl: false,
      webHost: true,
      besides: [provider],
      virtualFolder: remoteFolder,
    });
    await lens.knowsExtension();
    await order(lens, put('/two.npy', array(3, 0, 0, 4)));
  });
  afterAll(() => lens.close());

  const title = () => visualizer.frame.locator('h1').innerText();
  const norm = () => visualizer.number('frobenius');

  it('runs beside the provider of the folder', async () => {
    expect(await answered(lens, 'Host', { what: 'host' })).toBe('web worker');
    expect(lens.asked).toContain('/dist/web/extension.js');
    expect(lens.asked).not.toContain('/dist/extension.js');
  });

  it('opens an array from the Explorer, and follows it', async () => {
    await lens.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'two.npy' })
      .dblclick();
    visualizer = await lens.visualizer();
    const job = await visualizer.ready();
    await expect.poll(title).toBe('two.npy 2×2');
    expect(await norm()).toBeCloseTo(5, 12);
    await order(lens, put('/two.npy', array(6, 0, 0, 8)));
    await visualizer.ready(job);
    await expect.poll(norm).toBeCloseTo(10, 12);
    await lens.screenshot('array');
  });

  it('says why a file cannot be read, and keeps the picture', async () => {
    const message = 'The store is closed.';
    const path = '/two.npy';
    await order(lens, { what: 'fail', path, message }, put(path, array(9, 9, 9, 9)));
    await expect.poll(() => visualizer.problem('none')).toContain(message);
    expect(await norm()).toBeCloseTo(10, 12);
    await order(lens, { what: 'heal', path });
  });

  it('saves a result into the folder', async () => {
    await order(lens, put('/two.npy', array(3, 0, 0, 4)));
    expect(await saveByTool(lens, '/two.npy', '/near.npy')).toContain('near.npy');
    expect(await savedEntries(lens, '/near.npy')).toEqual([0, 0, 0, 4]);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
