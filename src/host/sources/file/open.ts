import * as vscode from 'vscode';
import { arrayFormats } from '../../../core/index.js';
import { fileName } from '../file-names.js';
import { createId } from '../id.js';
import { FileSource, listing, shapeLine } from './file-source.js';
import { OpenedFile } from './opened-file.js';

/**
 * Lets the user choose a file of arrays if none is given, and one array if the file has several.
 *
 * @returns undefined when the user chose nothing, or was told that there is nothing to choose.
 * @throws with a message for the user when the file cannot be reached.
 */
export async function chooseArray(given: unknown): Promise<FileSource | undefined> {
  const uri = given instanceof vscode.Uri ? given : await askFile();
  if (!uri) return undefined;
  const file = await OpenedFile.open(uri);
  file.dispose();
  if (!file.catalog.ok) {
    void vscode.window.showWarningMessage(`${fileName(uri)}: ${file.catalog.problem.message}`);
    return undefined;
  }
  const array = file.entries.length === 1 ? file.entries[0]!.name : await askArray(uri, file);
  if (array === undefined) return undefined;
  return new FileSource({ uri: uri.toString(), array }, createId('file'));
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Open as Matrix'),
    filters: { [vscode.l10n.t('Arrays')]: [...arrayFormats] },
  });
  return chosen?.[0];
}

async function askArray(uri: vscode.Uri, file: OpenedFile): Promise<string | undefined> {
  const items = file.entries.map(listing).map((each) => ({
    label: each.name,
    description: shapeLine(each),
    ...(each.problem === undefined ? {} : { detail: each.problem }),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Arrays in {0}', fileName(uri)),
    placeHolder: vscode.l10n.t('Choose the array to show'),
    matchOnDescription: true,
  });
  return chosen?.label;
}
