import * as vscode from 'vscode';

/** The open document of that address. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The document of that address, opened where it is not. */
export async function documentOf(uri: string): Promise<vscode.TextDocument> {
  return openDocument(uri) ?? vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
}

export interface CellOf {
  readonly notebook: vscode.NotebookDocument;
  /** Place of the cell in its notebook, counted from 0. */
  readonly index: number;
}

/** The notebook's cell that a document is of. */
export function cellOf(uri: vscode.Uri): CellOf | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') return undefined;
  const wanted = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === wanted);
    if (cell) return { notebook, index: cell.index };
  }
  return undefined;
}

/** Schemes of documents that are no file and no version of one. */
const own: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-notebook-cell']);

/**
 * Which version of a file a document shows, where it is not the file as it is now: one side of a diff
 * editor. `HEAD`, `index`, the beginning of a commit; else the scheme of its address.
 */
export function versionOf({ scheme, query }: vscode.Uri): string | undefined {
  if (own.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme)) return undefined;
  if (scheme !== 'git') return scheme;
  // The Git extension writes {"path": …, "ref": …}; ~ and nothing are the index.
  const ref = /"ref":"([^"]*)"/.exec(query)?.[1] ?? '';
  if (ref === '' || ref.startsWith('~')) return 'index';
  return /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 7) : ref;
}
