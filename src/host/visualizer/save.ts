import * as vscode from 'vscode';
import { askWhere } from '../ask-where.js';
import { log } from '../log.js';

/** The name of a file type of this extension in the dialog. */
function kindOf(extension: string): string {
  switch (extension) {
    case 'png':
    case 'svg':
      return vscode.l10n.t('Pictures');
    case 'csv':
      return vscode.l10n.t('Comma-separated values');
    default:
      return vscode.l10n.t('Files');
  }
}

/**
 * Asks the user for a place and writes the file there, through the file system of VS Code. So local,
 * remote and virtual folders all work, on the desktop and in a browser.
 *
 * @param name suggested name with its extension.
 * @param beside a document or file; its folder is suggested.
 */
export async function saveFile(
  name: string,
  data: Uint8Array,
  beside: vscode.Uri | undefined,
): Promise<void> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const folder = folderFor(beside);
  const target = await askWhere({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { [kindOf(extension)]: [extension] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log().error(`save ${target.toString()}: ${reason}`);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} was not saved: {1}', target.path, reason),
    );
    return;
  }
  const file = target.path.slice(target.path.lastIndexOf('/') + 1);
  const saved = vscode.l10n.t('Saved {0}.', file);
  // An editor shows an array of numbers as a binary file.
  const isArray = /\.(?:np[yz]|mat|safetensors)$/.test(target.path);
  const open = isArray ? vscode.l10n.t('Open in the Lens') : vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(saved, open)) !== open) return;
  await vscode.commands.executeCommand(
    isArray ? 'lowRankLens.openAsMatrix' : 'vscode.open',
    target,
  );
}

/**
 * The folder of the document if files can be written there, otherwise the first folder of the workspace.
 */
export function folderFor(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  if (uri && uri.scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(uri.scheme)) {
    return vscode.Uri.joinPath(uri, '..');
  }
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
