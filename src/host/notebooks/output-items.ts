import * as vscode from 'vscode';
import { formatCount } from '../../core/index.js';
import { matricesIn, type OutputMatrix } from '../sources/output/matrices.js';
import { isText } from '../sources/output/texts.js';

/** Longer outputs, in bytes, are not searched before someone asks. */
const mostBytes = 200_000;

/** The item below a cell whose outputs have matrices: their shape, and a click shows them. */
export class OutputItems implements vscode.NotebookCellStatusBarItemProvider {
  /** Outputs are new objects when a cell was run, and are searched once. */
  private readonly known = new WeakMap<
    readonly vscode.NotebookCellOutput[],
    readonly OutputMatrix[]
  >();

  provideCellStatusBarItems(
    cell: vscode.NotebookCell,
  ): vscode.NotebookCellStatusBarItem | undefined {
    const good = this.matricesOf(cell.outputs).flatMap(({ result }) =>
      result.ok ? [result.value] : [],
    );
    const [first] = good;
    if (!first) return undefined;
    const shape = `${formatCount(first.rows)}×${formatCount(first.cols)}`;
    const text =
      good.length === 1 ? shape : vscode.l10n.t('{0} and {1} more', shape, good.length - 1);
    const item = new vscode.NotebookCellStatusBarItem(
      `$(symbol-array) ${text}`,
      vscode.NotebookCellStatusBarAlignment.Right,
    );
    item.command = 'lowRankLens.visualizeOutput';
    item.tooltip = vscode.l10n.t('Low-Rank Lens: Visualize Output');
    return item;
  }

  private matricesOf(outputs: readonly vscode.NotebookCellOutput[]): readonly OutputMatrix[] {
    const known = this.known.get(outputs);
    if (known) return known;
    const found = isQuick(outputs) ? matricesIn(outputs) : [];
    this.known.set(outputs, found);
    return found;
  }
}

/** Short texts with a digit in them; anything else is not looked into. */
function isQuick(outputs: readonly vscode.NotebookCellOutput[]): boolean {
  const texts = outputs.flatMap(({ items }) => items.filter(({ mime }) => isText(mime)));
  const bytes = texts.reduce((sum, { data }) => sum + data.length, 0);
  const isDigit = (byte: number) => byte >= 48 && byte <= 57;
  return bytes > 0 && bytes <= mostBytes && texts.some(({ data }) => data.some(isDigit));
}
