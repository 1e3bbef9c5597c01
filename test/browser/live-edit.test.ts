import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

describe('editing the literal', () => {
  let lens: Lens;
  keepFailures(() => lens);
  let visualizer: Visualizer;
  beforeAll(async () => {
    lens = await Lens.start({ name: 'live-edit', webgl: false });
    await lens.editor.cursorAt('worked.py', '[[1, 2], [3, 4]]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
  });
  afterAll(() => lens.close());

  it('starts from the norm √30', async () => {
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(30), 12);
  });

  it('follows what is typed, and takes nothing away meanwhile', async () => {
    const taken = await visualizer.frame.evaluateHandle(() => {
      const count = { now: 0 };
      new MutationObserver((changes) => {
        const nodes = changes.flatMap(({ removedNodes }) => [...removedNodes]);
        const elements = nodes.filter((node) => node instanceof HTMLElement);
        count.now += elements.filter((node) => node.matches('figure, canvas')).length;
      }).observe(document.body, { childList: true, subtree: true });
      return count;
    });
    // The cursor is after the 1: the entry becomes 10, 100, … and then 10 again. On a busy machine, an SVD
    // may take longer than the page waits for it, but not each time.
    const counts: number[] = [];
    let before = 0;
    for (const digits of [1, 2, 3, 4, 5]) {
      await lens.editor.type('0');
      const norm = Math.hypot(10 ** digits, 2, 3, 4);
      await expect
        .poll(async () => (await visualizer.number('frobenius')) / norm)
        .toBeCloseTo(1, 12);
      await visualizer.drawnAll();
      const { now } = await taken.jsonValue();
      counts.push(now - before);
      before = now;
    }
    expect(Math.min(...counts)).toBe(0);
    for (let digit = 0; digit < 4; digit++) await lens.page.keyboard.press('Backspace');
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(129), 12);
  });

  it('keeps the picture and says what is wrong where the literal is broken', async () => {
    // 10, 2] becomes 10, 7, 2]: rows of 3 and 2.
    await lens.editor.type(', 7');
    const problem = await visualizer.problem('ragged');
    expect(problem).toMatch(/row 2 has 2/i);
    expect(problem).toMatch(/line 16/i);
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(129), 12);
    await lens.screenshot('ragged');
  });

  it('goes on as soon as it can be read again', async () => {
    for (let i = 0; i < 3; i++) await lens.page.keyboard.press('Backspace');
    await visualizer.noProblem();
    await lens.editor.type('0');
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(10_029), 10);
  });

  it('follows the literal when lines are put before it', async () => {
    await lens.editor.goto(1);
    await lens.editor.type('# one line more\n\n');
    const before = await visualizer.shown();
    await lens.editor.goto(18, 17);
    await lens.editor.type('5');
    await visualizer.ready(before);
    await expect.poll(() => visualizer.text()).toContain('worked.py:18');
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
