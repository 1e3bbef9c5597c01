import * as vscode from 'vscode';
import { failure } from '../../core/index.js';
import { fileName } from '../sources/file-names.js';
import { answerAboutModel } from './actions.js';
import { chooseOther } from './choose-other.js';
import type { KeptResults } from './kept-results.js';
import { ModelWatch } from './model-watch.js';
import { OpenedModel } from './open-model.js';
import { WeightsSession, type LensOfTable } from './weights-session.js';

/** A file that is written is read again after so many milliseconds without another change. */
const settling = 300;

/** Commands of the palette about a model as a whole. */
export type ModelCommand = 'compare' | 'resize' | 'extract';

/** One editor of a model: its files, its page, and what it is compared with. */
export class WeightsEditor {
  private readonly session: WeightsSession;
  private readonly watch: ModelWatch;
  private model: OpenedModel | undefined;
  private before: OpenedModel | undefined;
  private watchBefore: ModelWatch | undefined;
  /** The files that were written since the last reading. */
  private readonly written = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor(
    private readonly uri: vscode.Uri,
    panel: vscode.WebviewPanel,
    kept: KeptResults,
    lens: LensOfTable,
  ) {
    this.session = new WeightsSession(panel.webview, uri, {
      kept,
      lens,
      answer: (message) =>
        answerAboutModel(message, {
          session: this.session,
          model: () => this.model,
          compareWith: (other) => this.compareWith(other),
        }),
    });
    this.watch = this.watched(uri);
    panel.onDidDispose(() => this.dispose());
  }

  private watched(uri: vscode.Uri): ModelWatch {
    return new ModelWatch(uri, {
      written: (file) => {
        this.written.add(fileName(file));
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.open(), settling);
      },
      deleted: () =>
        this.session.fail(
          vscode.l10n.t('{0} was deleted. This is the last table of it.', fileName(uri)),
        ),
    });
  }

  /** Reads the headers, also those of the model that it is compared with, and shows the table. */
  async open(): Promise<void> {
    const before = this.before?.uri;
    const model = await opened(this.uri);
    const again = before && model.ok ? await opened(before) : undefined;
    const problem = !model.ok ? model.problem : again?.ok === false ? again.problem : undefined;
    if (this.isDisposed || problem) {
      if (model.ok) model.value.dispose();
      if (again?.ok) again.value.dispose();
      if (problem) this.session.fail(problem.message);
      return;
    }
    if (!model.ok) return;
    this.model?.dispose();
    this.model = model.value;
    this.watch.lookAgain(model.value.read);
    await this.compareWith(again?.ok ? again.value : undefined);
  }

  async run(what: ModelCommand): Promise<void> {
    const { model } = this;
    if (!model) return;
    if (what === 'compare') {
      const other = await chooseOther(model);
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
      const other = await chooseOther(model);
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
    this.watchOther(other);
    const notes = this.changed();
    if (!model) return;
    const table = other ? await model.comparedWith(other) : model.table;
    if (this.before !== other || this.model !== model) return;
    await this.session.show({ ...table, notes: [...notes, ...table.notes] });
  }

  private watchOther(other: OpenedModel | undefined): void {
    this.watchBefore?.dispose();
    this.watchBefore = other && this.watched(other.uri);
    if (other) this.watchBefore?.lookAgain(other.read);
  }

  /** What was read again, in a sentence. */
  private changed(): string[] {
    const names = [...this.written];
    this.written.clear();
    const [first] = names;
    if (first === undefined) return [];
    return [
      names.length === 1
        ? vscode.l10n.t('{0} has changed, and the table was read again.', first)
        : vscode.l10n.t('{0} files have changed, and the table was read again.', names.length),
    ];
  }

  private dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.watch.dispose();
    this.watchBefore?.dispose();
    this.session.dispose();
    this.model?.dispose();
    this.before?.dispose();
  }
}

function opened(uri: vscode.Uri): ReturnType<typeof OpenedModel.open> {
  return OpenedModel.open(uri).catch((error: unknown) =>
    failure('none', error instanceof Error ? error.message : String(error)),
  );
}
