import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Debugging } from './debugging.js';
import { keepFailures } from './keep-failures.js';
import type { Visualizer } from './visualizer.js';

/** While the numbers come in parts, the page itself zooms: what was drawn then, and what the progress said. */
interface Answered {
  readonly zoom: string;
  readonly progress: string;
}

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
    expect(await colors()).not.toEqual(before);
    await debug.lens.screenshot('next');
  });

  it('answers while the numbers of the next stop come', async () => {
    const before = await visualizer.shown();
    await debug.visualize('slow()');
    await visualizer.ready(before);
    const answered = visualizer.frame.evaluate(
      () =>
        new Promise<Answered>((resolve) => {
          const progress = () =>
            document.querySelector<HTMLElement>('[data-testid=progress]')?.innerText ?? '';
          const zoom = () =>
            document.querySelector('[data-testid=heatmap-matrix]')?.textContent ?? '';
          let whole = '';
          const observer = new MutationObserver(() => {
            if (whole === '' && /Reading slow.* %/.test(progress())) {
              whole = zoom();
              document.querySelector<HTMLElement>('[aria-label^="Zoom in"]')!.click();
            } else if (whole !== '' && zoom() !== whole) {
              observer.disconnect();
              resolve({ zoom: zoom(), progress: progress() });
            }
          });
          const all = { subtree: true, childList: true, attributes: true, characterData: true };
          observer.observe(document.body, all);
        }),
    );
    await debug.goOn();
    const { zoom, progress } = await answered;
    expect(progress).toContain('Reading slow()');
    await expect.poll(changed).toBeCloseTo(Math.sqrt(2048 * 1024), 6);
    // What was chosen meanwhile stays.
    expect(await byId('heatmap-matrix').textContent()).toBe(zoom);
    await debug.lens.screenshot('answered');
    debug.lens.expectNoErrors();
  });
});
