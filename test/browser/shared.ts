import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import {
  serverAt,
  startServer,
  type ReachedServer,
  type ServerPlace,
} from '../../scripts/vscode/server.mjs';

/**
 * What the files of one run share: the server, and one browser for each kind of graphics. Starting them anew
 * and filling the browser's caches took longer than most tests. Nothing that a test could see is shared:
 * settings are written and storage is emptied before a window is opened, and each has a workspace of its own.
 */

const variable = 'LOW_RANK_LENS_SERVER';

export type Graphics = boolean | 'hardware';

/** Tells the processes that run the test files where the server is. */
export function offerServer({ origin, data }: ServerPlace): void {
  process.env[variable] = JSON.stringify({ origin, data } satisfies ServerPlace);
}

/** A server to open a window of, and what to do when the window is closed. */
export interface LentServer extends ReachedServer {
  done(): Promise<void>;
}

/** The shared server where there is one, else one of its own: benches have none, and a package needs its own. */
export async function lendServer(
  settings: Readonly<Record<string, unknown>>,
  vsix: string | undefined,
): Promise<LentServer> {
  const offered = process.env[variable];
  if (offered === undefined || vsix !== undefined) {
    const server = await startServer({ settings, ...(vsix === undefined ? {} : { vsix }) });
    return { ...server, done: () => server.stop() };
  }
  const server = serverAt(JSON.parse(offered) as ServerPlace);
  await server.configure(settings);
  return { ...server, done: () => Promise.resolve() };
}

interface Launched {
  readonly browser: Browser;
  readonly context: BrowserContext;
}

// Vitest may load this module again for each file, in the same process.
const key = Symbol.for('low-rank-lens.browsers');
const holder = globalThis as { [key]?: Map<Graphics, Launched> | undefined };
const launched: Map<Graphics, Launched> = holder[key] ?? new Map<Graphics, Launched>();
holder[key] = launched;

export interface LentContext {
  readonly context: BrowserContext;
  readonly done: () => Promise<void>;
}

/** A browser's context without anything stored for this origin; its caches are warm from the second time on. */
export async function lendContext(webgl: Graphics, origin: string): Promise<LentContext> {
  const shares = process.env[variable] !== undefined;
  const known = shares ? launched.get(webgl) : undefined;
  if (known?.browser.isConnected()) {
    await emptyStorage(known.context, origin);
    return { context: known.context, done: () => Promise.resolve() };
  }
  const browser = await launchBrowser({ webgl });
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  if (!shares) return { context, done: () => browser.close() };
  launched.set(webgl, { browser, context });
  return { context, done: () => Promise.resolve() };
}

/** What the workbench keeps of a window: layout, recently used commands, theme, editors. */
async function emptyStorage(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin,
    storageTypes: 'cookies,file_systems,indexeddb,local_storage,websql,cache_storage',
  });
  await page.close();
}
