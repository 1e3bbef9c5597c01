import * as vscode from 'vscode';
import type { LowRankLensApi } from '../../../../src/api.js';

/** The extension under test; an error when VS Code did not load it. */
export function extension(): vscode.Extension<LowRankLensApi> {
  const found = vscode.extensions.getExtension<LowRankLensApi>('low-rank-lens.low-rank-lens');
  if (!found) throw new Error('VS Code has not loaded the extension low-rank-lens.low-rank-lens');
  return found;
}

/** Opens a file of the workspace (a copy of samples/) in the first editor group. */
export async function openSample(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** The position of the first occurrence of `text` in the document, plus an offset. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0) {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`${document.fileName} does not contain ${text}`);
  return document.positionAt(at + offset);
}

/** Puts the cursor after the first character of `text` and shows the matrix around it. */
export async function visualize(file: string, text: string): Promise<vscode.TextEditor> {
  const editor = await openSample(file);
  const at = positionOf(editor.document, text, 1);
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('lowRankLens.visualize');
  return editor;
}

/** The Markdown of all hovers at a position, joined. */
export async function hoverAt(file: string, text: string, offset = 0): Promise<string> {
  const { document } = await openSample(file);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text, offset),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}
