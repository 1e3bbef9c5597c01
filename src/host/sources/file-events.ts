import * as vscode from 'vscode';

/**
 * Listens to files and folders that are renamed or moved in the editor.
 *
 * @param listener gets a function that gives the new address of a file that was renamed, or that is in a
 *   renamed folder; undefined for others.
 */
export function onFilesRenamed(
  listener: (newAddress: (uri: string) => string | undefined) => void,
): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    listener((uri) => {
      for (const { oldUri, newUri } of files) {
        const inside = within(uri, oldUri.toString());
        if (inside !== undefined) return newUri.toString() + inside;
      }
      return undefined;
    });
  });
}

/**
 * Listens to files and folders that are deleted in the editor.
 *
 * @param listener gets a function that says whether an address was deleted.
 */
export function onFilesDeleted(
  listener: (isDeleted: (uri: string) => boolean) => void,
): vscode.Disposable {
  return vscode.workspace.onDidDeleteFiles(({ files }) => {
    listener((uri) => files.some((file) => within(uri, file.toString()) !== undefined));
  });
}

/**
 * The part of the address after that of a folder: empty for the folder itself; undefined outside of it.
 */
function within(uri: string, folder: string): string | undefined {
  if (uri === folder) return '';
  return uri.startsWith(`${folder}/`) ? uri.slice(folder.length) : undefined;
}
