import * as vscode from 'vscode';
import { isRead, literalFacts } from '../facts/literal-facts.js';
import { hostSettings } from '../settings.js';
import { documentOf } from '../sources/text/documents.js';
import type { VisualizeTarget } from '../sources/text/target.js';
import { isWritable } from './actions.js';
import { entriesIn } from './approximation.js';
import { filledIn, isQuicklyCompleted } from './completion.js';

/**
 * Writes estimates over the missing entries of a literal, in one edit, and says how they were found. What cannot be
 * done in the text is done in the lens.
 */
export async function completeLiteral({ uri, offset }: VisualizeTarget): Promise<void> {
  const document = await documentOf(uri);
  const literal = literalFacts.at(document, offset, hostSettings(document.uri));
  if (!literal || !isRead(literal)) return;
  const entries = isWritable(document) ? entriesIn(document.getText(), literal) : undefined;
  const filled =
    entries && isQuicklyCompleted(literal.result.value) ? filledIn(entries) : undefined;
  if (!filled?.ok) {
    await vscode.commands.executeCommand('lowRankLens.completeMissing', { uri, offset });
    return;
  }
  const { rewriting, how } = filled.value;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(
    document.positionAt(rewriting.start),
    document.positionAt(rewriting.end),
  );
  edit.replace(document.uri, range, rewriting.text);
  if (await vscode.workspace.applyEdit(edit)) void vscode.window.showInformationMessage(how);
  else void vscode.window.showWarningMessage(vscode.l10n.t('The document cannot be edited.'));
}
