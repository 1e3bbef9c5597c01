import * as vscode from 'vscode';
import * as v from 'valibot';
import { expressionAt } from './expression-at.js';

/** What the menu of *Variables* gives to a command; that of *Watch* gives the expression as its name. */
const menuArgument = v.object({
  variable: v.object({
    name: v.string(),
    evaluateName: v.optional(v.string()),
  }),
});

/**
 * The expression that the user means: of the chosen variable, of the selection or the name under the cursor, or the one
 * that the user types.
 *
 * @param argument an expression; what a menu gives; or undefined in the palette, where the expression is asked for.
 * @returns undefined if the user broke off.
 */
export async function requestedExpression(argument: unknown): Promise<string | undefined> {
  if (typeof argument === 'string') return argument;
  const parsed = v.safeParse(menuArgument, argument);
  if (parsed.success) {
    const { evaluateName, name } = parsed.output.variable;
    return evaluateName === undefined || evaluateName === '' ? name : evaluateName;
  }
  const found = inEditor();
  if (argument instanceof vscode.Uri && found !== undefined) return found;
  const typed = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: vscode.l10n.t('Visualize as Matrix'),
    prompt: vscode.l10n.t(
      'An expression of the program that has stopped, for example model.layers[0].weight',
    ),
    ...(found === undefined ? {} : { value: found }),
  });
  return typed?.trim() === '' ? undefined : typed?.trim();
}

/** The selection on one line, or the expression under the cursor. */
function inEditor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  if (!selection.isEmpty && selection.isSingleLine) return document.getText(selection).trim();
  const { active } = selection;
  return expressionAt(document.lineAt(active.line).text, active.character);
}
