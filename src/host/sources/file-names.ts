import type * as vscode from 'vscode';

/** The last part of an address: the name of the file with its extension. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}

/** The name of a file without its extension. */
export function stem(file: string): string {
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}
