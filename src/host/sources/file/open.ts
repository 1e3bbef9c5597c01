import * as vscode from 'vscode';
import { createId } from '../id.js';
import { fileName } from '../file-names.js';
import { arraysIn, readArrayFile } from './arrays.js';
import { FileSource } from './file-source.js';

/**
 * Lets the user choose a file of arrays if none is given, and one array if the file has several.
 *
 * @returns undefined when the user chose nothing, or was told that there is nothing to choose.
 */
export async function chooseArray(given: unknown): Promise<FileSource | undefined> {
  const uri = given instanceof vscode.Uri ? given : await askFile();
  if (!uri) return undefined;
  const names = arraysIn(await readArrayFile(uri));
  if (!names.ok) {
    void vscode.window.showWarningMessage(`${fileName(uri)}: ${names.problem.message}`);
    return undefined;
  }
  const array = names.value.length === 1 ? names.value[0] : await askArray(uri, names.value);
  if (array === undefined) return undefined;
  return new FileSource({ uri: uri.toString(), array }, createId('file'));
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open as Matrix'),
    filters: { [vscode.l10n.t('Arrays')]: ['npy', 'npz', 'safetensors', 'mtx', 'csv', 'tsv'] },
  });
  return chosen?.[0];
}

function askArray(uri: vscode.Uri, names: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showQuickPick(names, {
    title: vscode.l10n.t('Arrays in {0}', fileName(uri)),
    placeHolder: vscode.l10n.t('Choose the array to show'),
  });
}
