import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete, prepareColumns, svd, tails, type Matrix } from '../../src/core/index.js';
import { examplePages } from './example-pages.js';
import { pageBrowsers, type OpenedPage, type PageBrowser } from './opened-page.js';
import { pageOfExample, type Example } from './web-pages.js';

const wish = { method: 'hard-impute', rank: 1, lambda: 'auto', seed: 1 } as const;
/** Rows 2 and 3, columns 1 and 2, of a matrix of 4×3. */
const zoomed = [0, 1, 2, 3, 4, 3];

const ready = `document.documentElement.matches('[data-lens-ready]:not([data-lens-pending])')`;
const textOf = (selector: string) =>
  `document.querySelector(${JSON.stringify(selector)})?.innerText.split(/\\s+/).join(' ')`;
const tailShown = `Number(document.querySelector('[data-number=tail]')?.dataset.value)`;

let folder: string;
let examples: Readonly<Record<'zoom' | 'completion' | 'centred', Example>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'low-rank-lens-state-'));
  const { worked, ratings } = await examplePages();
  examples = {
    zoom: { ...worked!, memory: { viewport: zoomed } },
    completion: {
      ...{ ...ratings!, view: 'approximation', rank: 1 },
      memory: { 'completion.applied': wish },
    },
    centred: { ...worked!, memory: { preparation: 'centre' } },
  };
  for (const [name, example] of Object.entries(examples)) {
    await writeFile(join(folder, `${name}.html`), await pageOfExample(example));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** √(σₖ₊₁² + …) for the rank on screen. */
function tailOf(matrix: Matrix, rank: number): number {
  const found = svd(matrix);
  if (!found.ok) throw new Error(found.problem.message);
  return tails(found.value.s)[rank]!;
}

describe.each(Object.keys(pageBrowsers))('a page keeps what its author chose, in %s', (name) => {
  let browser: PageBrowser;
  beforeAll(async () => {
    browser = await pageBrowsers[name]!();
  });
  afterAll(() => browser.close());

  async function opened(page: keyof typeof examples): Promise<OpenedPage> {
    const shown = await browser.open(pathToFileURL(join(folder, `${page}.html`)).href);
    await expect.poll(() => shown.evaluate<boolean>(ready), { timeout: 60_000 }).toBe(true);
    return shown;
  }
  async function closed(page: OpenedPage): Promise<void> {
    expect(page.errors).toEqual([]);
    expect(page.requests).toEqual([]);
    await page.close();
  }

  it('the zoom, which a reader can leave', async () => {
    const page = await opened('zoom');
    const rows = textOf('[data-testid=heatmap-matrix] [data-testid=axis-rows]');
    const columns = textOf('[data-testid=heatmap-matrix] [data-testid=axis-columns]');
    await expect.poll(() => page.evaluate(rows)).toBe('2 3');
    expect(await page.evaluate(columns)).toBe('1 2');
    await page.click('[data-testid=home]');
    await expect.poll(() => page.evaluate(rows)).toBe('1 2 3 4');
    await closed(page);
  });

  it('the completion of a matrix with holes', async () => {
    const { matrix } = examples.completion;
    const { method, rank, seed } = wish;
    const missing = Uint8Array.from(matrix.data, (value) => (Number.isNaN(value) ? 1 : 0));
    const done = complete({ ...matrix, missing }, { method, rank, seed });
    if (!done.ok) throw new Error(done.problem.message);
    const expected = tailOf(done.value.matrix, 1);
    expect(expected).not.toBeCloseTo(
      tailOf(
        { ...matrix, missing: undefined, data: matrix.data.map((x) => (Number.isNaN(x) ? 0 : x)) },
        1,
      ),
      3,
    );
    const page = await opened('completion');
    await expect.poll(() => page.evaluate<number>(tailShown)).toBeCloseTo(expected, 9);
    await page.click('#tab-completion');
    await expect.poll(() => page.evaluate<string>(textOf('#view'))).toMatch(/hard-impute/i);
    await closed(page);
  });

  it('centred columns', async () => {
    const { matrix } = examples.centred;
    const expected = tailOf(prepareColumns(matrix, 'centre'), 1);
    expect(expected).not.toBeCloseTo(tailOf(matrix, 1), 3);
    const page = await opened('centred');
    await expect.poll(() => page.evaluate<number>(tailShown)).toBeCloseTo(expected, 9);
    await closed(page);
  });
});
