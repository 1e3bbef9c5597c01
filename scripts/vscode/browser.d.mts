import type { Browser } from 'playwright-core';

export function launchBrowser(options?: {
  /** In software, none, or on the machine's own graphics card. */
  webgl?: boolean | 'hardware';
  headless?: boolean;
}): Promise<Browser>;
