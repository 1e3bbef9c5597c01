import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';

describe('the table of a model in VS Code', () => {
  let lens: Lens;
  let table: FrameLocator;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'weights', webgl: true });
    await untilEditorIsKnown(lens);
  });
  afterAll(() => lens.close());

  const byId = (id: string) => table.getByTestId(id);
  async function open(file: string): Promise<void> {
    await openFile(lens, file);
    const outer = lens.page.frameLocator('iframe.webview').first();
    table = outer.frameLocator('iframe');
    await byId('weights-table').waitFor();
  }

  it('opens an adapter with a click', async () => {
    await open('adapter/adapter_model.safetensors');
    await expect.poll(() => byId('weights-title').innerText()).toMatch(/adapter_model/);
    await expect.poll(() => byId('weight-line').count()).toBe(8);
    await lens.screenshot('adapter');
  });

  it('shows a pair in the lens', async () => {
    await byId('weight-line').first().dblclick();
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await lens.screenshot('pair');
  });

  it('opens a checkpoint', async () => {
    await open('checkpoint-tuned.safetensors');
    await expect.poll(() => byId('weight-line').count()).toBe(8);
    await lens.screenshot('checkpoint');
    lens.expectNoErrors();
  });
});
