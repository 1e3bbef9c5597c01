import * as vscode from 'vscode';
import { formatCount, readingLine } from '../../core/index.js';
import { createId } from '../sources/id.js';
import { matricesIn, type OutputMatrix } from '../sources/output/matrices.js';
import { OutputSource } from '../sources/output/output-source.js';
import { outputTitle } from '../sources/output/titles.js';
import type { MatrixSource } from '../sources/source.js';

/** Another extension or a test names the cell so: the address of its notebook, and its index counted from 0. */
export interface CellName {
  readonly notebook: string;
  readonly cell: number;
}

/**
 * Shows a matrix in the outputs of a cell. If there are several, the user chooses.
 *
 * @param given the cell, as a menu gives it; otherwise the selected one of the notebook in front.
 */
export async function visualizeOutput(
  given: unknown,
  show: (source: MatrixSource) => Promise<void>,
): Promise<void> {
  const cell = await cellFor(given);
  if (!cell) {
    tell(
      vscode.l10n.t(
        'No notebook is in front. Open one, select a cell that has printed a matrix, and try again.',
      ),
    );
    return;
  }
  const all = matricesIn(cell.outputs);
  const good = all.filter(({ result }) => result.ok);
  if (good.length === 0) {
    tell(whyNone(cell, all));
    return;
  }
  const [first] = good;
  const chosen = good.length === 1 ? first : await choose(cell, all);
  if (chosen) await show(new OutputSource(cell, chosen, createId('output')));
}

async function cellFor(given: unknown): Promise<vscode.NotebookCell | undefined> {
  if (isCell(given)) return given;
  if (isCellName(given)) {
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.parse(given.notebook));
    return given.cell < notebook.cellCount ? notebook.cellAt(given.cell) : undefined;
  }
  const editor = vscode.window.activeNotebookEditor;
  const [selected] = editor?.selections ?? [];
  if (!editor || !selected || selected.start >= editor.notebook.cellCount) return undefined;
  return editor.notebook.cellAt(selected.start);
}

function isCell(given: unknown): given is vscode.NotebookCell {
  return typeof given === 'object' && given !== null && 'outputs' in given && 'notebook' in given;
}

function isCellName(given: unknown): given is CellName {
  if (typeof given !== 'object' || given === null) return false;
  const { notebook, cell } = given as Partial<CellName>;
  return typeof notebook === 'string' && typeof cell === 'number';
}

function whyNone({ outputs, index }: vscode.NotebookCell, all: readonly OutputMatrix[]): string {
  const [broken] = all;
  if (broken && !broken.result.ok) return broken.result.problem.message;
  return outputs.length === 0
    ? vscode.l10n.t('Cell {0} has no output. Run it first.', index + 1)
    : vscode.l10n.t(
        'The output of cell {0} has no matrix. Print one as text, for example with print(A).',
        index + 1,
      );
}

async function choose(
  cell: vscode.NotebookCell,
  all: readonly OutputMatrix[],
): Promise<OutputMatrix | undefined> {
  const items = all.flatMap((found, number) => {
    if (!found.result.ok) return [];
    const { rows, cols, reading } = found.result.value;
    const { label } = outputTitle(cell, number, false);
    const description = `${formatCount(rows)}×${formatCount(cols)}`;
    return [{ label, description, ...(reading ? { detail: readingLine(reading) } : {}), found }];
  });
  const title = vscode.l10n.t('Visualize Output');
  const placeHolder = vscode.l10n.t('Which matrix of the output?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.found;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
