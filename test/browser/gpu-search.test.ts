import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import type { SearchResult } from './pages/gpu-search.js';

/** The search with tfjs' WebGL products in a real browser, against double precision. */
describe('the truncated search on WebGL', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('pages/gpu-search.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
    });
    browser = await launchBrowser({ webgl: true });
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  it.each([
    [300, 260, 1],
    [190, 411, 1e-200],
    [333, 301, 1e120],
  ])('%i × %i, scale %f: the bound holds and the values are right', async (rows, cols, factor) => {
    const result: SearchResult = await page.evaluate(
      ([m, n, f]) => window.searchWithWebgl(m, n, f),
      [rows, cols, factor] as const,
    );
    const { s, exact, residuals, errorBound, error } = result;
    const largest = exact[0]!;
    expect(s).toHaveLength(10);
    const tail = factor * Math.hypot(...exact.slice(10).map((sigma) => sigma / factor));
    // In the page's plain loops, squares of 1e-200 underflow to zero.
    if (error > 0 && Number.isFinite(error)) {
      expect(errorBound).toBeGreaterThanOrEqual(error);
      expect(error).toBeGreaterThanOrEqual(tail * (1 - 1e-10));
    }
    expect(errorBound).toBeGreaterThanOrEqual(tail * (1 - 1e-10));
    expect(errorBound).toBeLessThan(tail * 1.001);
    s.forEach((sigma, i) => {
      expect(Math.abs(sigma - exact[i]!)).toBeLessThanOrEqual(residuals[i]! * (1 + 1e-9));
      // Far better than the single precision of the products, a relative 6e-8.
      expect(Math.abs(sigma - exact[i]!) / largest).toBeLessThan(1e-9);
    });
  });

  it('is left alone where the timing says that the processor is quicker', async () => {
    const { searched, faster } = await page.evaluate(() => window.choice());
    expect(searched).toBe(faster);
    // These browsers run WebGL on the processor, so it cannot be faster than the processor.
    expect(faster).toBe(false);
  });
});
