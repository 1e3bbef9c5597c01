import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** Digits 1 … 9 with rank 2: rows are either (j mod 9) + 1 or its mirror image. */
const digit = (i: number, j: number) => (i % 2 === 0 ? (j % 9) + 1 : 9 - (j % 9));

/** An n×n literal with short lines, which an editor draws quickly. */
function literal(n: number): string {
  const row = (i: number) =>
    Array.from({ length: n }, (_, j) => `${digit(i, j)}${j % 50 === 49 ? ',\n' : ','}`).join('');
  const two = [row(0), row(1)];
  return `A = [\n${Array.from({ length: n }, (_, i) => `[${two[i % 2] ?? ''}],\n`).join('')}]\n`;
}

async function visualizeLiteral(lens: Lens, n: number): Promise<void> {
  await writeFile(join(lens.folder, `m${n}.py`), literal(n));
  await lens.editor.open(`m${n}.py`);
  await lens.editor.goto(2, 3);
  await lens.command('Low-Rank Lens: Visualize Matrix');
}

describe('large literals', () => {
  let lens: Lens;
  keepFailures(() => lens);
  let visualizer: Visualizer;
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'large',
      webgl: false,
      settings: { 'lowRankLens.maxEntries': 4_194_304 },
    });
    // On a busy machine, VS Code takes long to open large files.
    lens.page.setDefaultTimeout(120_000);
    await lens.editor.cursorAt('worked.py', '[[3, 2, 5]', 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  const visualize = (n: number) => visualizeLiteral(lens, n);
  const frobenius = () => visualizer.number('frobenius');
  const progress = () => visualizer.frame.getByTestId('progress');

  it('refuses more entries than the limit, says the limit, and keeps the picture', async () => {
    await visualize(2100);
    // VS Code shows its own message about such a file too.
    const ours = lens.page.locator('.notifications-center .notification-list-item-message', {
      hasText: 'entries',
    });
    // A toast disappears after some seconds; it stays in the list, which VS Code may close meanwhile.
    const message = async () => {
      if (!(await lens.page.locator('.notifications-center.visible').isVisible())) {
        await lens.command('Notifications: Show Notifications');
      }
      return ours.innerText({ timeout: 5_000 }).catch(() => '');
    };
    await expect
      .poll(message, { timeout: 120_000 })
      .toMatch(/limit is 4,194,304.*line 1, column 5/);
    await expect.poll(() => frobenius()).toBeCloseTo(Math.sqrt(234), 12);
    await lens.command('View: Close Editor');
    await lens.command('Notifications: Clear All Notifications');
  });

  it('reads 2000×2000 entries with progress, which can be cancelled', async () => {
    // The page itself presses the button as soon as it appears, because it disappears with the last part.
    const pressed = visualizer.frame.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const observer = new MutationObserver(() => {
            const shown = document.querySelector<HTMLElement>('[data-what=receiving]');
            if (!shown) return;
            observer.disconnect();
            resolve(shown.innerText);
            shown.querySelector('button')!.click();
          });
          observer.observe(document.body, { childList: true, subtree: true, attributes: true });
        }),
    );
    await visualize(2000);
    expect(await pressed).toMatch(/Receiving 2,000×2,000 entries/);
    await progress().waitFor({ state: 'detached' });
    await visualizer.problem('cancelled');
    await expect.poll(() => frobenius()).toBeCloseTo(Math.sqrt(234), 12);
  });

  it('shows them: rank 2, and the norm that they have', async () => {
    const before = await visualizer.shown();
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await expect.poll(() => visualizer.number('rank'), { timeout: 90_000 }).toBe(2);
    let squares = 0;
    for (let i = 0; i < 2; i++) for (let j = 0; j < 2000; j++) squares += 1000 * digit(i, j) ** 2;
    await expect.poll(async () => (await frobenius()) / Math.sqrt(squares)).toBeCloseTo(1, 12);
    await visualizer.rankByKeys(1);
    await expect.poll(() => visualizer.number('tail')).toBeGreaterThan(1);
  });

  it('draws a sample of the cells while the rank moves, and all of them once it rests', async () => {
    const whole = await visualizer.cellColors('approximation', 40, 40);
    const slider = visualizer.frame.getByTestId('rank-range');
    const step = await visualizer.drawn(() => slider.press('ArrowRight'), { k: 2 });
    expect(step.draft).toBe(true);
    expect(await visualizer.cellColors('approximation', 40, 40)).not.toEqual(whole);
    await visualizer.rankByKeys(1);
    await expect
      .poll(() => visualizer.cellColors('approximation', 40, 40), { timeout: 60_000 })
      .toEqual(whole);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});

describe('a large literal where WebGL is emulated, and chosen', () => {
  let lens: Lens;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({
      name: 'large-webgl',
      webgl: true,
      settings: { 'lowRankLens.compute.backend': 'webgl' },
    });
    lens.page.setDefaultTimeout(120_000);
  });
  afterAll(() => lens.close());

  it('draws samples once steps of the slider are slow, and all cells once it rests', async () => {
    await visualizeLiteral(lens, 1400);
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await expect.poll(() => visualizer.number('rank'), { timeout: 90_000 }).toBe(2);
    expect(await visualizer.backend()).toBe('webgl');
    const colors = () => visualizer.cellColors('approximation', 40, 40);
    const whole = await colors();
    const slider = visualizer.frame.getByTestId('rank-range');
    const seen: { readonly draft: boolean; readonly millis: number }[] = [];
    // Two steps in a row that take longer than two frames of a screen are slow (painter/pace.ts). The next one is drawn
    // from a sample, unless the picture at rest of the step before it was still to be drawn.
    const isSlow = () =>
      seen.some(({ millis }, step) => step > 0 && millis > 33 && seen[step - 1]!.millis > 33);
    const hasDraft = () => seen.some(({ draft }) => draft);
    for (let step = 0; step < 4 || (isSlow() && !hasDraft() && step < 40); step++) {
      const key = step % 2 === 0 ? 'ArrowLeft' : 'ArrowRight';
      seen.push(await visualizer.drawn(() => slider.press(key), { k: 1 + (step % 2) }));
    }
    expect(hasDraft() || !isSlow(), JSON.stringify(seen)).toBe(true);
    await expect.poll(colors, { timeout: 60_000 }).toEqual(whole);
    expect(await visualizer.backend()).toBe('webgl');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
