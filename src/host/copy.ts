import * as vscode from 'vscode';

/** Puts text on the clipboard and says so in the status bar for a moment. */
export async function copyText(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', what), 4000);
}
