import * as vscode from 'vscode';

/** The open document with this address. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The document with this address, opened if necessary. */
export async function documentOf(uri: string): Promise<vscode.TextDocument> {
  return openDocument(uri) ?? vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
}

export interface CellOf {
  readonly notebook: vscode.NotebookDocument;
  /** Index of the cell in its notebook, counted from 0. */
  readonly index: number;
}

/** The notebook cell of a document. */
export function cellOf(uri: vscode.Uri): CellOf | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') return undefined;
  const wanted = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === wanted);
    if (cell) return { notebook, index: cell.index };
  }
  return undefined;
}

/** Schemes of documents that are not a version of a file. */
const own: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-notebook-cell']);

/**
 * The version of a file that a document shows, if it is not the current file: one side of a diff editor.
 * `HEAD`, `index`, the first characters of a commit; otherwise the scheme of its address.
 */
export function versionOf({ scheme, query }: vscode.Uri): string | undefined {
  if (own.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme)) return undefined;
  if (scheme !== 'git') return scheme;
  // The Git extension writes {"path": …, "ref": …}; ~ and an empty text are the index.
  const ref = /"ref":"([^"]*)"/.exec(query)?.[1] ?? '';
  if (ref === '' || ref.startsWith('~')) return 'index';
  return /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref;
}
