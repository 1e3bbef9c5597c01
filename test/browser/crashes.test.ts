import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** How often each worker is made to fail. Newer workers wait up to four seconds, as after crashes of their own. */
const times = 10;

describe('workers that crash', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'crashes', webgl: true });
    await lens.editor.cursorAt('worked.py', '[[1, 2], [3, 4]]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  const crash = (role: string) =>
    visualizer.frame.evaluate(
      (detail) => window.dispatchEvent(new CustomEvent('lens-crash', { detail })),
      role,
    );

  it(`${times} times while pictures are drawn: the next step of the slider is drawn all the same`, async () => {
    for (let time = 0; time < times; time++) {
      await crash('painter');
      await visualizer.rankByKeys(1 + (time % 2));
    }
    await lens.screenshot('painter');
    expect(await visualizer.rank()).toBe(2);
  });

  it(`${times} times while an SVD is computed: the next edit is decomposed all the same`, async () => {
    await lens.editor.cursorAt('worked.py', '[[1, 2], [3, 4]]', 3);
    for (let time = 1; time <= times; time++) {
      await lens.editor.type('0');
      await crash('decomposer');
      await lens.editor.type('0');
      // The first entry is 1, 100, 10000 …: a state that stays, whatever the edits between came to.
      const norm = Math.hypot(100 ** time, 2, 3, 4);
      const ratio = async () => (await visualizer.number('frobenius')) / norm;
      await expect.poll(ratio, { timeout: 30_000 }).toBeCloseTo(1, 12);
    }
    await lens.screenshot('decomposer');
  });

  it(`${times} times while a view asks its worker: it answers the next question`, async () => {
    const find = (id: string) => visualizer.frame.getByTestId(id);
    await find('tab-factors').click();
    for (let time = 0; time < times; time++) {
      const form = time % 2 === 0 ? 'full' : 'thin';
      await find('svd-form').locator(`input[value="${form}"]`).check();
      await crash('analyst');
    }
    await find('svd-form').locator('input[value="thin"]').check();
    await find('svd-form').locator('input[value="full"]').check();
    await visualizer.frame.locator('[data-form="full"]').waitFor();
    await lens.screenshot('analyst');
  });
});
