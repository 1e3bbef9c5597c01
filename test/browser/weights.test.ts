import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSafetensorsHeader, writeSafetensors } from '../../src/core/index.js';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import { pick, quickInput } from './quick-pick.js';
import { weightsFrame } from './weights-frame.js';

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
    table = await weightsFrame(lens.page);
  }

  /** Accepts the name that the dialog suggests: one that is typed may be replaced by it. */
  async function acceptName(name: string): Promise<string> {
    const input = quickInput(lens.page);
    await expect.poll(() => input.inputValue()).toMatch(new RegExp(`/${name}$`));
    await input.press('Enter');
    await lens.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    return join(lens.folder, name);
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
    // The original is replaced only by somebody who says so twice: to VS Code, and to the lens.
    await byId('save-resized').click();
    const input = quickInput(lens.page);
    await expect.poll(() => input.inputValue()).toMatch(/adapter_model-resized\.safetensors$/);
    await input.fill(original);
    await input.press('Enter');
    const dialog = lens.page.locator('.monaco-dialog-box');
    await lens.page.locator('.quick-input-widget', { hasText: 'already exists' }).waitFor();
    await input.press('Enter');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('is the file that this was made of. Replace it?');
    await lens.screenshot('replace');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await readFile(original)).toEqual(before);
    await byId('save-resized').click();
    const path = await acceptName('adapter/adapter_model-resized.safetensors');
    await expect
      .poll(() => lens.notification(/Saved adapter_model-resized\.safetensors/))
      .toMatch(/relative error/);
    const { tensors, metadata } = await tensorsIn(path);
    const ranks = tensors.filter(({ name }) => name.endsWith('lora_A.weight'));
    expect(ranks.map(({ shape }) => shape)).toEqual(new Array(8).fill([3, 64]));
    expect(metadata.get('lowRankLens')).toMatch(/Resized/);
    expect(await readFile(original)).toEqual(before);
    // The configuration of the original is not that of the new file.
    const config = await readFile(
      join(lens.folder, 'adapter/adapter_model-resized.adapter_config.json'),
      'utf8',
    );
    expect(JSON.parse(config)).toMatchObject({ r: 3, lora_alpha: 6 });
    // Its pairs have the factor s of this one, so their largest singular values are the same.
    const cell = () =>
      line('layers.1.self_attn.o_proj').locator('[data-column=spectral]').innerText();
    await byId('toggle-resize').click();
    await expect.poll(cell).toBe('1.6');
    await lens.command('Notifications: Clear All Notifications');
    await lens.command('View: Close All Editors');
    await open('adapter/adapter_model-resized.safetensors');
    await expect.poll(cell).toBe('1.6');
    await lens.screenshot('resized');
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
    await byId('extract').click();
    await pick(lens.page, 'PEFT');
    const path = await acceptName('checkpoint-tuned-adapter.safetensors');
    await expect
      .poll(() => lens.notification(/Saved checkpoint-tuned-adapter\.safetensors/))
      .toMatch(/8 pairs; relative error/);
    const { tensors } = await tensorsIn(path);
    expect(tensors).toHaveLength(16);
    const config = await readFile(join(lens.folder, 'adapter_config.json'), 'utf8');
    expect(JSON.parse(config)).toMatchObject({ r: 2, lora_alpha: 2 });
    await lens.command('Notifications: Clear All Notifications');
  });

  it('shows two selected matrices and their difference in the Compare view', async () => {
    await open('checkpoint-tuned.safetensors');
    const upper = 'model.layers.0.mlp.down_proj.weight';
    const lower = 'model.layers.1.mlp.down_proj.weight';
    // With the lower one first: A is the upper one of the table.
    await line(lower).locator('[data-column=shape]').click();
    await line(upper)
      .locator('[data-column=shape]')
      .click({ modifiers: ['Control'] });
    await byId('compare-rows').click();
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    const { frame } = visualizer;
    await expect
      .poll(() => frame.getByRole('tab', { name: 'Compare' }).getAttribute('aria-selected'))
      .toBe('true');
    await expect.poll(() => frame.getByTestId('side-A').innerText()).toContain(upper);
    expect(await frame.getByTestId('side-B').innerText()).toContain(lower);
    await frame.getByTestId('table-angles').waitFor();
    await visualizer.drawnAll();
    await lens.screenshot('two-rows');
  });

  it('shows a large pair by its factors', async () => {
    const waves = (...shape: [number, number]) => ({
      shape,
      data: Float64Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin(1 + i * i)),
    });
    await writeFile(
      join(lens.folder, 'large.safetensors'),
      writeSafetensors({
        'up_proj.lora_up.weight': waves(1500, 4),
        'up_proj.lora_down.weight': waves(4, 1100),
      }),
    );
    await open('large.safetensors');
    await line('up_proj').dblclick();
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.text()).toMatch(/come from the factors/);
    await visualizer.drawnAll();
    await lens.screenshot('large-pair');
    // Its factors: those of the file, and those of the SVD, which follow the slider.
    await visualizer.frame.getByTestId('tab-factors').click();
    const scale = visualizer.frame.getByTestId('stored-scale');
    await expect.poll(() => scale.getAttribute('data-rank')).toBe('4');
    const counts = visualizer.frame.getByTestId('factor-counts');
    for (const rank of [1, 3]) {
      await visualizer.chooseRank(rank);
      await expect.poll(() => counts.getAttribute('data-factors')).toBe(String(rank * 2600));
    }
    await lens.screenshot('large-pair-factors');
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
