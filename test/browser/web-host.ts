import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';

/** The address of the extensions as seen by the window; the files come from this checkout. */
const ORIGIN = 'https://low-rank-lens.test';

const TYPES: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/**
 * Loads extensions as VS Code for the Web does: from an address, in a web worker, with the manifest's `browser` entry.
 * Call it before the window is loaded. Resolves with the list of requested files of the first one, which grows.
 */
export async function serveToWebHost(
  page: Page,
  roots: readonly string[],
): Promise<readonly string[]> {
  const asked: string[] = [];
  await page.context().route(`${ORIGIN}/**`, async (route) => {
    const [, index = '', path = ''] =
      /^\/(\d+)(.*)$/.exec(decodeURIComponent(new URL(route.request().url()).pathname)) ?? [];
    if (index === '0') asked.push(path);
    // The web host adds `.js` to the name of a script that has another ending.
    const file = path.replace(/\.cjs\.js$/, '.cjs');
    const headers = { 'Access-Control-Allow-Origin': '*' };
    const body = await readFile(join(roots[Number(index)] ?? '', file)).catch(() => undefined);
    if (!body) return route.fulfill({ status: 404, headers });
    const type = TYPES[extname(file)] ?? 'text/plain';
    return route.fulfill({ body, headers: { ...headers, 'Content-Type': type } });
  });
  const paths = roots.map((_, index) => `/${index}`);
  // The server has no option for this, so its page's configuration is changed before it is read.
  await page.addInitScript(
    ({ authority, paths }) => {
      if (window !== window.top) return;
      const complete = () => {
        const element = document.getElementById('vscode-workbench-web-configuration');
        if (!element?.dataset['settings'] || element.dataset['completed']) return;
        const settings = JSON.parse(element.dataset['settings']) as Record<string, unknown>;
        const extensions = paths.map((path) => ({ scheme: 'https', authority, path }));
        settings['developmentOptions'] = { extensions };
        element.dataset['settings'] = JSON.stringify(settings);
        element.dataset['completed'] = 'yes';
      };
      new MutationObserver(complete).observe(document, { childList: true, subtree: true });
    },
    { authority: new URL(ORIGIN).host, paths },
  );
  return asked;
}
