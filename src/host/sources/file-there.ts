import * as vscode from 'vscode';
import { SourceLost } from './source.js';

/**
 * The file of a source that was saved is still there.
 *
 * @param place of the source, for the user.
 * @throws {@link SourceLost} if it is not.
 */
export async function checkThere(uri: string, place: string): Promise<void> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.parse(uri));
  } catch {
    throw new SourceLost(vscode.l10n.t('{0} cannot be opened any more.', place));
  }
}
