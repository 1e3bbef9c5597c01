import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import { quickInput } from './quick-pick.js';
import { weightsFrame } from './weights-frame.js';

const title = 'First minutes with Low-Rank Lens';

/** The steps, and a text of each picture. */
const steps = [
  ['Rest the mouse on a matrix', 'σ = 15, 3, 0'],
  ['Drag the rank', 'M − M̂₁'],
  ['Let a rule choose the rank', '99 %'],
  ['Open arrays and weights of models', '.safetensors'],
] as const;

describe('the first minutes', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'walkthrough',
      webgl: false,
      size: { width: 1440, height: 900 },
    });
    await lens.knowsExtension();
    await lens.command('View: Toggle Primary Side Bar Visibility');
  });
  afterAll(() => lens.close());

  const step = (name: string) =>
    lens.page.locator('.getting-started-step').filter({ hasText: name }).first();
  const expand = async (name: string) => {
    await step(name).locator('.step-title').click();
    await expect.poll(() => step(name).getAttribute('class')).toContain('expanded');
  };
  const press = async (name: string, label: string) => {
    await expand(name);
    await step(name).locator('.monaco-button', { hasText: label }).click();
  };
  /** VS Code's page may take the focus late, which closes the list again: it is opened until the steps are there. */
  const open = async () => {
    const row = lens.page.locator('.quick-input-list .monaco-list-row', { hasText: title });
    for (let again = 0; again < 5; again++) {
      await lens.command('Welcome: Open Walkthrough...');
      const isOpen = await quickInput(lens.page)
        .fill(title, { timeout: 5_000 })
        .then(() => row.click({ timeout: 5_000 }))
        .then(() => step(steps[0][0]).waitFor({ timeout: 10_000 }))
        .then(
          () => true,
          () => false,
        );
      if (isOpen) return;
      await lens.page.keyboard.press('Escape');
    }
    await step(steps[0][0]).waitFor();
  };
  /** The texts of the pictures that webviews show. */
  const pictures = () =>
    Promise.all(
      lens
        .webviews()
        .map((frame) => frame.evaluate(() => document.querySelector('svg')?.textContent ?? '')),
    ).then(
      (texts) => texts.join('\n'),
      () => '',
    );
  const isDone = (name: string) =>
    step(name).locator('.codicon-getting-started-step-checked.complete').isVisible();

  it('are four steps with their pictures, in every kind of theme', async () => {
    for (const [label, kind, name] of [
      ['Light Modern', 'vs', 'light'],
      ['Dark Modern', 'vs-dark', 'dark'],
      ['Dark High Contrast', 'hc-black', 'high-contrast'],
    ] as const) {
      await lens.theme(label, kind);
      // A new theme leads VS Code's page back to its start.
      await open();
      for (const [i, [heading, text]] of steps.entries()) {
        await expand(heading);
        await expect.poll(pictures).toContain(text);
        await lens.screenshot(`${name}-${i + 1}`);
      }
    }
  });

  it('open a sample for a student, and are done with the step when it is visualized', async () => {
    const [name] = steps[0];
    expect(await isDone(name)).toBe(false);
    await press(name, 'Open a worked example');
    await lens.page
      .locator('.editor-group-container .view-lines', { hasText: 'np.array' })
      .waitFor();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    expect(await visualizer.frame.locator('h1').innerText()).toBe('X 4×3');
    await open();
    await expect.poll(() => isDone(name)).toBe(true);
  });

  it('open a table of ratings for a person with data', async () => {
    await press(steps[2][0], 'Open a table of ratings');
    await lens.page.locator('.view-lines', { hasText: 'Amy' }).waitFor();
  });

  it('open an adapter for a person with models, and are done with that step', async () => {
    const [name] = steps[3];
    await open();
    expect(await isDone(name)).toBe(false);
    await press(name, 'Open an adapter');
    const table = await weightsFrame(lens.page);
    const line = table.getByTestId('weight-line').filter({ hasText: 'layers.1.self_attn.o_proj' });
    // Threads of the extension have computed it.
    await expect.poll(() => line.innerText()).toMatch(/100 %/);
    await lens.screenshot('adapter');
    await open();
    await expect.poll(() => isDone(name)).toBe(true);
  });
});
