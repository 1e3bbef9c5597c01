import * as vscode from 'vscode';

/**
 * Gives the focus to a visible editor: the one of this document, otherwise any. The selection stays. Without
 * one, the focus goes to the active group of editors.
 */
export async function focusText(uri: vscode.Uri | undefined): Promise<void> {
  const address = uri?.toString();
  const notebook = vscode.window.visibleNotebookEditors.find(({ notebook: each }) =>
    each.getCells().some(({ document }) => document.uri.toString() === address),
  );
  if (notebook) {
    const { viewColumn } = notebook;
    await vscode.window.showNotebookDocument(notebook.notebook, {
      ...(viewColumn === undefined ? {} : { viewColumn }),
    });
    return;
  }
  const editors = vscode.window.visibleTextEditors;
  const editor =
    editors.find(({ document }) => document.uri.toString() === address) ??
    editors.find(({ viewColumn }) => viewColumn !== undefined);
  if (!editor) {
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    return;
  }
  const { document, selection, viewColumn } = editor;
  await vscode.window.showTextDocument(document, {
    selection,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
}
