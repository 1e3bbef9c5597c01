import * as vscode from 'vscode';
import type { ReadAs } from '../../core/index.js';
import type { Source } from '../../protocol/index.js';
import { choices } from '../choices/index.js';
import { log } from '../log.js';
import { readAgain } from '../reading.js';
import { hostSettings } from '../settings.js';
import { offersOf, type Offers } from './offers.js';

/** How the literal of a source may be read; undefined, which the person is told, where it is gone. */
export async function offersFor(source: Source): Promise<Offers | undefined> {
  const document = await documentOf(source);
  if (!document) return undefined;
  const limits = hostSettings(document.uri);
  return offersOf(
    (as) => readAgain(document, source, limits, as)?.result,
    source.as ?? {},
    vscode.l10n.t('As the text says'),
  );
}

/** From now on the literal is read so, wherever it is shown. */
export async function choose(source: Source, as: ReadAs): Promise<void> {
  const document = await documentOf(source);
  if (document) choices.set(document, source, source.selected, as);
}

/** Lets the person choose some of the columns; resolves with the choice, or undefined without one. */
export async function askColumns(source: Source): Promise<ReadAs | undefined> {
  const document = await documentOf(source);
  if (!document) return undefined;
  const as = source.as ?? {};
  const limits = hostSettings(document.uri);
  // The columns are chosen before rows and columns change places.
  const whole = { ...as, columns: undefined, transposed: undefined };
  const result = readAgain(document, source, limits, whole)?.result;
  if (!result?.ok) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The columns cannot be told: the matrix cannot be read any more.'),
    );
    return undefined;
  }
  const { cols, columnLabels } = result.value;
  const items = Array.from({ length: cols }, (_, column) => {
    const number = vscode.l10n.t('Column {0}', column + 1);
    const name = columnLabels?.[column] ?? '';
    return {
      label: name === '' ? number : name,
      description: name === '' ? '' : number,
      picked: as.columns?.includes(column) ?? true,
      column,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Columns of {0}', source.label),
    placeHolder: vscode.l10n.t('Choose the columns that the matrix is made of'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  const some = picked.length > 0 && picked.length < cols;
  return { ...as, columns: some ? picked.map(({ column }) => column) : undefined };
}

async function documentOf({ uri, place }: Source): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch (error) {
    log().info(`read as: ${String(error)}`);
    void vscode.window.showWarningMessage(vscode.l10n.t('{0} cannot be opened any more.', place));
    return undefined;
  }
}
