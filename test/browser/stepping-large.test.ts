import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import type { Visualizer } from './visualizer.js';

describe('a variable of 2048×2048 that is stepped', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    debug = await Debugging.open({ name: 'stepping-large', webgl: false }, 'steps.py', {
      type: 'debugpy',
      python: [process.env['LOW_RANK_LENS_PYTHON']],
      console: 'internalConsole',
    });
    await debug.start();
  });
  afterAll(() => debug.lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);
  const title = () => visualizer.frame.locator('h1').innerText();
  const changed = async () => Number(await byId('changed').getAttribute('data-value'));
  const colors = () => visualizer.cellColors('matrix', 16, 16);

  it('shows another picture at the next stop, and how far the numbers have moved', async () => {
    await debug.visualize('big');
    visualizer = await debug.lens.visualizer();
    await visualizer.ready();
    expect(await title()).toBe('big 2,048×2,048');
    const before = await colors();
    await debug.goOn();
    // Half of the entries have grown by one.
    await expect.poll(changed).toBeCloseTo(Math.sqrt(2048 * 1024), 6);
    await expect.poll(colors).not.toEqual(before);
    await debug.lens.screenshot('next');
  });

  it('answers while the numbers of the next stop come', async () => {
    await debug.visualize('slow()');
    await expect.poll(title).toBe('slow() 1,024×2,048');
    // Its numbers are there as a whole.
    await visualizer.number('measured');
    // The page itself zooms while the numbers come in parts, and tells what they were at when the picture had followed.
    const answered = visualizer.frame.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const of = (id: string) => document.querySelector<HTMLElement>(`[data-testid=${id}]`);
          let zoomed = false;
          const observer = new MutationObserver(() => {
            const progress = of('progress')?.innerText ?? '';
            if (!zoomed && /Reading slow.*\s%/.test(progress)) {
              zoomed = true;
              of('zoom-in')!.click();
            } else if (zoomed && of('zoom-out')?.matches(':enabled') === true) {
              observer.disconnect();
              resolve(progress);
            }
          });
          const all = { subtree: true, childList: true, attributes: true, characterData: true };
          observer.observe(document.body, all);
        }),
    );
    await debug.goOn();
    expect(await answered).toContain('Reading slow()');
    await expect.poll(changed).toBeCloseTo(1024, 6);
    // What was chosen meanwhile stays.
    expect(await byId('zoom-out').isEnabled()).toBe(true);
    await debug.lens.screenshot('answered');
    debug.lens.expectNoErrors();
  });
});

describe('a variable with more entries than the limit', () => {
  let debug: Debugging;
  let visualizer: Visualizer;
  keepFailures(() => debug.lens);
  beforeAll(async () => {
    const settings = { 'lowRankLens.maxEntries': 1_000_000 };
    debug = await Debugging.open({ name: 'stepping-limit', webgl: false, settings }, 'steps.js', {
      type: 'pwa-node',
      console: 'internalConsole',
    });
    await debug.start();
  });
  afterAll(() => debug.lens.close());

  const note = () => visualizer.frame.getByTestId('large-note').innerText();
  const colors = () => visualizer.cellColors('matrix', 16, 16);

  it('stays in the program: a picture in blocks, and the leading singular values, both said', async () => {
    await debug.visualize('big');
    visualizer = await debug.lens.visualizer();
    await expect.poll(note).toContain('stands for up to 3 × 3 entries');
    await expect.poll(note).toContain('σ');
    expect(await visualizer.frame.locator('h1').innerText()).toBe('big 1,200×1,200');
    await debug.lens.screenshot('blocks');
  });

  it('is read again at the next stop', async () => {
    const before = await colors();
    await debug.goOn();
    await expect.poll(colors).not.toEqual(before);
    await expect.poll(note).toContain('σ');
    await debug.lens.screenshot('next');
    debug.lens.expectNoErrors();
  });
});
