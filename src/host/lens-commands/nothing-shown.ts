import * as vscode from 'vscode';
import type { PageAnswer } from '../../protocol/index.js';

/** A command about the matrix on screen was called, and there is none: says so, and offers to show one. */
export function sayNothingShown(): void {
  const show = vscode.l10n.t('Visualize Matrix');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('The lens shows no matrix yet.'), show)
    .then((choice) =>
      choice === show ? vscode.commands.executeCommand('lowRankLens.visualize') : undefined,
    );
}

/** The page gave no useful answer: says why. */
export function sayWhy(answer: PageAnswer | undefined): void {
  void vscode.window.showInformationMessage(
    answer?.topic === 'none'
      ? answer.why
      : vscode.l10n.t('The lens is busy or closed. Show the matrix and try again.'),
  );
}
