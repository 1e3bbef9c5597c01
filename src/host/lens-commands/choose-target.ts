import * as vscode from 'vscode';
import { copyTargets, type CopyTarget } from '../../core/index.js';
import { copyTargetNames } from '../../protocol/index.js';

/** Lets the user choose a notation; that of the text comes first. */
export async function chooseTarget(usual: CopyTarget): Promise<CopyTarget | undefined> {
  const targets = [usual, ...copyTargets.filter((target) => target !== usual)];
  const items = targets.map((target) => ({
    label: copyTargetNames[target],
    description: target === usual ? vscode.l10n.t('the notation of the text') : '',
    target,
  }));
  const placeHolder = vscode.l10n.t('Copy for');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.target;
}
