import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import type { PixelCase, PixelResult } from './pages/pixels.js';

/** Compares the shaders with the core's rasterizer, pixel by pixel, in a real browser. */
describe('pixels on the GPU and on the CPU', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('pages/pixels.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      loader: { '.glsl': 'text' },
    });
    browser = await launchBrowser({ webgl: true });
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(() => browser.close());

  const cases: Record<string, PixelCase> = {
    'a small matrix, cells larger than pixels': {
      rows: 7,
      cols: 5,
      kind: 'noise',
      width: 230,
      height: 322,
      domain: [-1, 1],
      scale: 'linear',
    },
    'about a cell a pixel': {
      rows: 211,
      cols: 199,
      kind: 'noise',
      width: 200,
      height: 210,
      domain: [-1, 1],
      scale: 'linear',
    },
    'several cells a pixel': {
      rows: 1024,
      cols: 1024,
      kind: 'noise',
      width: 360,
      height: 360,
      domain: [-1, 1],
      scale: 'linear',
    },
    'blocks of cells': {
      rows: 2048,
      cols: 1999,
      kind: 'graded',
      width: 301,
      height: 311,
      domain: [-1, 1],
      scale: 'linear',
    },
    'a single outlier among four million cells': {
      rows: 2048,
      cols: 2048,
      kind: 'outlier',
      width: 150,
      height: 150,
      domain: [-1, 1],
      scale: 'linear',
    },
    'missing and infinite cells, one by one': {
      rows: 12,
      cols: 17,
      kind: 'holes',
      width: 340,
      height: 240,
      domain: [-1, 1],
      scale: 'linear',
    },
    'missing and infinite cells in blocks': {
      rows: 900,
      cols: 1100,
      kind: 'holes',
      width: 110,
      height: 90,
      domain: [-1, 1],
      scale: 'linear',
    },
    'a log scale': {
      rows: 300,
      cols: 300,
      kind: 'positive',
      width: 280,
      height: 280,
      domain: [1e-3, 1e3],
      scale: 'log',
    },
    'a log scale in blocks': {
      rows: 1500,
      cols: 1500,
      kind: 'positive',
      width: 200,
      height: 200,
      domain: [1e-2, 1e2],
      scale: 'log',
    },
    'a log scale that starts below zero': {
      rows: 100,
      cols: 100,
      kind: 'noise',
      width: 210,
      height: 190,
      domain: [-1, 1],
      scale: 'log',
    },
    'a symlog scale': {
      rows: 400,
      cols: 400,
      kind: 'noise',
      width: 333,
      height: 333,
      domain: [-1, 1],
      scale: 'symlog',
      colorMap: 'RdBu',
      reversed: true,
    },
    'an odd viewport': {
      rows: 800,
      cols: 700,
      kind: 'noise',
      viewport: [13.37, 401.9, 333.3, 799.2],
      width: 301,
      height: 263,
      domain: [-0.4, 0.9],
      scale: 'linear',
    },
    'a viewport deep inside': {
      rows: 800,
      cols: 700,
      kind: 'noise',
      viewport: [100.5, 20.25, 107.75, 31.125],
      width: 257,
      height: 301,
      domain: [-1, 1],
      scale: 'linear',
    },
    'one very long row': {
      rows: 1,
      cols: 100_000,
      kind: 'outlier',
      width: 360,
      height: 90,
      domain: [-1, 1],
      scale: 'linear',
    },
    'a very tall matrix': {
      rows: 50_000,
      cols: 3,
      kind: 'graded',
      width: 90,
      height: 360,
      domain: [-1, 1],
      scale: 'linear',
    },
    'the difference of two textures': {
      rows: 1200,
      cols: 1200,
      kind: 'difference',
      width: 200,
      height: 200,
      domain: [-0.5, 0.5],
      scale: 'linear',
      colorMap: 'RdBu',
    },
    'one colour: both ends of the domain are equal': {
      rows: 10,
      cols: 10,
      kind: 'noise',
      width: 50,
      height: 50,
      domain: [0, 0],
      scale: 'linear',
    },
  };

  it.each(Object.entries(cases))('%s', async (_name, input) => {
    const result: PixelResult = await page.evaluate((given) => window.comparePixels(given), input);
    // If a cell differs by exactly a quarter of the map, rounding decides: at most one pixel in 50,000.
    expect(result.worse).toBeLessThanOrEqual(Math.floor(result.pixels / 50_000));
    expect(result.pixels).toBe(input.width * input.height);
    // The picture must not be empty, or the comparison would prove nothing.
    expect(result.colors).toBeGreaterThan(input.domain[0] === input.domain[1] ? 0 : 1);
  });
});
