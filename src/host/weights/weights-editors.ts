import * as vscode from 'vscode';
import { fileName } from '../sources/file-names.js';
import { pageRoot, weightsHtml } from '../visualizer/page.js';
import type { KeptResults } from './kept-results.js';
import { WeightsEditor, type ModelCommand } from './weights-editor.js';
import type { LensOfTable } from './weights-session.js';

/** The editor of package.json. */
export const weightsEditorType = 'lowRankLens.weights';

/** The table of a model's weights as the editor of its file, for reading only. */
export class WeightsEditors implements vscode.CustomReadonlyEditorProvider {
  private readonly opened = new Map<vscode.WebviewPanel, WeightsEditor>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly kept: KeptResults,
    private readonly lens: LensOfTable,
  ) {}

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  /** VS Code shows the page once this returns, so it does not wait for the file, which may be slow. */
  resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [pageRoot(this.extensionUri)],
    };
    const editor = new WeightsEditor(uri, panel, this.kept, this.lens);
    this.opened.set(panel, editor);
    panel.onDidDispose(() => this.opened.delete(panel));
    panel.webview.html = weightsHtml(panel.webview, this.extensionUri, fileName(uri));
    void editor.open();
  }

  /** A command of the palette about the model in the active editor, otherwise in a visible one. */
  async run(what: ModelCommand): Promise<void> {
    const all = [...this.opened];
    const found = all.find(([panel]) => panel.active) ?? all.find(([panel]) => panel.visible);
    if (found) await found[1].run(what);
    else {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a model first: a .safetensors file, or the index of several.'),
      );
    }
  }
}
