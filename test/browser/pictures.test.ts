import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../src/core/index.js';
import { Debugging } from './debugging.js';
import { DOCS, keepPicture } from './doc-pictures.js';
import { Lens } from './lens.js';
import { choose, pick } from './quick-pick.js';
import { weightsFrame } from './weights-frame.js';
import { animatedWebp } from './animated-webp.js';
import { webpOf } from './webp.js';

/**
 * Takes the pictures of the README from the running product. They are saved in artifacts/browser/pictures.
 * With LOW_RANK_LENS_PICTURES=1 they also replace those in docs/pictures, as WebP.
 */
const look = {
  size: { width: 1440, height: 900 },
  settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false },
};

describe('pictures for the README', () => {
  let lens: Lens;
  beforeAll(async () => {
    lens = await Lens.start({ name: 'pictures', webgl: true, ...look });
  });
  afterAll(() => lens.close());

  const keep = (title: string) => keepPicture(lens, title);

  const keepFile = async (name: string, data: Uint8Array): Promise<void> => {
    const shots = fileURLToPath(new URL('../../artifacts/browser/pictures/', import.meta.url));
    await writeFile(join(shots, name), data);
    if (process.env['LOW_RANK_LENS_PICTURES'] === '1') await writeFile(join(DOCS, name), data);
  };

  it('hover', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    const { text } = await lens.editor.hover('rank 2');
    expect(text).toContain('15, 3, 0');
    await keep('hover');
    await lens.editor.unhover();
  });

  it('every view', async () => {
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.number('tail')).toBeCloseTo(3, 12);
    // M is shown first; M̂ₖ and the error follow in the next frame.
    const drawn = visualizer.frame.locator('[data-testid="heatmap-error"] canvas[data-rank="1"]');
    await drawn.waitFor();
    await keep('visualizer');
    const tabs = visualizer.frame.locator('[role=tab]');
    const ids = await tabs.evaluateAll((all) => all.map((tab) => tab.id));
    expect(ids).toContain('tab-spectrum');
    for (const id of ids.slice(1)) {
      await visualizer.frame.locator(`#${id}`).click();
      const panel = visualizer.frame.locator(`[role=tabpanel][aria-labelledby=${id}]`);
      await panel.locator('canvas, svg, p').first().waitFor();
      if (id !== 'tab-geometry') await keep(id.replace('tab-', ''));
    }
  });

  it('the story of a matrix, as an animated picture', async () => {
    await lens.command('View: Close Primary Side Bar');
    await lens.page.setViewportSize({ width: 1160, height: 640 });
    const visualizer = await lens.visualizer();
    await visualizer.frame.locator('#tab-approximation').click();
    await lens.command('Low-Rank Lens: Play the Story');
    const bar = visualizer.frame.getByTestId('story');
    await visualizer.frame.locator('[data-testid=story][data-playing=true]').waitFor();
    await visualizer.frame.getByTestId('story-pause').click();
    const clip = (await (await visualizer.frame.parentFrame()!.frameElement()).boundingBox())!;
    const frames = [];
    for (const id of ['matrix', 'layers', 'tail', 'stop', 'cost', 'lost']) {
      await visualizer.frame.locator(`[data-testid=story][data-scene=${id}]`).waitFor();
      await visualizer.drawnAll();
      const png = await lens.page.screenshot({ clip, animations: 'disabled' });
      frames.push({ webp: await webpOf(lens.page.context(), png), millis: 4500 });
      await bar.press('ArrowRight');
    }
    await bar.waitFor({ state: 'detached' });
    const size = { width: Math.round(clip.width), height: Math.round(clip.height) };
    await keepFile('story.webp', animatedWebp(size, frames));
    const count = await lens.page.evaluate(
      async (data) => {
        const decoder = new ImageDecoder({ type: 'image/webp', data: Uint8Array.from(data) });
        await decoder.tracks.ready;
        return decoder.tracks.selectedTrack?.frameCount;
      },
      [...animatedWebp(size, frames)],
    );
    expect(count).toBe(6);
    await lens.page.setViewportSize({ width: 1440, height: 900 });
    await lens.command('View: Toggle Primary Side Bar Visibility');
  });

  it('geometry, of a matrix with two columns', async () => {
    const visualizer = await lens.visualizer();
    const before = await visualizer.shown();
    await lens.editor.cursorAt('worked.py', '[[1, 2]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await visualizer.frame.locator('#tab-geometry').click();
    await visualizer.rankByKeys(2);
    await visualizer.frame.getByTestId('geometry-picture').scrollIntoViewIfNeeded();
    // The second axis grows until Mx is drawn exactly.
    await visualizer.frame.getByTestId('geometry-exact').waitFor({ state: 'detached' });
    await visualizer.frame.locator('[data-testid=geometry-picture][data-stage="3"]').waitFor();
    await keep('geometry');
  });

  it('a file with a deeper array', async () => {
    await lens.knowsExtension();
    await lens.command('View: Close All Editors');
    await choose(lens.page, 'Control+P', join(lens.folder, 'waves.npy'), 'waves.npy');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.frame.getByTestId('slice-axis-0-number').fill('5');
    await visualizer.frame.getByTestId('slice-axis-0-number').press('Enter');
    await expect
      .poll(() => visualizer.frame.locator('h1').innerText())
      .toBe('waves.npy[5, :, :] 40×60');
    await visualizer.drawnAll();
    await keep('file');
  });

  it('a matrix that stays in its file', async () => {
    const [rows, cols] = [6000, 3000];
    const data = new Float64Array(rows * cols);
    for (let k = 1; k <= 6; k++) {
      const size = 6 * 0.6 ** k;
      const across = Float64Array.from({ length: cols }, (_, j) => Math.cos((k * 9 * j) / cols));
      for (let i = 0; i < rows; i++) {
        const down = size * Math.sin((k * 7 * i) / rows);
        for (let j = 0; j < cols; j++) data[i * cols + j]! += down * across[j]!;
      }
    }
    for (let at = 0, state = 1; at < data.length; at++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      data[at]! += state / 2 ** 32 - 0.5;
    }
    await writeFile(join(lens.folder, 'field.npy'), writeNpy({ shape: [rows, cols], data }));
    await lens.command('View: Close All Editors');
    await choose(lens.page, 'Control+P', join(lens.folder, 'field.npy'), 'field.npy');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.number('measured')).toBeGreaterThan(0);
    await keep('large-file');
    await rm(join(lens.folder, 'field.npy'));
  });

  it('an image in its colours', async () => {
    await lens.command('View: Close All Editors');
    await choose(lens.page, 'Control+P', join(lens.folder, 'harbour.png'), 'harbour.png');
    await lens.page.locator('.tab', { hasText: 'harbour.png' }).waitFor();
    await lens.command('Low-Rank Lens: Open as Matrix');
    const drawn = '[data-testid="image-error"][data-drawn="true"]';
    await expect
      .poll(async () => (await lens.visualizer()).frame.locator(drawn).count(), { timeout: 60_000 })
      .toBe(1);
    const visualizer = await lens.visualizer();
    await expect.poll(() => visualizer.number('ssim')).toBeGreaterThan(0.9);
    await keep('image');
  });

  it('the weights of an adapter, resized, and two checkpoints', async () => {
    const open = async (file: string) => {
      await lens.command('View: Close All Editors');
      await choose(lens.page, 'Control+P', join(lens.folder, file), basename(file));
      return weightsFrame(lens.page);
    };
    /** Every row has its numbers. */
    const isDone = () =>
      expect.poll(() => table.getByTestId('weights-table').innerText()).not.toContain('…');
    await lens.command('View: Close Primary Side Bar');
    let table = await open('adapter/adapter_model.safetensors');
    await isDone();
    await keep('weights');
    await table.getByTestId('toggle-resize').click();
    await keep('weights-resize');
    table = await open('checkpoint-tuned.safetensors');
    await table.getByTestId('compare').click();
    await pick(lens.page, 'checkpoint-base.safetensors');
    const strong = table.getByTestId('weight-line').filter({ hasText: 'layers.1.mlp.down_proj' });
    await expect.poll(() => strong.innerText()).toMatch(/105 %/);
    await isDone();
    await table.getByTestId('weights-filter').focus();
    await lens.page.mouse.move(0, 0);
    await keep('weights-compare');
  });
});

describe('a picture of a debugged variable', () => {
  let debug: Debugging;
  beforeAll(async () => {
    debug = await Debugging.open({ name: 'pictures-variable', webgl: true, ...look }, 'train.py', {
      type: 'debugpy',
      python: [process.env['LOW_RANK_LENS_PYTHON']],
      console: 'internalConsole',
    });
  });
  afterAll(() => debug.lens.close());

  it('with the spectrum of the stop before', async () => {
    await debug.start();
    await debug.visualize('W');
    const visualizer = await debug.lens.visualizer();
    const first = await visualizer.ready();
    await debug.lens.command('View: Toggle Panel Visibility');
    await debug.goOn();
    await visualizer.ready(first);
    await visualizer.frame.getByRole('tab', { name: 'Spectrum' }).click();
    const summary = visualizer.frame.getByTestId('spectrum-summary');
    await expect.poll(() => summary.innerText()).toContain('Dashed');
    await keepPicture(debug.lens, 'variable');
    await debug.end();
  });
});
