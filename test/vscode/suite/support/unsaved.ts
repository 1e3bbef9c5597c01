import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/**
 * Opens an unsaved document in the first column. VS Code may give a new one the name of one that is being closed, and its
 * text: then another one is opened.
 */
export async function openUnsaved(content: string, language: string): Promise<vscode.TextEditor> {
  for (let attempt = 1; ; attempt++) {
    const document = await vscode.workspace.openTextDocument({ content, language });
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.One,
      preview: false,
    });
    if (document.getText() === content) return editor;
    assert.ok(attempt < 10, `a new document has the text ${document.getText()}`);
  }
}
