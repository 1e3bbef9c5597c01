import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { openFile, untilEditorIsKnown } from './known-editor.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** How often each worker is killed. */
const times = 10;
/** Rows and columns of a matrix whose SVD takes long enough to be visible as running. */
const n = 500;

/** Random digits, of full rank. */
function table(): string {
  let state = n;
  const digit = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % 10;
  };
  const row = () => Array.from({ length: n }, digit).join(',');
  return `${Array.from({ length: n }, row).join('\n')}\n`;
}

/** Kills of one worker, each as soon as the page shows that the worker is running. */
interface Kills {
  count(): Promise<number>;
  stop(): Promise<void>;
}

describe('workers that are killed while they work', () => {
  let lens: Lens;
  let visualizer: Visualizer;
  keepFailures(() => lens);
  beforeAll(async () => {
    const settings = { 'workbench.editorAssociations': { '*.png': 'lowRankLens.imageFile' } };
    lens = await Lens.start({ name: 'crashes', webgl: true, settings });
    await writeFile(join(lens.folder, 'digits.csv'), table());
    await show('worked.py', '[[3, 2, 5]');
  });
  afterAll(() => lens.close());

  const byId = (id: string) => visualizer.frame.getByTestId(id);

  async function show(file: string, text: string): Promise<void> {
    await lens.editor.cursorAt(file, text, 2);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.showsFile(file);
  }

  /** Kills the worker of a role each time an element for the selector `working` appears. */
  async function killWhile(role: string, working: string): Promise<Kills> {
    const handle = await visualizer.frame.evaluateHandle(
      ([role, working]) => {
        const kills = { count: 0, stop: () => observer.disconnect() };
        let shown = false;
        const look = () => {
          const now = document.querySelector(working) !== null;
          if (now && !shown) {
            kills.count++;
            window.dispatchEvent(new CustomEvent('lens-kill', { detail: role }));
          }
          shown = now;
        };
        const observer = new MutationObserver(look);
        const changes = { subtree: true, childList: true, attributes: true };
        observer.observe(document, changes);
        return kills;
      },
      [role, working] as const,
    );
    return {
      count: () => handle.evaluate((kills) => kills.count),
      stop: () => handle.evaluate((kills) => kills.stop()),
    };
  }

  it(`the painter, ${times} times with a frame on its way: each step of the slider is drawn`, async () => {
    const kills = await killWhile('painter', 'html[data-lens-pending]');
    for (let time = 0; (await kills.count()) < times; time++) {
      await visualizer.rankByKeys(1 + (time % 2));
    }
    await kills.stop();
    await visualizer.rankByKeys(3);
    await visualizer.drawnAll();
    const [m, low] = [
      await visualizer.cellColors('matrix', 4, 3),
      await visualizer.cellColors('approximation', 4, 3),
    ];
    expect(low).toEqual(m);
    await lens.screenshot('painter');
  });

  it(`the completer, ${times} times: the view says so, and the next one is done`, async () => {
    await byId('tab-completion').click();
    await byId('completion-table').waitFor();
    const kills = await killWhile('completer', '[data-testid=completion-running][data-fraction]');
    for (let time = 1; time <= times; time++) {
      await byId('completion-rank').fill(String(1 + (time % 2)));
      await byId('completion-rank').press('Enter');
      await expect.poll(() => kills.count()).toBeGreaterThanOrEqual(time);
      await byId('completion-problem').waitFor();
    }
    await kills.stop();
    await byId('completion-rank').fill('3');
    await byId('completion-rank').press('Enter');
    await byId('completion-problem').waitFor({ state: 'detached' });
    await byId('completion-running').waitFor({ state: 'detached' });
    await byId('completion-table').waitFor();
    await lens.screenshot('completer');
  });

  it(`the analyst, ${times} times: the next question is answered`, async () => {
    await byId('tab-methods').click();
    await visualizer.frame.locator('[data-testid=ways][data-ways="4"]').waitFor();
    const kills = await killWhile('analyst', '[data-testid=ways-running]');
    for (let time = 1; time <= times; time++) {
      await visualizer.rankByKeys(1 + (time % 2));
      await expect.poll(() => kills.count()).toBeGreaterThanOrEqual(time);
    }
    await kills.stop();
    await visualizer.rankByKeys(3);
    await visualizer.frame.locator('[data-testid=ways][data-rank="3"][data-ways="4"]').waitFor();
    await lens.screenshot('analyst');
  });

  it(`the decomposer, ${times} times: it is told, and the next edit is decomposed`, async () => {
    await byId('tab-approximation').click();
    const small = await visualizer.shown();
    await lens.editor.cursorAt('digits.csv', ',');
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(small);
    const kills = await killWhile('decomposer', '[data-what=decomposing]');
    for (let time = 1; time <= times; time++) {
      // The first entry gets one more digit.
      await lens.editor.type('1');
      await expect.poll(() => kills.count()).toBeGreaterThanOrEqual(time);
      expect(await visualizer.problem('cancelled')).toContain('killed on purpose');
    }
    await kills.stop();
    const before = await visualizer.shown();
    await lens.editor.type('1');
    await visualizer.ready(before);
    await visualizer.noProblem();
    await expect.poll(() => visualizer.number('frobenius')).toBeGreaterThan(10 ** times);
    await lens.screenshot('decomposer');
  });

  it('also where one fails by a mistake of ours', async () => {
    const before = await visualizer.shown();
    for (const role of ['painter', 'decomposer', 'completer', 'analyst']) {
      await visualizer.frame.evaluate(
        (detail) => window.dispatchEvent(new CustomEvent('lens-throw', { detail })),
        role,
      );
    }
    await lens.editor.cursorAt('worked.py', '[[1, 2], [3, 4]]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    await visualizer.ready(before);
    await expect.poll(() => visualizer.number('frobenius')).toBeCloseTo(Math.sqrt(30), 12);
    await visualizer.rankByKeys(2);
    await visualizer.rankByKeys(1);
  });

  it(`the imager, ${times} times: the picture is drawn at the next rank`, async () => {
    await untilEditorIsKnown(lens);
    await openFile(lens, 'harbour.png');
    visualizer = await lens.visualizer();
    const measured = '[data-number=ssim]:not([data-value=""])';
    await visualizer.frame.locator(measured).waitFor();
    const draw = async (rank: number) => {
      await byId('rank-number').fill(String(rank));
      await byId('rank-number').press('Enter');
      await visualizer.frame.locator(`[data-ranks="${rank} ${rank} ${rank}"]`).waitFor();
    };
    const settled = visualizer.frame.locator(`${measured}, [role=alert]`).first();
    // The picture is there, and its similarity is still computed.
    const kills = await killWhile('imager', '[data-number=ssim][data-value=""]');
    for (let rank = 31; (await kills.count()) < times; rank++) {
      await draw(rank);
      await settled.waitFor();
    }
    await kills.stop();
    // Too many crashes are told, and the next wish is fulfilled all the same.
    for (const how of ['lens-kill', 'lens-throw']) {
      await visualizer.frame.evaluate(
        (how) => window.dispatchEvent(new CustomEvent(how, { detail: 'imager' })),
        how,
      );
      await visualizer.frame
        .locator('[role=alert]', { hasText: 'could not be computed' })
        .waitFor();
      await draw(how === 'lens-kill' ? 20 : 25);
      await visualizer.frame.locator(measured).waitFor();
      await visualizer.frame.locator('[role=alert]').waitFor({ state: 'detached' });
    }
    await expect.poll(() => visualizer.number('ssim')).toBeGreaterThan(0.8);
    await lens.screenshot('imager');
  });
});
