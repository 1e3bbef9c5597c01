import * as vscode from 'vscode';
import type { Selection } from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { kernelChannel } from '../../notebooks/kernel-channel.js';
import { severalArrays } from '../../values/choose-array.js';
import { describeValue } from '../../values/read-value.js';
import { fileName } from '../file-names.js';
import { insertCellAfter } from '../insert-cell.js';
import type {
  Arrays,
  MatrixSource,
  Named,
  ReadOptions,
  SourceChange,
  SourceReading,
} from '../source.js';
import { statementsOf } from '../text/insertion/statements.js';
import { ValueSlice } from '../value-slice.js';

/** A variable of a notebook's kernel. It is read again whenever a cell of the notebook has been run. */
export class KernelSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscription: vscode.Disposable;
  private readonly slice: ValueSlice;
  private version = 0;
  /** Beginnings and ends of runs: a value that was read in parts is one value only if no cell ran in between. */
  private runs = 0;

  constructor(
    private readonly notebook: vscode.NotebookDocument,
    private readonly expression: string,
    private readonly id: string,
    selection?: Selection,
  ) {
    this.slice = new ValueSlice(selection);
    this.subscription = vscode.Disposable.from(
      this.changes,
      vscode.workspace.onDidChangeNotebookDocument((event) => this.onNotebook(event)),
      vscode.workspace.onDidCloseNotebookDocument((closed) => {
        if (closed !== notebook) return;
        const gone = vscode.l10n.t('{0} is not open any more.', fileName(notebook.uri));
        const last = vscode.l10n.t('This is the last picture of it.');
        this.changes.fire({ what: 'gone', message: `${gone} ${last}` });
      }),
    );
  }

  private onNotebook({ notebook, cellChanges }: vscode.NotebookDocumentChangeEvent): void {
    if (notebook !== this.notebook) return;
    const summaries = cellChanges.flatMap(({ executionSummary }) => executionSummary ?? []);
    if (summaries.length === 0) return;
    this.runs++;
    // At the beginning of a run there is no result yet.
    if (summaries.some(({ success }) => success !== undefined)) {
      this.changes.fire({ what: 'content' });
    }
  }

  get uri(): vscode.Uri {
    return this.notebook.uri;
  }

  get description(): Source {
    const { expression, notebook } = this;
    return {
      kind: 'kernel',
      id: this.id,
      ...this.slice.describe(expression),
      place: vscode.l10n.t('{0}: {1}', fileName(notebook.uri), expression),
      version: String(this.version),
      abilities: ['reveal', 'insert'],
      locator: { notebook: notebook.uri.toString(), expression, ...this.slice.saved },
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof KernelSource &&
      other.notebook === this.notebook &&
      other.expression === this.expression
    );
  }

  async read(options: ReadOptions): Promise<SourceReading> {
    const { expression, runs } = this;
    this.version++;
    const isCurrent = () => this.runs === runs;
    const channel = kernelChannel(this.uri, expression, options.token, isCurrent);
    const told = await describeValue(channel);
    if (told.kind === 'array') {
      return this.slice.read(channel, told, () => this.description, options);
    }
    const problem = { code: 'none', message: severalArrays(expression, told) } as const;
    return { source: this.description, result: { ok: false, problem } };
  }

  get arrays(): Arrays {
    return this.slice.arrays(this, () => this.changes.fire({ what: 'content' }));
  }

  async reveal(): Promise<void> {
    await vscode.window.showNotebookDocument(this.notebook);
  }

  /** Results go after the selected cell, or after the last one. */
  async insert(matrices: readonly Named[]): Promise<void> {
    const { notebook } = this;
    const editor = vscode.window.visibleNotebookEditors.find((each) => each.notebook === notebook);
    const at = Math.max(0, (editor?.selections[0]?.end ?? notebook.cellCount) - 1);
    if (notebook.cellCount === 0) return;
    const code = statementsOf(matrices, 'python', 'numpy').join('\n');
    await insertCellAfter(
      notebook.cellAt(at),
      code,
      matrices.map(({ name }) => name),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
