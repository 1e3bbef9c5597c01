import * as vscode from 'vscode';

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
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { viewColumn: textColumn(), preview: false });
  return document;
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
