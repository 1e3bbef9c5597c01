import * as vscode from 'vscode';
import { pageHtml, pageRoot, type ComingMatrix } from './page.js';
import { Session } from './session.js';

export const panelType = 'lowRankLens.visualizer';

/** A page that has not restored itself after so long will not. */
const restoringMillis = 30_000;

/** Whether a tab in front is a panel, be it restored already or not. */
function hasTab(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input, isActive }) =>
      isActive && input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelType),
  );
}

/** The visualizer as an editor: one panel, which opens beside the text and is used again. */
export class Panel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private session: Session | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly onShownChanged: () => void,
  ) {}

  get current(): Session | undefined {
    return this.session;
  }

  get viewType(): string {
    return panelType;
  }

  /**
   * The session of the panel. If there is no panel, it opens beside the active editor.
   *
   * @param coming what it will show.
   */
  open(coming?: ComingMatrix): Session {
    if (this.panel && this.session) {
      this.panel.reveal(undefined, true);
      return this.session;
    }
    const panel = vscode.window.createWebviewPanel(
      panelType,
      'Low-Rank Lens',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [pageRoot(this.extensionUri)] },
    );
    return this.adopt(panel, coming);
  }

  /**
   * Opens the panel before all is known of what it will show, if there is none: the page starts while a large
   * text or a program is read.
   *
   * @returns closes it again, if nothing came and nothing else is on its way.
   */
  openEarly(coming: ComingMatrix = { label: '…' }): () => void {
    if (this.session) return () => undefined;
    const session = this.open(coming);
    return () => {
      const isEmpty = session.description === undefined && !session.isOpening;
      if (this.current === session && isEmpty) this.dispose();
    };
  }

  /** Gives the focus to the panel; false if there is none. */
  focus(): boolean {
    this.panel?.reveal(undefined, false);
    return this.panel !== undefined;
  }

  /** After a restart of the window: the page restores itself from its state, and requests the rest. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    if (this.panel) {
      panel.dispose();
      return Promise.resolve();
    }
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [pageRoot(this.extensionUri)],
    };
    this.adopt(panel);
    return Promise.resolve();
  }

  /**
   * After a restart of the window: resolves when the panel that was open shows again what it showed, at once if there
   * was none. One behind another tab restores itself only when it is seen.
   */
  async shownAgain(): Promise<void> {
    const latest = Date.now() + restoringMillis;
    while (hasTab() && this.session?.isReady !== true && Date.now() < latest) {
      await new Promise<void>((resolve) => setTimeout(resolve, 100));
    }
  }

  private adopt(panel: vscode.WebviewPanel, coming?: ComingMatrix): Session {
    const session = new Session((source) => {
      if (this.panel === panel)
        panel.title = source ? vscode.l10n.t('Lens: {0}', source.label) : 'Low-Rank Lens';
      this.onShownChanged();
    });
    this.panel = panel;
    this.session = session;
    session.isExpecting = coming !== undefined;
    // An icon in a tab cannot use colours of the theme, so there is one for each kind of theme.
    const icon = (name: string) => vscode.Uri.joinPath(this.extensionUri, 'media', name);
    panel.iconPath = { light: icon('lens-light.svg'), dark: icon('lens-dark.svg') };
    session.setVisible(panel.visible);
    panel.onDidChangeViewState(() => session.setVisible(panel.visible));
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.session = undefined;
      session.dispose();
    });
    session.attach(panel.webview);
    panel.webview.html = pageHtml(panel.webview, this.extensionUri, 'panel', coming);
    return session;
  }

  dispose(): void {
    this.panel?.dispose();
  }
}
