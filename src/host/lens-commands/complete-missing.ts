import * as vscode from 'vscode';
import { missingCount } from '../facts/facts.js';
import type { Session } from '../visualizer/session.js';
import { readLiteral, targetIn } from './literal-target.js';

/** Where a literal is shown: the panel, or the view in the side bar. */
export interface Shower {
  /** Shows the literal, and gives the session that shows it. */
  show(target: { readonly uri: string; readonly offset: number }): Promise<Session | undefined>;
  /** The session on screen. */
  visible(): Session | undefined;
}

/**
 * The command *Complete Missing Entries*: the Completion view of the matrix on screen, or of the literal that is named or
 * at the cursor.
 */
export async function completeMissing(shower: Shower, argument: unknown): Promise<void> {
  const target = targetIn(argument);
  const session = target ? undefined : shower.visible();
  if (session) {
    if (session.missing === 0) {
      sayComplete(session.description?.label ?? '');
      return;
    }
    session.showView('completion');
    return;
  }
  const place = target ?? atCursor();
  const literal = place && (await readLiteral(place));
  if (!place || !literal) {
    if (!place) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Put the cursor in a matrix with missing entries, and try again.'),
      );
    }
    return;
  }
  if (missingCount(literal.result.value) === 0) sayComplete(literal.title.label);
  else (await shower.show(place))?.showView('completion');
}

function sayComplete(label: string): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} has no missing entries. The Completion view can hide some of them, to see how well they are predicted.',
      label,
    ),
  );
}

function atCursor() {
  const editor = vscode.window.activeTextEditor;
  return (
    editor && {
      uri: editor.document.uri.toString(),
      offset: editor.document.offsetAt(editor.selection.active),
    }
  );
}
