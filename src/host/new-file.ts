import * as vscode from 'vscode';

const mostAttempts = 5;

/**
 * Opens a new document with this text, beside the text and never over the lens. A language that is not
 * installed becomes plain text.
 */
export async function openNewFile(
  content: string,
  languageId: string,
): Promise<vscode.TextDocument> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes(languageId) ? languageId : 'plaintext';
  // A text that is unsaved and in no editor yet is opened by VS Code itself after 0.8 s, over the lens. So the editor comes
  // first, then the text.
  const editor = await emptyEditor(language);
  const start = new vscode.Position(0, 0);
  const asOneStep = { undoStopBefore: false, undoStopAfter: false };
  await editor.edit((edit) => edit.insert(start, content), asOneStep);
  editor.selection = new vscode.Selection(start, start);
  return editor.document;
}

/** VS Code may give a new document the name of one that is being closed, and its text: then another one is opened. */
async function emptyEditor(language: string): Promise<vscode.TextEditor> {
  const column = { viewColumn: textColumn(), preview: false };
  for (let attempt = 1; ; attempt++) {
    const document = await vscode.workspace.openTextDocument({ language });
    const editor = await vscode.window.showTextDocument(document, column);
    if (document.getText() === '' || attempt === mostAttempts) return editor;
  }
}

/** Says why nothing was inserted, and offers what works. */
export function offerNewFile(why: string, openFile: () => Promise<unknown>): void {
  const open = vscode.l10n.t('Open in a New File');
  void vscode.window
    .showWarningMessage(why, open)
    .then((choice) => (choice === open ? openFile() : undefined));
}

/** The first column with a text in front of it, otherwise the first column. */
function textColumn(): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(
    ({ activeTab }) => activeTab?.input instanceof vscode.TabInputText,
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
