import * as vscode from 'vscode';
import { failure } from '../../core/index.js';
import { fileName } from '../sources/file-names.js';
import { FileWatch } from '../sources/file/file-watch.js';
import type { MatrixSource } from '../sources/source.js';
import { pageRoot, weightsHtml } from '../visualizer/page.js';
import { answerAboutModel } from './actions.js';
import { chooseOther } from './choose-other.js';
import type { KeptResults } from './kept-results.js';
import { OpenedModel } from './open-model.js';
import { WeightsSession } from './weights-session.js';

/** The editor of package.json. */
export const weightsEditorType = 'lowRankLens.weights';

/** A file that is written is read again after so many milliseconds without another change. */
const settling = 300;

/** The table of a model's weights as the editor of its file, for reading only. */
export class WeightsEditors implements vscode.CustomReadonlyEditorProvider {
  private readonly opened = new Map<vscode.WebviewPanel, WeightsEditor>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly kept: KeptResults,
    private readonly show: (source: MatrixSource) => Promise<void>,
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
    const editor = new WeightsEditor(uri, panel, this.kept, this.show);
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

/** Commands of the palette about a model as a whole. */
export type ModelCommand = 'compare' | 'resize' | 'extract';

/** One editor: its file, its page, and what it is compared with. */
class WeightsEditor {
  private readonly session: WeightsSession;
  private readonly watch: FileWatch;
  private model: OpenedModel | undefined;
  private before: OpenedModel | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor(
    private readonly uri: vscode.Uri,
    panel: vscode.WebviewPanel,
    kept: KeptResults,
    show: (source: MatrixSource) => Promise<void>,
  ) {
    this.session = new WeightsSession(panel.webview, uri, {
      kept,
      show,
      answer: (message) =>
        answerAboutModel(message, {
          session: this.session,
          model: () => this.model,
          before: () => this.before,
          compareWith: (other) => this.compareWith(other),
        }),
    });
    this.watch = new FileWatch(uri, {
      written: () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.open(), settling);
      },
      deleted: () =>
        this.session.fail(
          vscode.l10n.t('{0} was deleted. This is the last table of it.', fileName(uri)),
        ),
    });
    panel.onDidDispose(() => this.dispose());
  }

  /** Reads the headers, and shows the table; the comparison ends. */
  async open(): Promise<void> {
    const model = await OpenedModel.open(this.uri).catch((error: unknown) =>
      failure('none', error instanceof Error ? error.message : String(error)),
    );
    if (this.isDisposed || !model.ok) {
      if (model.ok) model.value.dispose();
      else this.session.fail(model.problem.message);
      return;
    }
    this.model?.dispose();
    this.before?.dispose();
    this.before = undefined;
    this.model = model.value;
    this.watch.lookAgain(model.value.fileVersion);
    await this.session.show(model.value.table);
  }

  async run(what: ModelCommand): Promise<void> {
    const { model } = this;
    if (!model) return;
    if (what === 'compare') {
      const other = await chooseOther(model.uri);
      if (other) await this.compareWith(other);
      return;
    }
    if (what === 'resize' && (this.before || model.table.kind !== 'adapter')) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Only an adapter can be resized: this model has no pairs of factors.'),
      );
      return;
    }
    if (what === 'extract' && !this.before) {
      const other = await chooseOther(model.uri);
      if (!other) return;
      await this.compareWith(other);
    }
    this.session.openPanel(what);
  }

  /** @param other the model that comes before; undefined ends the comparison. */
  private async compareWith(other: OpenedModel | undefined): Promise<void> {
    const { model } = this;
    this.before?.dispose();
    this.before = other;
    if (model) await this.session.show(other ? model.comparedWith(other) : model.table);
  }

  private dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.watch.dispose();
    this.session.dispose();
    this.model?.dispose();
    this.before?.dispose();
  }
}
