import type * as vscode from 'vscode';
import { pageHtml, pageRoot } from './page.js';
import { Session } from './session.js';

export const viewId = 'lowRankLens.view';

/**
 * The visualizer as a view in its own side-bar container. The page is created when the view is shown, and
 * removed when it is hidden. The session continues to exist.
 */
export class View implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly session: Session;
  private view: vscode.WebviewView | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    onShownChanged: () => void,
  ) {
    this.session = new Session((source) => {
      if (this.view) this.view.description = source?.place ?? '';
      onShownChanged();
    });
  }

  get current(): Session {
    return this.session;
  }

  get isVisible(): boolean {
    return this.view?.visible === true;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: [pageRoot(this.extensionUri)],
    };
    this.session.setVisible(view.visible);
    view.onDidChangeVisibility(() => this.session.setVisible(view.visible));
    view.onDidDispose(() => {
      if (this.view === view) this.view = undefined;
      this.session.setVisible(false);
    });
    this.session.attach(view.webview);
    view.webview.html = pageHtml(view.webview, this.extensionUri, 'view', this.session.coming);
  }

  dispose(): void {
    this.session.dispose();
  }
}
