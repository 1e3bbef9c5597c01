import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { Matrix } from '../../src/core/index.js';
import type { ToPage } from '../../src/protocol/index.js';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ORIGIN = 'http://localhost/';

/** A matrix that is to become a page, and the state in which it is on screen. */
export interface Example {
  readonly name: string;
  readonly label: string;
  readonly place: string;
  readonly matrix: Matrix;
  readonly title: string;
  readonly note: string;
  readonly text?: string;
  readonly view?: string;
  readonly rank?: number;
  readonly memory?: Record<string, unknown>;
  readonly language?: string;
  readonly translations?: Readonly<Record<string, string>>;
}

/**
 * Writes a page as the product does: the lens of `dist/webview` shows the matrix, and the host, which a test speaks for,
 * wants a page of it.
 */
export async function pageOfExample(example: Example, browser?: Browser): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'test/browser/pages/lens-host.ts')],
    ...{ bundle: true, write: false, format: 'iife' },
  });
  const own = browser ?? (await launchBrowser({ webgl: false }));
  const context = await own.newContext();
  try {
    const page = await context.newPage();
    const source = {
      ...{ kind: 'text', id: 'x', label: example.label, name: example.name, place: example.place },
      ...{ version: '1', abilities: ['reveal', 'insert', 'readAs'] },
      locator: { uri: 'file:///home/author/secret/worked.py' },
    };
    const saved = JSON.stringify({
      ...{ source, rank: example.rank ?? 0, view: example.view ?? 'approximation' },
      memory: example.memory ?? {},
    });
    const l10n = JSON.stringify(example.translations ?? {}).replaceAll("'", '&#39;');
    await page.route(`${ORIGIN}**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === 'host.js') await route.fulfill({ body: outputFiles[0]!.text });
      else if (name !== '') {
        await route.fulfill({ path: join(ROOT, 'dist/webview', name.replace(/\?.*/, '')) });
      } else {
        await route.fulfill({
          contentType: 'text/html',
          body: `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><link rel="stylesheet" href="main.css"></head>
<body class="vscode-light" data-place="panel" data-l10n='${l10n}' data-worker="${ORIGIN}worker.js"><div id="app"></div>
<script src="host.js"></script>${example.rank === undefined && !example.memory && !example.view ? '' : `<script>window.lensHost.restore(${saved.replaceAll('<', '\\u003c')})</script>`}
<script src="main.js"></script></body></html>`,
        });
      }
    });
    await page.goto(ORIGIN);
    const { matrix } = example;
    await page.evaluate(
      ({ source, frame, data }) => {
        const numbers = Float64Array.from(data, (value) => value ?? NaN);
        const missing = Uint8Array.from(numbers, (value) => (Number.isNaN(value) ? 1 : 0));
        window.lensHost.say({
          type: 'show',
          job: 1,
          source,
          matrix: {
            ...frame,
            data: numbers,
            ...(missing.includes(1) ? { missing } : {}),
          },
        } as unknown as ToPage);
      },
      {
        source,
        frame: { ...matrix, data: undefined, missing: undefined },
        data: Array.from(matrix.data, (value) => (Number.isNaN(value) ? null : value)),
      },
    );
    await page.waitForSelector('html[data-lens-ready]:not([data-lens-pending])', {
      state: 'attached',
      timeout: 120_000,
    });
    await page.evaluate(
      ({ title, note, text, language }) =>
        window.lensHost.say({
          type: 'exportPage',
          ...{ title, note, language: language ?? 'en' },
          ...(text === undefined ? {} : { text }),
        }),
      {
        title: example.title,
        note: example.note,
        text: example.text,
        language: example.language,
      },
    );
    const found = await page.waitForFunction(
      () => window.lensHost.sent.find(({ type }) => type === 'savePage' || type === 'tell'),
      undefined,
      { timeout: 120_000 },
    );
    const bytes = await found.evaluate(async (message) => {
      if (message?.type !== 'savePage') throw new Error(JSON.stringify(message));
      const blob = new Blob([message.data as Uint8Array<ArrayBuffer>]);
      return new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve((reader.result as string).replace(/^.*?,/, ''));
        reader.readAsDataURL(blob);
      });
    });
    return Buffer.from(bytes, 'base64');
  } finally {
    await context.close();
    if (!browser) await own.close();
  }
}

/** The matrix of a text, as an extension host would send it. */
export async function sampleText(name: string): Promise<string> {
  return readFile(join(ROOT, 'samples', name), 'utf8');
}

export function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
