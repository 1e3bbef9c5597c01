import * as vscode from 'vscode';

/** Copies text to the clipboard, and confirms it in the status bar for a moment. */
export async function copyText(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', what), 4000);
}
