import type { Browser } from 'puppeteer-core';

export function findFirefox(): Promise<string>;
export function launchFirefox(options?: { webgl?: boolean }): Promise<Browser>;
