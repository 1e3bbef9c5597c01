import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { launchFirefox } from '../../scripts/vscode/firefox.mjs';

/** A page that was opened from the disk, as tests use it in either browser. */
export interface OpenedPage {
  /** Requests for anything but the page itself. */
  readonly requests: string[];
  readonly errors: string[];
  evaluate<T>(expression: string): Promise<T>;
  click(selector: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface PageBrowser {
  open(address: string, scheme?: 'light' | 'dark'): Promise<OpenedPage>;
  close(): Promise<void>;
}

const isOutside = (address: string) => !/^(?:file|blob|data):/.test(address);
const size = { width: 1200, height: 900 };

/** Both browsers, with and without WebGL. */
export const pageBrowsers: Readonly<Record<string, () => Promise<PageBrowser>>> = {
  'Chromium with WebGL': () => chromium(true),
  'Chromium without WebGL': () => chromium(false),
  'Firefox with WebGL': () => firefox(true),
  'Firefox without WebGL': () => firefox(false),
};

async function chromium(webgl: boolean): Promise<PageBrowser> {
  const browser = await launchBrowser({ webgl });
  return {
    open: async (address, scheme = 'light') => {
      const context = await browser.newContext({ viewport: size, colorScheme: scheme });
      const page = await context.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => {
        if (isOutside(request.url())) requests.push(request.url());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(address);
      return {
        ...{ requests, errors },
        evaluate: (expression) => page.evaluate(expression),
        click: (selector) => page.click(selector),
        screenshot: async (path) => {
          await page.screenshot({ path, fullPage: true });
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function firefox(webgl: boolean): Promise<PageBrowser> {
  const browser = await launchFirefox({ webgl });
  return {
    open: async (address, scheme = 'light') => {
      const page = await browser.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => {
        if (isOutside(request.url())) requests.push(request.url());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.setViewport(size);
      await page.goto(address);
      // Firefox follows the system; a reader has the button.
      if (scheme === 'dark') await page.click('[data-testid=theme]');
      return {
        ...{ requests, errors },
        evaluate: (expression) => page.evaluate(expression) as Promise<never>,
        click: async (selector) => page.click(selector),
        screenshot: async (path) => {
          await page.screenshot({ path, fullPage: true });
        },
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}
