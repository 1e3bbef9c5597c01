import * as vscode from 'vscode';
import { fileName } from '../file-names.js';

/** What a cell prints last, if that is one variable: `W`, `print(W)`, `display(W)`. */
export function nameInCode(code: string): string | undefined {
  const last = code.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return /^(?:(?:print|display|show|disp)\(\s*)?([\p{L}_][\p{L}\p{N}_.]*)\s*\)?;?$/u.exec(
    last,
  )?.[1];
}

/** The texts for a matrix in an output: see `Source` of the protocol. */
export function outputTitle(
  cell: vscode.NotebookCell,
  number: number,
  isOnly: boolean,
): { label: string; name: string; place: string } {
  const named = isOnly ? nameInCode(cell.document.getText()) : undefined;
  const at = cell.index + 1;
  const file = fileName(cell.notebook.uri);
  const own = isOnly
    ? vscode.l10n.t('output of cell {0}', at)
    : vscode.l10n.t('output of cell {0}, matrix {1}', at, number + 1);
  return {
    label: named ?? own,
    name: named ?? (isOnly ? `out_${at}` : `out_${at}_${number + 1}`),
    place: vscode.l10n.t('{0}, {1}', file, own),
  };
}
