import * as vscode from 'vscode';
import { fileName, stem } from './sources/file-names.js';

/** What the dialog of a window with a server shows: the disk of the server, and that of the desktop. */
const inDialog = ['vscode-remote', 'file'];

/**
 * Asks where a new file goes. The dialog of a window with a server knows the disk of that server only, and shows it for a
 * folder of any other file system, too. There, only the name in that folder is asked for.
 *
 * @returns undefined if the user broke off.
 */
export async function askWhere(
  options: vscode.SaveDialogOptions & { readonly defaultUri?: vscode.Uri },
): Promise<vscode.Uri | undefined> {
  const { defaultUri } = options;
  const isKnown = defaultUri === undefined || inDialog.includes(defaultUri.scheme);
  if (isKnown || vscode.env.remoteName === undefined) {
    return vscode.window.showSaveDialog(options);
  }
  return askName(defaultUri, options.title);
}

async function askName(
  suggested: vscode.Uri,
  title: string | undefined,
): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(suggested, '..');
  const value = fileName(suggested);
  const name = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    ...(title === undefined ? {} : { title }),
    prompt: vscode.l10n.t('The name of the new file in {0}', folder.toString(true)),
    value,
    valueSelection: [0, stem(value).length],
    validateInput: (text) =>
      isName(text) ? undefined : vscode.l10n.t('A file name without slashes is needed.'),
  });
  if (name === undefined) return undefined;
  const target = vscode.Uri.joinPath(folder, name.trim());
  if (!(await isThere(target))) return target;
  const replace = vscode.l10n.t('Replace');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} exists already. Replace it?', fileName(target)),
    { modal: true },
    replace,
  );
  return answer === replace ? target : undefined;
}

function isName(text: string): boolean {
  return !/^\s*\.*\s*$|[\\/]/.test(text);
}

export async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
