import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { examplePages } from './example-pages.js';
import { pageOfExample, ROOT } from './web-pages.js';

/**
 * Writes docs/pages again, with the production build in dist:
 * `node scripts/build.mjs --production && LOW_RANK_LENS_BUILT=1 LOW_RANK_LENS_PAGES=1 npx vitest run --config
 * vitest.browser.config.mts test/browser/write-pages.test.ts`
 */
it('the pages of docs/pages', async () => {
  const main = await readFile(join(ROOT, 'dist', 'webview', 'main.js'), 'utf8');
  expect(main, 'a production build').not.toContain('sourceMappingURL');
  const folder = join(ROOT, 'docs', 'pages');
  await mkdir(folder, { recursive: true });
  for (const [name, example] of Object.entries(await examplePages())) {
    await writeFile(join(folder, `${name}.html`), await pageOfExample(example));
  }
});
