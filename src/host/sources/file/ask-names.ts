import * as vscode from 'vscode';
import type { Arrays } from '../source.js';

/** Lets the user choose some columns of a table in a file; undefined when the user broke off. */
export async function askNames(
  label: string,
  arrays: Arrays,
): Promise<readonly string[] | undefined> {
  const columns = await arrays.columns();
  if (!columns) return undefined;
  const items = columns.all.map((name) => ({ label: name, picked: columns.chosen.includes(name) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Columns of {0}', label),
    placeHolder: vscode.l10n.t('Choose the columns that the matrix is made of'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  return picked.length === 0 ? columns.all : picked.map(({ label: name }) => name);
}
