import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSafetensorsHeader } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import { pick } from './quick-pick.js';

describe('the table of a model in VS Code', () => {
  let lens: Lens;
  let table: Frame;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'weights', webgl: true });
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  const byId = (id: string) => table.getByTestId(id);
  const lines = () => byId('weight-line');
  const line = (name: string) => lines().filter({ hasText: name });

  async function open(file: string): Promise<void> {
    await openFile(lens, file);
    await expect.poll(async () => (table = await frameWithTable())).toBeDefined();
    await lines().first().waitFor();
  }

  /** The frame of the table; while a page is loading, there is none. */
  async function frameWithTable(): Promise<Frame> {
    for (const frame of lens.page.frames().reverse()) {
      const count = await frame.getByTestId('weights-table').count();
      if (count > 0) return frame;
    }
    throw new Error('no table is on screen');
  }

  async function saveAs(name: string): Promise<string> {
    const path = join(lens.folder, name);
    const input = lens.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(path);
    await lens.page.keyboard.press('Enter');
    return path;
  }

  async function tensorsIn(path: string) {
    const header = readSafetensorsHeader(await readFile(path));
    if (!header.ok) throw new Error(header.problem.message);
    return header.value;
  }

  it('opens an adapter with a click, with the rank that each pair uses', async () => {
    await open('adapter/adapter_model.safetensors');
    await expect.poll(() => lines().count()).toBe(8);
    await expect.poll(() => line('layers.0.self_attn.q_proj').innerText()).toMatch(/25 %/);
    await expect.poll(() => line('layers.1.self_attn.o_proj').innerText()).toMatch(/100 %/);
    await lens.screenshot('adapter');
  });

  it('shows a pair in the lens', async () => {
    await line('layers.0.self_attn.k_proj').dblclick();
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    const title = () => visualizer.frame.locator('h1').innerText();
    await expect.poll(title).toBe('Δmodel.layers.0.self_attn.k_proj 96×64');
    // s = α/r = 2: σ₁ as the table has it.
    await expect.poll(() => visualizer.number('spectral')).toBeGreaterThanOrEqual(0);
    await lens.screenshot('pair');
  });

  it('saves a resized adapter beside the original, and leaves that alone', async () => {
    const original = join(lens.folder, 'adapter/adapter_model.safetensors');
    const before = await readFile(original);
    await byId('toggle-resize').click();
    await byId('resize-rule').selectOption('fixed');
    await byId('resize-value').fill('3');
    await byId('resize-value').press('Enter');
    await lens.screenshot('resize');
    await byId('save-resized').click();
    const path = await saveAs('adapter/small.safetensors');
    await expect
      .poll(() => lens.notification(/Saved small\.safetensors/))
      .toMatch(/relative error/);
    const { tensors, metadata } = await tensorsIn(path);
    const ranks = tensors.filter(({ name }) => name.endsWith('lora_A.weight'));
    expect(ranks.map(({ shape }) => shape)).toEqual(new Array(8).fill([3, 64]));
    expect(metadata.get('lowRankLens')).toMatch(/Resized/);
    expect(await readFile(original)).toEqual(before);
    // The configuration of the original is not that of the new file.
    const config = await readFile(join(lens.folder, 'adapter/small.adapter_config.json'), 'utf8');
    expect(JSON.parse(config)).toMatchObject({ r: 3, lora_alpha: 6 });
  });

  it('compares a checkpoint with the one before it, and extracts an adapter', async () => {
    await open('checkpoint-tuned.safetensors');
    await expect.poll(() => lines().count()).toBe(8);
    await lens.screenshot('checkpoint');
    await byId('compare').click();
    await pick(lens.page, 'checkpoint-base.safetensors');
    // The one strong new direction of the sample.
    await expect.poll(() => line('layers.1.mlp.down_proj').innerText()).toMatch(/90\.0°|8\d\.\d°/);
    await lens.screenshot('comparison');
    await byId('toggle-extract').click();
    await byId('extract-rank').fill('2');
    await byId('extract-rank').press('Enter');
    await lens.screenshot('extract');
  });

  it('reads a file again that is written, and says so when it is none any more', async () => {
    await open('checkpoint-base.safetensors');
    await writeFile(join(lens.folder, 'checkpoint-base.safetensors'), 'no model');
    await expect.poll(() => byId('weights-problem').innerText()).toMatch(/\.safetensors file/);
    // The last table stays.
    expect(await lines().count()).toBe(8);
    lens.expectNoErrors();
  });
});
