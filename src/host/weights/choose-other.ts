import * as vscode from 'vscode';
import { fileName } from '../sources/file-names.js';
import { OpenedModel } from './open-model.js';

/** More models of the workspace are not offered in the list. */
const mostListed = 50;

/**
 * Lets the user choose the model that comes before: one of the workspace, or any other file.
 *
 * @returns undefined if the user broke off, or if it cannot be read, which is said.
 */
export async function chooseOther(model: OpenedModel): Promise<OpenedModel | undefined> {
  const uri = await chooseFile(model);
  if (!uri) return undefined;
  const opened = await OpenedModel.open(uri);
  if (opened.ok) return opened.value;
  void vscode.window.showErrorMessage(`${fileName(uri)}: ${opened.problem.message}`);
  return undefined;
}

async function chooseFile(model: OpenedModel): Promise<vscode.Uri | undefined> {
  const own = model.uri;
  const isAdapter = model.table.kind === 'adapter';
  const title = isAdapter
    ? vscode.l10n.t('Compare the base of {0} with and without it', fileName(own))
    : vscode.l10n.t('Compare {0} with the model before it, or with an adapter', fileName(own));
  const placeHolder = isAdapter
    ? vscode.l10n.t('Choose the model that the adapter was made for')
    : vscode.l10n.t('The differences are this model minus the one that you choose');
  const pattern = '**/*.{safetensors,safetensors.index.json}';
  const found = await vscode.workspace.findFiles(pattern, undefined, mostListed);
  const others = found.filter((uri) => uri.toString() !== own.toString());
  const browse = { label: vscode.l10n.t('Choose another file…'), uri: undefined };
  const items = others.map((uri) => ({
    label: fileName(uri),
    description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..')),
    uri,
  }));
  if (items.length > 0) {
    const choice = await vscode.window.showQuickPick([...items, browse], { title, placeHolder });
    if (!choice || choice.uri) return choice?.uri;
  }
  const chosen = await vscode.window.showOpenDialog({
    title,
    defaultUri: vscode.Uri.joinPath(own, '..'),
    filters: { [vscode.l10n.t('Weights')]: ['safetensors', 'json'] },
  });
  return chosen?.[0];
}
