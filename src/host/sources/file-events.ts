import * as vscode from 'vscode';

/**
 * Hears of files and folders that were renamed or moved in the editor.
 *
 * @param listener gets a function that tells the new address of one that was renamed, or lay in a folder
 *   that was; undefined for the others.
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
 * Hears of files and folders that were deleted in the editor.
 *
 * @param listener gets a function that tells whether an address was deleted.
 */
export function onFilesDeleted(
  listener: (isDeleted: (uri: string) => boolean) => void,
): vscode.Disposable {
  return vscode.workspace.onDidDeleteFiles(({ files }) => {
    listener((uri) => files.some((file) => within(uri, file.toString()) !== undefined));
  });
}

/** What the address has behind that of a folder: empty for the folder itself; undefined outside of it. */
function within(uri: string, folder: string): string | undefined {
  if (uri === folder) return '';
  return uri.startsWith(`${folder}/`) ? uri.slice(folder.length) : undefined;
}
