import * as vscode from 'vscode';
import type { ReadAs } from '../../core/index.js';
import type { Alternatives } from '../sources/source.js';
import { offersOf, type Offers } from './offers.js';

/** The possible readings of a source. Rejects if the source does not exist any more. */
export async function offersFor(alternatives: Alternatives): Promise<Offers> {
  return offersOf(
    await alternatives.reader(),
    alternatives.chosen ?? {},
    vscode.l10n.t('As the text says'),
  );
}

/**
 * Lets the user choose some of the columns of a source. Resolves with the choice, or with undefined if
 * there is none.
 */
export async function askColumns(
  label: string,
  alternatives: Alternatives,
): Promise<ReadAs | undefined> {
  const as = alternatives.chosen ?? {};
  const read = await alternatives.reader();
  // The columns are chosen before rows and columns are transposed.
  const result = read({ ...as, columns: undefined, transposed: undefined });
  if (!result?.ok) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The columns are unknown, because the matrix cannot be read any more.'),
    );
    return undefined;
  }
  const { cols, columnLabels } = result.value;
  const items = Array.from({ length: cols }, (_, column) => {
    const number = vscode.l10n.t('Column {0}', column + 1);
    const name = columnLabels?.[column] ?? '';
    return {
      label: name === '' ? number : name,
      description: name === '' ? '' : number,
      picked: as.columns?.includes(column) ?? true,
      column,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Columns of {0}', label),
    placeHolder: vscode.l10n.t('Choose the columns that the matrix is made of'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  const some = picked.length > 0 && picked.length < cols;
  return { ...as, columns: some ? picked.map(({ column }) => column) : undefined };
}
