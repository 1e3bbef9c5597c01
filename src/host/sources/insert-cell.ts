import * as vscode from 'vscode';

/**
 * Inserts a cell after another one, in its language. It is one edit, so one undo removes it.
 *
 * @returns false if the notebook cannot be edited.
 */
export async function insertCellAfter(
  cell: vscode.NotebookCell,
  text: string,
  names: readonly string[],
): Promise<boolean> {
  const { languageId } = cell.document;
  const data = new vscode.NotebookCellData(cell.kind, text, languageId);
  const edit = new vscode.WorkspaceEdit();
  edit.set(cell.notebook.uri, [vscode.NotebookEdit.insertCells(cell.index + 1, [data])]);
  const done = await vscode.workspace.applyEdit(edit);
  if (done) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Inserted {0} in a new cell', names.join(', ')),
      4000,
    );
  }
  return done;
}
