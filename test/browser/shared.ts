import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import {
  serverAt,
  startServer,
  type ReachedServer,
  type ServerPlace,
} from '../../scripts/vscode/server.mjs';

/**
 * What the test files of one run share: the server, and one browser for each kind of graphics. Starting
 * them for each file and filling the browser's caches took longer than most tests. Tests cannot see each
 * other through it: before a window is opened, settings are written and storage is cleared, and each window
 * has its own workspace.
 */

const variable = 'LOW_RANK_LENS_SERVER';

export type Graphics = boolean | 'hardware';

/** Passes the server's address to the processes that run the test files. */
export function offerServer({ origin, data }: ServerPlace): void {
  process.env[variable] = JSON.stringify({ origin, data } satisfies ServerPlace);
}

/** A server for a window, and a function to call when the window is closed. */
export interface LentServer extends ReachedServer {
  done(): Promise<void>;
}

/**
 * The shared server if there is one, else a separate one: benches have none, and a package needs its own.
 */
export async function lendServer(
  settings: Readonly<Record<string, unknown>>,
  { vsix, extensions }: { readonly vsix?: string; readonly extensions?: readonly string[] },
): Promise<LentServer> {
  const offered = process.env[variable];
  if (offered === undefined || vsix !== undefined) {
    const server = await startServer({
      settings,
      ...(vsix === undefined ? {} : { vsix }),
      ...(extensions === undefined ? {} : { extensions }),
    });
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

/** A browser context without stored data for this origin; from the second use on, its caches are filled. */
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

/** Clears what the workbench stores for a window: layout, recently used commands, theme, editors. */
async function emptyStorage(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin,
    storageTypes: 'cookies,file_systems,indexeddb,local_storage,websql,cache_storage',
  });
  await page.close();
}
