import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVsix, makeVsix } from '../../scripts/package.mjs';
import { buildProduct } from '../vscode/bundle.mjs';
import { keepFailures } from './keep-failures.js';
import { Lens } from './lens.js';

describe('the package, installed as a user installs it', () => {
  let lens: Lens;
  keepFailures(() => lens);
  let vsix: string;
  beforeAll(async () => {
    vsix = await makeVsix();
    lens = await Lens.start({ name: 'vsix', webgl: true, vsix });
  });
  afterAll(async () => {
    await lens.close();
    // Packaging leaves the production build in dist/; the other tests need the development build.
    await buildProduct(false);
  });

  it('holds what it needs and nothing else', async () => {
    expect((await checkVsix(vsix)).wrong).toEqual([]);
  });

  it('shows its pictures on the page of the extension', async () => {
    const page = lens.page;
    await lens.command('Extensions: Show Enabled Extensions');
    await page.locator('.extension-list-item', { hasText: 'Low-Rank Lens' }).first().click();
    await page.locator('.extension-editor').waitFor();
    const pictures = async (): Promise<number[]> => {
      for (const frame of page.frames()) {
        const found = await frame
          .evaluate(() =>
            document.body.innerText.includes('Three steps')
              ? [...document.images].map((image) => (image.complete ? image.naturalWidth : 0))
              : [],
          )
          .catch((): number[] => []);
        if (found.length > 0) return found;
      }
      return [];
    };
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = readme.match(/^ *!\[/gm)?.length;
    await expect.poll(async () => (await pictures()).length).toBe(shown);
    await expect.poll(async () => Math.min(...(await pictures()))).toBeGreaterThan(300);
    await lens.screenshot('extension-page');
    await lens.command('View: Close Editor');
  });

  it('runs its command', async () => {
    await lens.editor.cursorAt('worked.py', '[[4, 11, 14]', 3);
    await lens.command('Low-Rank Lens: Visualize Matrix');
    const visualizer = await lens.visualizer();
    await visualizer.ready();
    await visualizer.rankByKeys(1);
    await expect.poll(async () => (await visualizer.number('tail')) ** 2).toBeCloseTo(90, 10);
    await lens.screenshot('installed');
    lens.expectNoErrors();
  });
});
