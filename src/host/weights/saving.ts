import * as vscode from 'vscode';
import { log } from '../log.js';

/** What a long computation in the core reports to. */
export interface SavingOptions {
  readonly isCancelled: () => boolean;
  readonly onCancelled: (listener: () => void) => vscode.Disposable;
  readonly onProgress: (fraction: number) => void;
}

/** Shows the progress of something that is computed before it is saved; the user may cancel it. */
export async function withSavingProgress(
  title: string,
  work: (options: SavingOptions) => Promise<void>,
): Promise<void> {
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    let done = 0;
    return work({
      isCancelled: () => token.isCancellationRequested,
      onCancelled: (listener) => token.onCancellationRequested(listener),
      onProgress: (fraction) => {
        progress.report({ increment: 100 * (fraction - done) });
        done = fraction;
      },
    });
  });
}

/** Says what was saved, and offers to open it. The first thing that was not done is said, all of them are in the log. */
export function finishSaving(
  sentences: readonly string[],
  notes: readonly string[],
  target: vscode.Uri,
): void {
  for (const note of notes) log().info(note);
  const said = [...sentences, ...notes.slice(0, 1)];
  if (notes.length === 2) said.push(vscode.l10n.t('1 more note is in the log.'));
  if (notes.length > 2) {
    said.push(vscode.l10n.t('{0} more notes are in the log.', notes.length - 1));
  }
  void offer(said.join(' '), target);
}

async function offer(message: string, target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
