import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { buildSite, serveSite } from '../../scripts/site.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { ROOT } from './web-pages.js';

const PICTURES = join(ROOT, 'artifacts', 'browser', 'site');

describe('the playground', () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    await mkdir(PICTURES, { recursive: true });
    site = await serveSite(await buildSite({ built: true }));
    browser = await launchBrowser({ webgl: false });
  });
  afterAll(async () => {
    await browser.close();
    await site.stop();
  });
  beforeEach(async () => {
    const context = await browser.newContext({
      viewport: { width: 1300, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin) && !/^(blob|data):/.test(request.url())) {
        errors.push(request.url());
      }
    });
    await page.goto(`${site.origin}/`);
  });
  afterEach(async () => {
    expect(errors).toEqual([]);
    await page.context().close();
  });

  const heading = () => page.locator('#app h1').innerText();
  const text = () => page.getByTestId('site-text');
  const rank = () => page.locator('#app input[type=range]').first().inputValue();

  it('shows what is pasted, and lists several matrices', async () => {
    await text().fill('A = [[1, 2], [3, 4]]\nB = np.array([[4, 11, 14], [8, 7, -2]])');
    await expect.poll(heading).toBe('A 2×2');
    const found = page.getByTestId('site-found').getByRole('button');
    expect(await found.allInnerTexts()).toEqual(['A', 'B']);
    await found.nth(1).click();
    await expect.poll(heading).toBe('B 2×3');
    await page.screenshot({ path: join(PICTURES, 'pasted.png') });
  });

  it('follows an edit, and keeps the rank', async () => {
    await text().fill('A = [[1, 2, 3], [3, 4, 9], [7, 8, 9]]');
    await expect.poll(heading).toBe('A 3×3');
    await page.locator('#app input[type=range]').first().press('End');
    await expect.poll(rank).toBe('3');
    const ready = () => page.locator('html').getAttribute('data-lens-ready');
    const before = await ready();
    await text().fill('A = [[1, 2, 3], [3, 4, 9], [7, 8, 1]]');
    await expect.poll(ready).not.toBe(before);
    await expect.poll(rank).toBe('3');
  });

  it('says in words what is wrong, and keeps the last picture', async () => {
    await text().fill('A = [[1, 2], [3, 4]]');
    await expect.poll(heading).toBe('A 2×2');
    await text().fill('A = [[1, 2], [3]]');
    await expect
      .poll(() => page.getByTestId('site-problem').innerText())
      .toMatch(/^Line 1: .*row 2/i);
    expect(await heading()).toBe('A 2×2');
    expect(await page.getByTestId('site-last').innerText()).toContain('the last matrix');
    await page.screenshot({ path: join(PICTURES, 'problem.png') });
  });

  it('reads a text in the language that is chosen', async () => {
    await text().fill('A = [1 2; 3 4]');
    await page.getByTestId('site-language').selectOption('matlab');
    await expect.poll(heading).toBe('A 2×2');
  });

  it('takes a file that is dropped', async () => {
    const data = [...(await readFile(join(ROOT, 'test/fixtures/files/mixed.npz')))];
    await page.evaluate((bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], 'mixed.npz'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    }, data);
    await expect
      .poll(() => page.getByTestId('site-found').getByRole('button').count())
      .toBeGreaterThan(1);
    await page.locator('html[data-lens-ready]').waitFor({ state: 'attached' });
  });

  it.each(['pandas.parquet', 'octave-v7.mat', 'coordinate.mtx', 'torch.safetensors', 'table.csv'])(
    'takes a file that is chosen: %s',
    async (name) => {
      await page.getByTestId('site-file').setInputFiles(join(ROOT, 'test/fixtures/files', name));
      await page.locator('html[data-lens-ready]').waitFor({ state: 'attached' });
      expect(await page.getByTestId('site-problem').innerText()).toBe('');
    },
  );

  it.each([
    ['png', 'PNG'],
    ['jpg', 'JPEG'],
    ['webp', 'WebP'],
    ['bmp', 'BMP'],
    ['ppm', 'PPM'],
  ])('shows an image in its colours: .%s', async (ending, format) => {
    await page
      .getByTestId('site-file')
      .setInputFiles(join(ROOT, `test/fixtures/images/colours.${ending}`));
    await page.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
    expect(await page.getByTestId('array-facts').innerText()).toContain(format);
    expect(await page.getByTestId('site-problem').innerText()).toBe('');
    // Of a picture, the plane that all other views show is M.
    await page.locator('#tab-approximation').click();
    await expect.poll(() => page.locator('[data-number=shape]').innerText()).toMatch(/^\d+×\d+$/);
  });

  it.each(['grey.gif', 'grey.pgm', 'text.pbm', 'deep.png'])(
    'shows a grey image: %s',
    async (name) => {
      await page.getByTestId('site-file').setInputFiles(join(ROOT, 'test/fixtures/images', name));
      await page.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
    },
  );

  it('refuses a damaged image and shares no image, each with a sentence', async () => {
    const bytes = await readFile(join(ROOT, 'test/fixtures/images/colours.png'));
    await page.getByTestId('site-file').setInputFiles({
      ...{ name: 'cut.png', mimeType: 'image/png', buffer: bytes.subarray(0, 60) },
    });
    await page.getByTestId('problem').waitFor();
    await page.getByTestId('site-sample-harbour.png').click();
    await page.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
    await page.screenshot({ path: join(PICTURES, 'image.png') });
    await page.getByTestId('site-share').click();
    await expect
      .poll(() => page.getByTestId('said').innerText())
      .toBe('An image does not fit into a link. Export a web page of it instead.');
  });

  it('exports the plane of an image that is on screen', async () => {
    await page
      .getByTestId('site-file')
      .setInputFiles(join(ROOT, 'test/fixtures/images/colours.png'));
    await page.locator('[data-testid="image-error"][data-drawn="true"]').waitFor();
    await page.locator('[data-testid=result] summary').click();
    page.once('dialog', (dialog) => void dialog.accept('A picture'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('export-page').click(),
    ]);
    const other = await page.context().newPage();
    const file = join(PICTURES, 'image.html');
    await download.saveAs(file);
    await other.goto(pathToFileURL(file).href);
    await other.waitForSelector('html[data-lens-ready]', { state: 'attached' });
    expect(await other.locator('[role=tab][aria-selected=true]').getAttribute('id')).toBe(
      'tab-approximation',
    );
    expect(await other.getByTestId('tab-image').count()).toBe(0);
    await other.screenshot({ path: join(PICTURES, 'image-page.png') });
    await other.close();
  });

  it('refuses a file that is no matrix, with a sentence', async () => {
    await page.getByTestId('site-file').setInputFiles({
      ...{ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') },
    });
    await expect
      .poll(() => page.getByTestId('site-problem').innerText())
      .toBe('report.pdf: The file is a PDF document.');
  });

  it('steps through the slices of a deeper array', async () => {
    await page.getByTestId('site-sample-waves.npy').click();
    await expect.poll(heading).toBe('waves.npy[0, :, :] 40×60');
    await page.getByTestId('slice-axis-0-number').fill('5');
    await page.getByTestId('slice-axis-0-number').press('Enter');
    await expect.poll(heading).toBe('waves.npy[5, :, :] 40×60');
    await page.screenshot({ path: join(PICTURES, 'file.png') });
  });

  it('opens every sample', async () => {
    for (const button of await page.locator('[data-testid^=site-sample-]').all()) {
      await button.click();
      await page.locator('#app h1').waitFor();
      expect(await page.getByTestId('site-problem').innerText()).toBe('');
    }
  });

  it('shares a small matrix by a link', async () => {
    await text().fill('A = [[1, 2], [3, 4]]\nB = [[4, 11, 14], [8, 7, -2]]');
    await page.getByTestId('site-found').getByRole('button').nth(1).click();
    await expect.poll(heading).toBe('B 2×3');
    await page.locator('#tab-spectrum').click();
    await page.locator('#app input[type=range]').first().press('End');
    await expect.poll(rank).toBe('2');
    // The state is saved when nothing has moved for a moment.
    await expect
      .poll(async () => {
        await page.getByTestId('site-share').click();
        return page.evaluate('location.hash');
      })
      .toMatch(/^#m=[\w-]+&l=plaintext&i=1&view=spectrum&k=2$/);
    await expect
      .poll(() => page.getByTestId('said').innerText())
      .toBe('The link is on the clipboard.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await page.context().newPage();
    await other.goto(link);
    await expect.poll(() => other.locator('#app h1').innerText()).toBe('B 2×3');
    await expect
      .poll(() => other.locator('[role=tab][aria-selected=true]').getAttribute('id'))
      .toBe('tab-spectrum');
    await expect.poll(() => other.locator('#app input[type=range]').first().inputValue()).toBe('2');
    expect(await other.getByTestId('site-text').inputValue()).toBe(await text().inputValue());
  });

  it('says when a matrix is too large for a link, or a link is damaged', async () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 60 }, (_, j) => Math.sin(i * 61 + j)),
    );
    await text().fill(JSON.stringify(rows));
    await expect.poll(() => page.locator('#app h1').innerText()).toMatch(/60×60/);
    await page.getByTestId('site-share').click();
    await expect.poll(() => page.getByTestId('said').innerText()).toMatch(/too long for a link/);
    await page.evaluate(`location.hash = '#m=AAAA'; 0`);
    await expect.poll(() => page.getByTestId('said').innerText()).toMatch(/link is damaged/);
  });

  it('exports a page of its own', async () => {
    await text().fill('A = [[1, 2], [3, 4]]');
    await expect.poll(heading).toBe('A 2×2');
    await page.locator('[data-testid=result] summary').click();
    page.once('dialog', (dialog) => void dialog.accept('From the playground'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('export-page').click(),
    ]);
    expect(download.suggestedFilename()).toBe('A.html');
    const html = await readFile(await download.path(), 'utf8');
    expect(html).toContain('<title>From the playground</title>');
  });

  it('fits a telephone, and has no serious finding of axe-core', async () => {
    await page.getByTestId('site-sample-worked.py').click();
    await page.locator('html[data-lens-ready]').waitFor({ state: 'attached' });
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    for (const [width, dark] of [
      [1300, false],
      [1300, true],
      [360, false],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      await page.evaluate(`void 0;${await readFile(axe, 'utf8')};void 0`);
      const findings =
        await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`);
      expect(findings).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.screenshot({ path: join(PICTURES, `${dark ? 'dark' : 'light'}-${width}.png`) });
    }
  });
});
