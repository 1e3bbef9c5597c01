import * as vscode from 'vscode';
import {
  failure,
  formatCount,
  hasStatements,
  type Result,
  type Matrix,
} from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { offerNewFile, openNewFile } from '../../new-file.js';
import { hostSettings } from '../../settings.js';
import { insertCellAfter } from '../insert-cell.js';
import type { MatrixSource, Named, OtherMatrix, SourceChange, SourceReading } from '../source.js';
import { importsNumpy, statementsOf } from '../text/insertion/statements.js';
import { matricesIn, type OutputMatrix } from './matrices.js';
import { outputTitle } from './titles.js';

/** Which matrix of a cell's outputs: the number of the output, and of the matrix in it, counted from 0. */
export interface OutputPlace {
  readonly output: number;
  readonly ordinal: number;
}

/** Characters of a cell by which it is found again after a restart. */
export const headLength = 80;

/** A matrix in an output of a notebook's cell. It is read again when the cell is run again. */
export class OutputSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscription: vscode.Disposable;
  private title: ReturnType<typeof outputTitle>;
  private version = 1;

  constructor(
    private readonly cell: vscode.NotebookCell,
    private readonly at: OutputPlace,
    private readonly id: string,
  ) {
    this.title = this.titleIn(matricesIn(cell.outputs));
    this.subscription = vscode.Disposable.from(
      this.changes,
      vscode.workspace.onDidChangeNotebookDocument((event) => this.onNotebook(event)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        if (notebook === this.cell.notebook) {
          this.gone(vscode.l10n.t('{0} is not open any more.', this.title.place));
        }
      }),
    );
  }

  get uri(): vscode.Uri {
    return this.cell.notebook.uri;
  }

  get description(): Source {
    const { cell, at } = this;
    return {
      kind: 'output',
      id: this.id,
      ...this.title,
      version: String(this.version),
      abilities: hasStatements(cell.document.languageId) ? ['reveal', 'insert'] : ['reveal'],
      locator: {
        notebook: cell.notebook.uri.toString(),
        cell: cell.index,
        code: cell.document.getText().slice(0, headLength),
        ...at,
      },
    };
  }

  isSame(other: MatrixSource): boolean {
    if (!(other instanceof OutputSource) || other.cell !== this.cell) return false;
    return other.at.output === this.at.output && other.at.ordinal === this.at.ordinal;
  }

  read(): Promise<SourceReading> {
    const all = matricesIn(this.cell.outputs);
    const result = this.resultIn(all);
    // A cell that shows nothing keeps its name.
    if (result.ok) this.title = this.titleIn(all);
    return Promise.resolve({ source: this.description, result });
  }

  private resultIn(all: readonly OutputMatrix[]): Result<Matrix> {
    const { output, ordinal } = this.at;
    const found = all.find((each) => each.output === output && each.ordinal === ordinal);
    if (!found) {
      const { place } = this.title;
      const what =
        this.cell.outputs.length === 0
          ? vscode.l10n.t('{0}, was cleared.', place)
          : vscode.l10n.t('There is no matrix any more in {0}.', place);
      return failure('none', lastPicture(what));
    }
    const { result } = found;
    const { maxEntries } = hostSettings(this.uri);
    if (!result.ok || result.value.data.length <= maxEntries) return result;
    const { rows, cols } = result.value;
    return failure(
      'tooLarge',
      vscode.l10n.t(
        'This {0}×{1} matrix has {2} entries; the limit is {3}. Raise lowRankLens.maxEntries in the settings.',
        rows,
        cols,
        formatCount(rows * cols),
        formatCount(maxEntries),
      ),
    );
  }

  private titleIn(all: readonly OutputMatrix[]): ReturnType<typeof outputTitle> {
    const { output, ordinal } = this.at;
    const number = all.findIndex((each) => each.output === output && each.ordinal === ordinal);
    return outputTitle(this.cell, Math.max(0, number), all.length <= 1);
  }

  private onNotebook(event: vscode.NotebookDocumentChangeEvent): void {
    const { cell } = this;
    if (event.notebook !== cell.notebook) return;
    if (event.contentChanges.some(({ removedCells }) => removedCells.includes(cell))) {
      // A cell that moves is removed and added in one event.
      const isThere = cell.notebook.getCells().includes(cell);
      if (!isThere) this.gone(vscode.l10n.t('{0}, was removed with its cell.', this.title.place));
      return;
    }
    if (event.cellChanges.some((change) => change.cell === cell && change.outputs !== undefined)) {
      this.version++;
      this.changes.fire({ what: 'content' });
    } else if (event.contentChanges.length > 0) {
      this.title = this.titleIn(matricesIn(cell.outputs));
      this.changes.fire({ what: 'place' });
    }
  }

  private gone(what: string): void {
    this.changes.fire({ what: 'gone', message: lastPicture(what) });
  }

  async reveal(): Promise<void> {
    const { index, notebook } = this.cell;
    await vscode.window.showNotebookDocument(notebook, {
      selections: [new vscode.NotebookRange(index, index + 1)],
    });
  }

  async insert(matrices: readonly Named[]): Promise<void> {
    const { cell } = this;
    const { languageId } = cell.document;
    const code = cell.notebook.getCells().map(({ document }) => document.getText());
    const target =
      languageId === 'python' ? (importsNumpy(code.join('\n')) ? 'numpy' : 'json') : undefined;
    const text = statementsOf(matrices, languageId, target).join('\n');
    const names = matrices.map(({ name }) => name);
    if (await insertCellAfter(cell, text, names)) return;
    offerNewFile(vscode.l10n.t('The notebook cannot be edited.'), () =>
      openNewFile(text, languageId),
    );
  }

  siblings(cols: number): Promise<OtherMatrix[]> {
    const { output, ordinal } = this.at;
    const all = matricesIn(this.cell.outputs);
    const others = all.flatMap((each, number) => {
      if (!each.result.ok || (each.output === output && each.ordinal === ordinal)) return [];
      const { label, place } = outputTitle(this.cell, number, false);
      return [{ label, place, matrix: each.result.value }];
    });
    return Promise.resolve(others.filter(({ matrix }) => matrix.cols === cols));
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

function lastPicture(what: string): string {
  return `${what} ${vscode.l10n.t('This is the last picture of it.')}`;
}
