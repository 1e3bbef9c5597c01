import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { fonts, themes, type ThemeName } from './pages/themes.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ORIGIN = 'http://weights.test';

/** The page of the weights in a plain browser, with a host that a test speaks for. */
export class WeightsPage {
  readonly errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly host: string,
  ) {}

  static async start(): Promise<WeightsPage> {
    const { outputFiles } = await build({
      entryPoints: [join(ROOT, 'test/browser/pages/weights-host.ts')],
      ...{ bundle: true, write: false, format: 'iife' },
    });
    const browser = await launchBrowser({ webgl: false });
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.setDefaultTimeout(20_000);
    const self = new WeightsPage(browser, page, outputFiles[0]!.text);
    page.on('pageerror', (error) => self.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') self.errors.push(message.text());
    });
    await page.route(`${ORIGIN}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') await route.fulfill({ body: self.html(), contentType: 'text/html' });
      else if (name === 'host.js') await route.fulfill({ body: self.host });
      else await route.fulfill({ path: join(ROOT, 'dist/webview', name.replace(/\?.*/, '')) });
    });
    return self;
  }

  /** Opens the page anew, in a theme and with what an earlier page has saved. */
  async open(theme: ThemeName = 'dark', saved?: unknown): Promise<void> {
    this.theme = theme;
    this.saved = saved;
    await this.page.goto(`${ORIGIN}/`);
  }

  private theme: ThemeName = 'dark';
  private saved: unknown;

  private html(): string {
    const { kind, colors } = themes[this.theme];
    const restore = JSON.stringify(this.saved ?? null);
    return `<!DOCTYPE html>
<html lang="en" style="${fonts}${colors.replaceAll('\n', '')}">
  <head><meta charset="UTF-8" /><title>weights</title><link rel="icon" href="data:," /><link rel="stylesheet" href="weights.css" /></head>
  <body class="${kind}" data-l10n="">
    <div id="app"></div>
    <script src="host.js"></script>
    <script>window.fakeHost.restore(${restore} ?? undefined)</script>
    <script src="weights.js"></script>
  </body>
</html>`;
  }

  async resize(width: number, height = 800): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** Saves a screenshot as artifacts/browser/weights-page/<title>.png. */
  async screenshot(title: string): Promise<void> {
    const folder = join(ROOT, 'artifacts', 'browser', 'weights-page');
    await mkdir(folder, { recursive: true });
    // Fonts of icons come late.
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.page.screenshot({ path: join(folder, `${title}.png`) });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
