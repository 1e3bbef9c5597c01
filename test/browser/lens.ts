import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { releaseNamed } from '../../scripts/vscode/releases.mjs';
import { copySamples } from '../vscode/workspace.mjs';
import { Editor } from './editor.js';
import { choose } from './quick-pick.js';
import { lendContext, lendServer, type Graphics, type LentServer } from './shared.js';
import { Visualizer, type Place } from './visualizer.js';
import { serveToWebHost } from './web-host.js';
import { untilSaved } from './window-state.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface LensOptions {
  /** The name of the screenshots' folder: artifacts/browser/<name>/. */
  readonly name: string;
  readonly webgl?: Graphics;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install, instead of the checkout as an extension under development. */
  readonly vsix?: string;
  /** Folders of extensions that only tests use, for a server of its own. */
  readonly extensions?: readonly string[];
  /** The address of the window's only folder, which is not on the disk. */
  readonly virtualFolder?: string;
  /** VS Code without the extension, for a bench to compare with. */
  readonly bare?: boolean;
  /** Runs the extension like VS Code for the Web, instead of in the server's Node. */
  readonly webHost?: boolean;
  /** Folders of other extensions that run there beside it. */
  readonly besides?: readonly string[];
  /** Runs in every frame before the frame's own scripts; benchmarks use it. */
  readonly initScript?: string | (() => void);
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * The tests use software WebGL. The painter switches away from it when it has measured that the CPU is
 * faster. So WebGL is requested by a setting, except in the tests of that choice.
 */
function backendSettings(webgl: Graphics): Record<string, unknown> {
  return webgl === false ? {} : { 'lowRankLens.compute.backend': 'webgl' };
}

/** Errors of the embedded VS Code itself, which the extension neither causes nor can fix. */
const NOT_OURS = [
  // Only the VS Code inside code-server's package is unpacked, so the package's service worker is missing.
  /\[Service Worker\] registration/,
  /A bad HTTP response code \(404\) was received when fetching the script/,
  // The web workbench reports this whenever its page is reloaded.
  /\[lifecycle\] Long running operations during shutdown/,
  // A webview that is removed while its window reloads sends requests to the network, because its service
  // worker is gone. If a visualizer really fails to load, it never gets ready, and its test fails.
  /ERR_NAME_NOT_RESOLVED .*vscode-resource\.vscode-cdn\.net/,
  // VS Code's own log when the window closes, and its task providers on a busy machine.
  /vscode-log:.*IndexedDB database/,
  /Timed out getting tasks from/,
  // The debugger of pages uses a function that Node 24 warns of.
  /\[DEP0169\] DeprecationWarning: `url\.parse\(\)`/,
  // In another language than English, VS Code asks the gallery for translations of its built-in extensions.
  /No extension gallery service configured/,
  // A file that VS Code itself was reading when its editor was closed again.
  /Unable to read file '[^']*' \(Canceled: Canceled\)/,
  // VS Code's local history of a file, when its window goes on to another file.
  /Unable to write file '[^']*\/User\/History\//,
  // The newest release has parts that wait for extensions which only the desktop's VS Code brings, and a chat that
  // writes while its window closes.
  /Timed out waiting for authentication provider/,
  /chat editing session/,
  // A busy machine: VS Code does not wait longer for those who take part in saving.
  /Aborted onWillSaveTextDocument-event/,
  // VS Code logs the problem that a tool tells the model.
  /\[LanguageModelToolsService#invokeTool\] Error from tool lowRankLens_/,
  // What the extension of the tests was told to do, and could not.
  /^Order tool: Error: /,
  // Resources of code-server's own pages, and of closed-source parts of VS Code.
  /status of 404 .*\/(_static\/src\/browser\/media\/|node_modules\/vsda\/|update\/check)/,
];

/**
 * A user of VS Code with the extension: a server, a browser, one window on a copy of samples/. It acts only
 * through the mouse, the keyboard and the pixels.
 */
export class Lens {
  readonly editor: Editor;
  /** Console errors and uncaught exceptions of the window and everything in it. */
  readonly errors: string[] = [];
  /** The extension's files that the window has requested, with `webHost`. */
  asked: readonly string[] = [];

  private constructor(
    private readonly options: LensOptions,
    private readonly server: LentServer,
    /** Releases and removes everything at the end. */
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
    const server = await lendServer(settings, options);
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
    if (options.webHost) {
      lens.asked = await serveToWebHost(page, [ROOT, ...(options.besides ?? [])]);
    }
    if (options.initScript) await page.addInitScript(options.initScript);
    lens.collectErrors();
    await lens.load();
    return lens;
  }

  /** The folder where the server, and with it the extension, keeps its data. */
  get data(): string {
    return this.server.data;
  }

  /** Fails with the full text of each error: a report keeps only the first words of a comparison. */
  expectNoErrors(): void {
    if (this.errors.length > 0)
      throw new Error(`errors in the console: ${this.errors.join(' | ')}`);
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

  /** Reloads the window after its saved state contains all of `saved` and nothing of `gone`. */
  async restart(saved: readonly string[], gone: readonly string[] = []): Promise<void> {
    await untilSaved(this.page, saved, gone);
    await this.load();
  }

  /** Opens the window and waits until its parts are shown. */
  private async load(): Promise<void> {
    const { vsix, webHost, bare } = this.options;
    // Where a folder is not taken, the shared server has the package.
    const isFolder = vsix === undefined && !webHost && !bare && releaseNamed().takesFolders;
    const extension = isFolder ? { extension: ROOT } : {};
    const place = { folder: this.folder, ...(await this.workspaceFile()) };
    await this.page.goto(this.server.url({ ...place, ...extension }), { timeout: 120_000 });
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });
    await this.page.locator('.monaco-workbench .activitybar .action-item').first().waitFor();
    if (this.options.virtualFolder !== undefined) await this.showsFolder();
  }

  /** Now and then VS Code opens a workspace without its folder; it has it after a reload. */
  private async showsFolder(): Promise<void> {
    const root = this.page.locator('.explorer-folders-view .monaco-list-row').first();
    const isThere = await root.waitFor({ timeout: 30_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await this.page.reload();
    await root.waitFor({ timeout: 60_000 });
  }

  /** A page's address can name only folders of the server. Others are named by a workspace. */
  private async workspaceFile(): Promise<{ workspace?: string }> {
    const { virtualFolder } = this.options;
    if (virtualFolder === undefined) return {};
    const workspace = join(this.folder, 'virtual.code-workspace');
    await writeFile(
      workspace,
      JSON.stringify({ folders: [{ uri: virtualFolder, name: 'remote' }] }),
    );
    return { workspace };
  }

  /**
   * Waits until the window knows the extension: its icon is in the activity bar. A file that is opened before is opened
   * by VS Code's own editor, which stays the editor of that file.
   */
  async knowsExtension(): Promise<void> {
    const icon = this.page.locator('.activitybar .action-item [aria-label^="Matrix Visualizer"]');
    await icon.first().waitFor({ timeout: 120_000 });
  }

  /** Runs a command from the palette by its full title, "Low-Rank Lens: …". */
  async command(title: string): Promise<void> {
    await choose(this.page, 'F1', `>${title}`, title);
  }

  /** The visualizer on screen, ready or not. */
  async visualizer(place: Place = 'beside'): Promise<Visualizer> {
    return Visualizer.find(this.page, place);
  }

  /** The frames of all webviews, including hidden ones. */
  webviews(): Frame[] {
    return this.page.frames().filter((frame) => frame.url().includes('fake.html'));
  }

  /** Switches the colour theme, "Dark Modern", and waits until the workbench uses its kind. */
  async theme(label: string, kind: 'vs' | 'vs-dark' | 'hc-black' | 'hc-light'): Promise<void> {
    const themes = () => this.command('Preferences: Color Theme');
    await choose(this.page, themes, label, label);
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** The text of the notification that contains this text, also when it has gone into the list. */
  async notification(text: string | RegExp): Promise<string> {
    const messages = this.page.locator('.notification-list-item-message', { hasText: text });
    const message = messages.first();
    const seen = await message.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    // It hides by itself after some seconds, which a busy machine may miss.
    if (!seen) await this.command('Notifications: Show Notifications');
    return message.innerText();
  }

  /** Saves a screenshot of the window as artifacts/browser/<name>/<title>.png. */
  async screenshot(title: string): Promise<string> {
    const folder = join(ROOT, 'artifacts', 'browser', this.options.name);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${title}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  async close(): Promise<void> {
    // Navigating away ends the page's extension host. After a mere disconnect the server would keep it.
    await this.page.goto('about:blank');
    await this.page.context().unrouteAll({ behavior: 'ignoreErrors' });
    await this.page.close();
    await this.cleanUp();
  }
}
