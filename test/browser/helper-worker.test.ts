import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';
import type { Visualizer } from './visualizer.js';

/** An n×n table of digits of full rank. */
function table(n: number): string {
  let state = n;
  const digit = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % 10;
  };
  const row = () => Array.from({ length: n }, digit).join(',');
  return `${Array.from({ length: n }, row).join('\n')}\n`;
}

/** A worker can start another worker under a webview's content security policy. */
describe('the helper of the decomposing worker, in a VS Code', () => {
  let lens: Lens;
  let session: CDPSession;
  keepFailures(() => lens);
  beforeAll(async () => {
    lens = await Lens.start({ name: 'helper-worker', webgl: false });
    session = await lens.page.context().browser()!.newBrowserCDPSession();
  });
  afterAll(() => lens.close());

  const visualize = async (n: number): Promise<Visualizer> => {
    await writeFile(join(lens.folder, `m${n}.csv`), table(n));
    await lens.editor.open(`m${n}.csv`);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    return lens.visualizer();
  };
  /** The number of workers that run the visualizer's script; its blob is the one with several workers. */
  const workers = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    const counts = new Map<string, number>();
    for (const { type, url } of targetInfos) {
      if (type === 'worker') counts.set(url, (counts.get(url) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };

  it('computes one half of a 700×700 matrix', async () => {
    const visualizer = await visualize(600);
    const before = await visualizer.ready();
    await visualizer.frame.getByTestId('tab-spectrum').click();
    const quality = visualizer.frame.getByTestId('quality');
    await quality.waitFor({ timeout: 60_000 });
    // On a busy machine, the helper may start too late for the first matrix. It must be there now.
    await expect.poll(workers).toBe(3);
    await visualize(700);
    await visualizer.ready(before);
    await expect.poll(() => quality.getAttribute('data-workers', { timeout: 60_000 })).toBe('2');
    await expect.poll(() => quality.innerText()).toContain('by two workers');
    await expect.poll(() => visualizer.number('orthogonalityU')).toBeLessThan(50);
    await expect.poll(() => visualizer.number('orthogonalityV')).toBeLessThan(50);
    // The painter, the decomposer and its helper.
    await expect.poll(() => workers()).toBe(3);
  });

  it('ends with it when the decomposition is cancelled', async () => {
    const visualizer = await visualize(1500);
    const progress = visualizer.frame.getByTestId('progress');
    await progress.getByText('Computing all 1,500').waitFor({ timeout: 60_000 });
    await expect.poll(() => workers()).toBe(3);
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    // The painter, and the decomposer, which waits for the next matrix.
    await expect.poll(workers).toBe(2);
    await expect.poll(() => visualizer.number('frobenius')).toBeGreaterThan(0);
  });

  it('leaves no error in the console', () => {
    lens.expectNoErrors();
  });
});
