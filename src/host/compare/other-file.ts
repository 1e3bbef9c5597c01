import * as vscode from 'vscode';
import { arrayFormats, type ArrayEntry } from '../../core/index.js';
import { hostSettings } from '../settings.js';
import { fileName } from '../sources/file-names.js';
import { FileSource, listing, shapeLine } from '../sources/file/file-source.js';
import { OpenedFile } from '../sources/file/opened-file.js';
import { createId } from '../sources/id.js';
import type { MatrixSource } from '../sources/source.js';
import { literalsIn } from '../sources/text/literals.js';
import { TextSource } from '../sources/text/text-source.js';

/**
 * Lets the user choose a file, and an array or a literal in it.
 *
 * @returns undefined if the user broke off, or if it has no matrix, which is said.
 * @throws with a message for the user when the file cannot be reached.
 */
export async function matrixOfOtherFile(
  beside: vscode.Uri | undefined,
): Promise<MatrixSource | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Compare with a matrix of this file'),
    ...(beside ? { defaultUri: vscode.Uri.joinPath(beside, '..') } : {}),
    filters: {
      [vscode.l10n.t('All files')]: ['*'],
      [vscode.l10n.t('Arrays')]: [...arrayFormats],
    },
  });
  const uri = chosen?.[0];
  if (!uri) return undefined;
  const file = await OpenedFile.open(uri);
  const { entries, raw, catalog } = file;
  file.dispose();
  // The notation of a text follows from its language.
  if (raw === 'unknown' || raw === 'text') return literalOf(uri);
  if (!catalog.ok) {
    tell(uri, catalog.problem.message);
    return undefined;
  }
  return arrayOf(uri, entries);
}

async function arrayOf(
  uri: vscode.Uri,
  entries: readonly ArrayEntry[],
): Promise<MatrixSource | undefined> {
  const source = (array?: string) =>
    new FileSource(
      { uri: uri.toString(), ...(array === undefined ? {} : { array }) },
      createId('file'),
    );
  if (entries.length < 2) return source();
  const items = entries.map((entry) => ({
    label: entry.name,
    description: entry.problem?.message ?? shapeLine(listing(entry)),
  }));
  const choice = await choose(uri, items);
  return choice && source(choice.label);
}

async function literalOf(uri: vscode.Uri): Promise<MatrixSource | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  const items = literalsIn(document, hostSettings(uri)).flatMap((literal) => {
    const { result, title } = literal;
    if (!result.ok) return [];
    const { rows, cols } = result.value;
    return [{ label: title.label, description: `${rows}×${cols} · ${title.place}`, literal }];
  });
  if (items.length === 0) {
    tell(uri, vscode.l10n.t('There is no matrix in it that the lens can read.'));
    return undefined;
  }
  const choice = items.length === 1 ? items[0] : await choose(uri, items);
  return choice && new TextSource(document, choice.literal, createId('text'));
}

function choose<T extends vscode.QuickPickItem>(
  uri: vscode.Uri,
  items: readonly T[],
): Thenable<T | undefined> {
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Compare with a matrix of {0}', fileName(uri)),
    placeHolder: vscode.l10n.t('Which one?'),
    matchOnDescription: true,
  });
}

function tell(uri: vscode.Uri, message: string): void {
  void vscode.window.showWarningMessage(`${fileName(uri)}: ${message}`);
}
