import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';

async function script(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    loader: { '.glsl': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]!.text;
}

/** The SVD in a worker and one that it starts for itself, in a real browser. */
describe('an SVD in two workers', () => {
  let browser: Browser;
  let page: Page;
  let session: CDPSession;
  let counted: string;
  let product: string;

  beforeAll(async () => {
    counted = await script('pages/two-workers-worker.ts');
    product = await script('../../webview/worker.ts');
    const content = await script('pages/two-workers.ts');
    browser = await launchBrowser({ webgl: false });
    page = await browser.newPage();
    await page.addScriptTag({ content });
    session = await browser.newBrowserCDPSession();
  });
  afterAll(() => browser.close());

  const workers = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.filter(({ type }) => type === 'worker').length;
  };

  it.each([
    ['works', 1, 2],
    ['has no script', 0, 1],
    ['ends in the middle', 1, 1],
  ] as const)(
    'has the bits of one worker when the helper %s',
    async (behaviour, given, workers) => {
      const outcome = await page.evaluate(([text, how]) => window.twoWorkers.inTwo(text, how), [
        counted,
        behaviour,
      ] as const);
      expect(outcome).toEqual({ same: true, given, workers });
    },
  );

  it('ends both workers when it is cancelled in the middle, and the next one is right', async () => {
    await page.evaluate((text) => window.twoWorkers.begin(text, 1400), product);
    await expect.poll(() => workers()).toBeGreaterThan(0);
    await page.evaluate(() => window.twoWorkers.cancel());
    await expect.poll(workers).toBe(0);
    expect(await page.evaluate((text) => window.twoWorkers.decompose(text), product)).toBe(true);
  });
});
