import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { copySamples } from '../vscode/workspace.mjs';
import { Editor } from './editor.js';
import { choose, pick, quickInput } from './quick-pick.js';
import { lendContext, lendServer, type Graphics, type LentServer } from './shared.js';
import { Visualizer, type Place } from './visualizer.js';
import { serveToWebHost } from './web-host.js';
import { untilSaved } from './window-state.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface LensOptions {
  /** Names the folder of the screenshots: artifacts/browser/<name>/. */
  readonly name: string;
  readonly webgl?: Graphics;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install, instead of the checkout as extension under development. */
  readonly vsix?: string;
  /** Runs the extension as VS Code for the Web does, instead of in the server's Node. */
  readonly webHost?: boolean;
  /** Runs in every frame before its own scripts: the probes of a benchmark. */
  readonly initScript?: string | (() => void);
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * The WebGL of the tests is software, which the painter leaves as soon as it has measured that the CPU
 * is faster. So it is wished for, except by the tests of that choice.
 */
function backendSettings(webgl: Graphics): Record<string, unknown> {
  return webgl === false ? {} : { 'lowRankLens.compute.backend': 'webgl' };
}

/** Errors of the embedded VS Code itself, which the extension can neither cause nor mend. */
const NOT_OURS = [
  // The package's own front is not unpacked, only the VS Code inside it: no service worker of it.
  /\[Service Worker\] registration/,
  /A bad HTTP response code \(404\) was received when fetching the script/,
  // What the web workbench says whenever its page is loaded again.
  /\[lifecycle\] Long running operations during shutdown/,
  // A webview thrown away while its window loads again asks the network: its service worker is
  // gone. A visualizer that really did not load is never ready, which its test says.
  /ERR_NAME_NOT_RESOLVED .*vscode-resource\.vscode-cdn\.net/,
  // Its own log when the window goes away, and its task providers on a busy machine.
  /vscode-log:.*IndexedDB database/,
  /Timed out getting tasks from/,
  // Resources of that front, and of the closed parts of VS Code.
  /status of 404 .*\/(_static\/src\/browser\/media\/favicon|node_modules\/vsda\/|update\/check)/,
];

/**
 * A person at a VS Code with the extension: a server, a browser, one window on a copy of samples/.
 * Everything it does goes through the mouse, the keyboard and the pixels, as for a user.
 */
export class Lens {
  readonly editor: Editor;
  /** Console errors and uncaught exceptions of the window and everything in it. */
  readonly errors: string[] = [];
  /** The extension's files that the window asked for, with `webHost`. */
  asked: readonly string[] = [];

  private constructor(
    private readonly options: LensOptions,
    private readonly server: LentServer,
    /** What is given back and removed at the end. */
    private readonly cleanUp: () => Promise<void>,
    /** The workspace's folder. */
    readonly folder: string,
    readonly page: Page,
  ) {
    this.editor = new Editor(page, folder);
  }

  static async start(options: LensOptions): Promise<Lens> {
    const webgl = options.webgl ?? true;
    const settings = { ...backendSettings(webgl), ...options.settings };
    const samples = await copySamples();
    const server = await lendServer(settings, options.vsix);
    const { context, done } = await lendContext(webgl, server.origin);
    const page = await context.newPage();
    await page.setViewportSize(options.size ?? { width: 1400, height: 900 });
    const lens = new Lens(
      options,
      server,
      async () => {
        await done();
        await server.done();
        await samples.remove();
      },
      samples.folder,
      page,
    );
    page.setDefaultTimeout(60_000);
    if (options.webHost) lens.asked = await serveToWebHost(page, ROOT);
    if (options.initScript) await page.addInitScript(options.initScript);
    lens.collectErrors();
    await lens.load();
    return lens;
  }

  private collectErrors(): void {
    const add = (text: string) => {
      if (!NOT_OURS.some((known) => known.test(text))) this.errors.push(text);
    };
    this.page.on('console', (message) => {
      if (message.type() === 'error') add(`${message.text()} (${message.location().url})`);
    });
    this.page.on('pageerror', (error) => add(`uncaught: ${error.message}`));
  }

  /** Loads the window again, once it has written `saved` into its state for the next start, and none of `gone`. */
  async restart(saved: readonly string[], gone: readonly string[] = []): Promise<void> {
    await untilSaved(this.page, saved, gone);
    await this.load();
  }

  /** Opens the window and waits until its parts are there. */
  private async load(): Promise<void> {
    const { vsix, webHost } = this.options;
    const extension = vsix === undefined && !webHost ? { extension: ROOT } : {};
    await this.page.goto(this.server.url({ folder: this.folder, ...extension }), {
      timeout: 120_000,
    });
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });
    await this.page.locator('.monaco-workbench .activitybar .action-item').first().waitFor();
  }

  /** Runs a command by its whole title in the palette, "Low-Rank Lens: …". */
  async command(title: string): Promise<void> {
    await choose(this.page, 'F1', `>${title}`, title);
  }

  /** The visualizer on screen, ready or not. */
  async visualizer(place: Place = 'beside'): Promise<Visualizer> {
    return Visualizer.find(this.page, place);
  }

  /** The frames of all webviews, hidden ones too. */
  webviews(): Frame[] {
    return this.page.frames().filter((frame) => frame.url().includes('fake.html'));
  }

  /** Switches the colour theme, "Dark Modern", and waits until the workbench wears its kind. */
  async theme(label: string, kind: 'vs' | 'vs-dark' | 'hc-black' | 'hc-light'): Promise<void> {
    await this.command('Preferences: Color Theme');
    await quickInput(this.page).fill(label);
    await pick(this.page, label);
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** The notification that comes up with such a text, as text. */
  async notification(text: string | RegExp): Promise<string> {
    const messages = this.page.locator('.notification-list-item-message', { hasText: text });
    return messages.first().innerText();
  }

  /** Keeps a picture of the window as artifacts/browser/<name>/<title>.png. */
  async screenshot(title: string): Promise<string> {
    const folder = join(ROOT, 'artifacts', 'browser', this.options.name);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${title}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  async close(): Promise<void> {
    // Leaving the page ends its extension host; the server would keep it for a page that was only cut off.
    await this.page.goto('about:blank');
    await this.page.context().unrouteAll({ behavior: 'ignoreErrors' });
    await this.page.close();
    await this.cleanUp();
  }
}
