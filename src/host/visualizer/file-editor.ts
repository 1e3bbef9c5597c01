import * as vscode from 'vscode';
import { createId } from '../sources/id.js';
import { fileName } from '../sources/file-names.js';
import { FileSource, shapeLine } from '../sources/file/file-source.js';
import type { RawLayouts } from '../sources/file/raw/layouts.js';
import { pageHtml, pageRoot } from './page.js';
import { Session } from './session.js';

interface Opened {
  readonly uri: vscode.Uri;
  readonly session: Session;
  readonly panel: vscode.WebviewPanel;
}

/** The visualizer as the editor of a file, for reading only. Each editor has its own page and session. */
export class FileEditors implements vscode.CustomReadonlyEditorProvider, vscode.Disposable {
  private readonly opened = new Set<Opened>();
  private readonly status: vscode.StatusBarItem;
  private readonly relayouts: vscode.Disposable;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly layouts: RawLayouts,
    private readonly onShownChanged: () => void,
  ) {
    this.relayouts = layouts.onDidChange((uri) => void this.openAgain(uri));
    this.status = vscode.window.createStatusBarItem(
      'lowRankLens.array',
      vscode.StatusBarAlignment.Right,
      100,
    );
    this.status.name = vscode.l10n.t('Shape and type of the array');
  }

  /** The session of the active editor, if it is one of these, otherwise of a visible one. */
  get current(): Session | undefined {
    const all = [...this.opened];
    const found = all.find(({ panel }) => panel.active) ?? all.find(({ panel }) => panel.visible);
    return found?.session;
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  /** VS Code shows the page once this returns, so it does not wait for the file, which may be slow. */
  resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    const session = new Session(() => this.changed(), true);
    const own = { uri, session, panel };
    this.opened.add(own);
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [pageRoot(this.extensionUri)],
    };
    session.setVisible(panel.visible);
    panel.onDidChangeViewState(() => {
      session.setVisible(panel.visible);
      this.changed();
    });
    panel.onDidDispose(() => {
      this.opened.delete(own);
      session.dispose();
      this.changed();
    });
    session.attach(panel.webview);
    const coming = { label: fileName(uri), isFile: true };
    panel.webview.html = pageHtml(panel.webview, this.extensionUri, 'panel', coming);
    void session.open(this.sourceOf(uri));
  }

  /** Raw numbers have another layout now. */
  private async openAgain(uri: vscode.Uri): Promise<void> {
    const open = [...this.opened].filter((each) => each.uri.toString() === uri.toString());
    await Promise.all(open.map(({ session }) => session.open(this.sourceOf(uri))));
  }

  private sourceOf(uri: vscode.Uri): FileSource {
    const layout = this.layouts.get(uri);
    return new FileSource({ uri: uri.toString(), layout }, createId('file'));
  }

  /** The status bar has the shape and the type of the array in the active editor. */
  private changed(): void {
    const active = [...this.opened].find(({ panel }) => panel.active);
    const array = active?.session.description?.array;
    if (array) {
      this.status.text = shapeLine(array);
      this.status.tooltip = array.format;
      this.status.show();
    } else {
      this.status.hide();
    }
    this.onShownChanged();
  }

  dispose(): void {
    this.status.dispose();
    this.relayouts.dispose();
  }
}
