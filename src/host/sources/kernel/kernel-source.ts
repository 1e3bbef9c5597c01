import * as vscode from 'vscode';
import type { Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import { fileName } from '../file-names.js';
import { insertCellAfter } from '../insert-cell.js';
import type { MatrixSource, Named, ReadOptions, SourceChange, SourceReading } from '../source.js';
import { statementsOf } from '../text/insertion/statements.js';
import { readValue } from './read-value.js';

/** A variable of a notebook's kernel. It is read again whenever a cell of the notebook has been run. */
export class KernelSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscription: vscode.Disposable;
  private version = 1;

  constructor(
    private readonly notebook: vscode.NotebookDocument,
    private readonly expression: string,
    private readonly id: string,
  ) {
    this.subscription = vscode.Disposable.from(
      this.changes,
      vscode.workspace.onDidChangeNotebookDocument((event) => {
        if (event.notebook === notebook && hasRun(event)) {
          this.version++;
          this.changes.fire({ what: 'content' });
        }
      }),
      vscode.workspace.onDidCloseNotebookDocument((closed) => {
        if (closed !== notebook) return;
        const gone = vscode.l10n.t('{0} is not open any more.', fileName(notebook.uri));
        const last = vscode.l10n.t('This is the last picture of it.');
        this.changes.fire({ what: 'gone', message: `${gone} ${last}` });
      }),
    );
  }

  get uri(): vscode.Uri {
    return this.notebook.uri;
  }

  get description(): Source {
    const { expression, notebook } = this;
    return {
      kind: 'kernel',
      id: this.id,
      label: expression,
      name: expression,
      place: vscode.l10n.t('{0}: {1}', fileName(notebook.uri), expression),
      version: String(this.version),
      abilities: ['reveal', 'insert'],
      locator: { notebook: notebook.uri.toString(), expression },
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
    const { maxEntries } = hostSettings(this.uri);
    const result = await readValue(this.uri, this.expression, maxEntries, options);
    return { source: this.description, result };
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

/** The run of a cell has ended. */
function hasRun({ cellChanges }: vscode.NotebookDocumentChangeEvent): boolean {
  return cellChanges.some(({ executionSummary }) => executionSummary?.success !== undefined);
}
