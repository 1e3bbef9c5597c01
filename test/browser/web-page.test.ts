import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { svd } from '../../src/core/index.js';
import { examplePages } from './example-pages.js';
import { pageBrowsers, type OpenedPage, type PageBrowser } from './opened-page.js';
import { pageOfExample, ROOT, type Example } from './web-pages.js';

const PICTURES = join(ROOT, 'artifacts', 'browser', 'web-page');
const committed = (name: string) => pathToFileURL(join(ROOT, 'docs', 'pages', `${name}.html`)).href;

const ready = `document.documentElement.matches('[data-lens-ready]:not([data-lens-pending])')`;
const textOf = (selector: string) =>
  `document.querySelector(${JSON.stringify(selector)})?.textContent`;
const chosenTab = `document.querySelector('[role=tab][aria-selected=true]')?.id`;
const rank = `Number(document.querySelector('input[type=range]')?.value)`;

async function isReady(page: OpenedPage): Promise<void> {
  await expect.poll(() => page.evaluate<boolean>(ready), { timeout: 60_000 }).toBe(true);
}

/** Serious and critical findings of axe-core, each with its elements. */
async function findings(page: OpenedPage): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(`void 0;${await readFile(path, 'utf8')};void 0`);
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, any }) => id + ': ' + target.join(' ') + ' ' + (any[0]?.message ?? ''))))`);
}

beforeAll(() => mkdir(PICTURES, { recursive: true }));

describe.each(Object.keys(pageBrowsers))('the pages of docs/pages in %s', (name) => {
  let browser: PageBrowser;
  let examples: Readonly<Record<string, Example>>;
  beforeAll(async () => {
    examples = await examplePages();
    browser = await pageBrowsers[name]!();
  });
  afterAll(() => browser.close());
  const picture = (title: string) =>
    join(PICTURES, `${name.toLowerCase().replaceAll(' ', '-')}-${title}.png`);

  it.each(['worked', 'ratings', 'waves'])('%s opens as its author left it', async (file) => {
    const example = examples[file]!;
    const page = await browser.open(committed(file));
    await isReady(page);
    expect(await page.evaluate(textOf('.lens-top h1'))).toBe(example.title);
    const { rows, cols } = example.matrix;
    expect(await page.evaluate(textOf('[data-number=shape]'))).toBe(`${rows}×${cols}`);
    expect(await page.evaluate(chosenTab)).toBe(`tab-${example.view ?? 'approximation'}`);
    expect(await page.evaluate(rank)).toBe(example.rank);
    await page.screenshot(picture(file));
    expect(page.errors).toEqual([]);
    expect(page.requests).toEqual([]);
    await page.close();
  });

  it('shows the numbers of the matrix, in every view', async () => {
    const page = await browser.open(committed('worked'));
    await isReady(page);
    const found = svd(examples['worked']!.matrix);
    if (!found.ok) throw new Error(found.problem.message);
    const tail = Math.hypot(...found.value.s.slice(1));
    const shown = await page.evaluate<string>(
      `document.querySelector('[data-number=tail]')?.dataset.value`,
    );
    expect(Number(shown)).toBeCloseTo(tail, 12);
    const views = [
      'approximation',
      'spectrum',
      'layers',
      'factors',
      'completion',
      'methods',
      'geometry',
    ];
    for (const view of views) {
      await page.click(`#tab-${view}`);
      await expect
        .poll(() => page.evaluate<number>(`document.querySelector('#view').innerText.length`))
        .toBeGreaterThan(100);
    }
    expect(page.errors).toEqual([]);
    expect(page.requests).toEqual([]);
    await page.close();
  });

  it('follows its address, and the address follows the reader', async () => {
    const page = await browser.open(`${committed('worked')}#view=spectrum&k=2`);
    await isReady(page);
    expect(await page.evaluate(chosenTab)).toBe('tab-spectrum');
    expect(await page.evaluate(rank)).toBe(2);
    await page.evaluate(`location.hash = '#view=layers&k=1'; 0`);
    await expect.poll(() => page.evaluate(chosenTab)).toBe('tab-layers');
    await expect.poll(() => page.evaluate(rank)).toBe(1);
    await page.click('#tab-methods');
    await expect.poll(() => page.evaluate('location.hash')).toBe('#view=methods&k=1');
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has no serious finding of axe-core: %s', async (scheme) => {
    const page = await browser.open(committed('worked'), scheme);
    await isReady(page);
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(scheme);
    await page.screenshot(picture(scheme));
    expect(await findings(page)).toEqual([]);
    await page.click('#tab-spectrum');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('lets no request leave it', async () => {
    const page = await browser.open(committed('worked'));
    await isReady(page);
    const tried = await page.evaluate<string[]>(`(async () => {
      const refused = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      await fetch('https://example.org/').catch(() => 0);
      const image = new Image();
      image.src = 'https://example.org/x.png';
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [...refused.map((name) => name.replace(/-(elem|attr)$/, '')), String(window.hacked)];
    })()`);
    expect([...tried].sort()).toEqual(['connect-src', 'img-src', 'script-src', 'undefined']);
    await page.close();
  });
});

describe('a page', () => {
  let folder: string;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'low-rank-lens-page-'));
    browser = await launchBrowser({ webgl: false });
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is small: at most 700 kB and the matrix', async () => {
    for (const [name, { matrix }] of Object.entries(await examplePages())) {
      const { length } = await readFile(join(ROOT, 'docs', 'pages', `${name}.html`));
      expect(length).toBeLessThan(700_000 + 9 * matrix.data.length);
    }
  });

  it('says nothing of the machine that it was written on', async () => {
    const html = await readFile(join(ROOT, 'docs', 'pages', 'worked.html'), 'utf8');
    expect(html).not.toMatch(/file:\/\/|\/home\/|secret/);
  });

  it('without JavaScript has a sentence and the pictures', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(committed('worked'));
    await expect
      .poll(() => page.locator('noscript, .lens-still p').first().innerText())
      .toMatch(/JavaScript/);
    expect(await page.locator('.lens-still img').count()).toBe(3);
    for (const image of await page.locator('.lens-still img').all()) {
      expect((await image.boundingBox())?.width).toBeGreaterThan(100);
    }
    await page.screenshot({ path: join(PICTURES, 'without-javascript.png'), fullPage: true });
    await context.close();
  });

  it('is written by the lens as it is now, and runs nothing of what it shows', async () => {
    const hostile = `</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"><!--`;
    const matrix = {
      rows: 2,
      cols: 2,
      data: Float64Array.of(2, NaN, 3, 4),
      rowLabels: [hostile, 'b'],
    };
    const html = await pageOfExample(
      {
        ...{ name: 'A', label: hostile, place: hostile, matrix, title: hostile, note: hostile },
        text: hostile,
        ...{ language: 'zh-cn', translations: { Spectrum: '谱' } },
      },
      browser,
    );
    const file = join(folder, 'hostile.html');
    await writeFile(file, html);
    const page = await (await browser.newContext()).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-lens-ready]', { state: 'attached' });
    expect(await page.title()).toBe(hostile);
    expect(await page.locator('h1').first().innerText()).toBe(hostile);
    expect(await page.evaluate('String(window.hacked)')).toBe('undefined');
    expect(await page.getByTestId('tab-spectrum').innerText()).toBe('谱');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-cn');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('saves results as downloads, and offers nothing that needs an editor', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(committed('worked'));
    await page.waitForSelector('html[data-lens-ready]', { state: 'attached' });
    await page.locator('[data-testid=result] summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('result-save').click(),
    ]);
    expect(download.suggestedFilename()).toBe('X-rank-1.npz');
    await expect.poll(() => page.getByTestId('said').innerText()).toBe('Saved X-rank-1.npz.');
    for (const id of ['result-insert', 'result-new-file', 'export-page']) {
      expect(await page.getByTestId(id).count()).toBe(0);
    }
    await page.locator('#tab-methods').click();
    expect(await page.getByTestId('choose-second').count()).toBe(0);
    await page.context().close();
  });

  it('is light on paper, and leaves out what only works on a screen', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(committed('worked'));
    await page.waitForSelector('html[data-lens-ready]', { state: 'attached' });
    await page.evaluate(`window.themes = []; new MutationObserver(() => window.themes.push(document.documentElement.dataset.theme))
      .observe(document.documentElement, { attributeFilter: ['data-theme'] }); 0`);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    await writeFile(join(PICTURES, 'printed.pdf'), pdf);
    expect(pdf.length).toBeGreaterThan(10_000);
    expect(await page.evaluate('window.themes.join()')).toBe('light,dark');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByTestId('theme').isVisible()).toBe(false);
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint')); 0`);
    await page.screenshot({ path: join(PICTURES, 'printed.png'), fullPage: true });
    await context.close();
  });

  it('fits a telephone', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    for (const name of ['worked', 'ratings', 'waves']) {
      await page.goto(committed(name));
      await page.waitForSelector('html[data-lens-ready]', { state: 'attached' });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await page.screenshot({ path: join(PICTURES, `narrow-${name}.png`), fullPage: true });
    }
    await context.close();
  });
});
