import * as vscode from 'vscode';
import { cellOf, documentOf } from './documents.js';
import type { LiteralPlace } from './literals.js';

/**
 * Selects a literal where its document is open: in its tab, its cell or its side of a diff editor. If it
 * is not open, it is opened in the first column.
 */
export async function revealLiteral({ uri, start, end }: LiteralPlace): Promise<void> {
  const document = await documentOf(uri);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const cell = cellOf(document.uri);
  if (cell) {
    const range = new vscode.NotebookRange(cell.index, cell.index + 1);
    const viewColumn = columnOf((input) => inNotebook(input, cell.notebook.uri));
    await vscode.window.showNotebookDocument(cell.notebook, {
      selections: [range],
      viewColumn: viewColumn ?? vscode.ViewColumn.One,
    });
    select(document, selection);
    return;
  }
  const diff = diffOf(uri);
  if (diff) {
    const { original, modified } = diff.input;
    const options = { viewColumn: diff.viewColumn, preserveFocus: false };
    await vscode.commands.executeCommand('vscode.diff', original, modified, diff.label, options);
    select(document, selection);
    return;
  }
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const column = visible?.viewColumn ?? columnOf((input) => inText(input, uri));
  await vscode.window.showTextDocument(document, {
    selection,
    viewColumn: column ?? vscode.ViewColumn.One,
  });
}

function select(document: vscode.TextDocument, range: vscode.Range): void {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  if (!editor) return;
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnOf(is: (input: unknown) => boolean): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => is(input)))
    ?.viewColumn;
}

function inText(input: unknown, uri: string): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === uri;
}

function inNotebook(input: unknown, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString();
}

/** The diff editor that shows the document, if no editor of its own does. */
function diffOf(uri: string) {
  if (columnOf((input) => inText(input, uri)) !== undefined) return undefined;
  for (const { tabs, viewColumn } of vscode.window.tabGroups.all) {
    for (const { input, label } of tabs) {
      if (!(input instanceof vscode.TabInputTextDiff)) continue;
      const sides = [input.original.toString(), input.modified.toString()];
      if (sides.includes(uri)) return { input, label, viewColumn };
    }
  }
  return undefined;
}
