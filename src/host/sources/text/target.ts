import * as vscode from 'vscode';
import type { Problem } from '../../../core/index.js';
import { hostSettings } from '../../settings.js';
import { createId } from '../id.js';
import type { SourceReading } from '../source.js';
import { choices } from './choices/index.js';
import { documentOf } from './documents.js';
import { literalAt, placed, readAtSelection, type Literal } from './literals.js';
import { TextSource } from './text-source.js';

/** The argument of the link in a hover: the literal that was under the mouse. */
export interface VisualizeTarget {
  readonly uri: string;
  readonly offset: number;
}

/** The literal that the user means, and its reading. */
export interface Target {
  readonly source: TextSource;
  readonly reading: SourceReading;
}

/** The literal that the user means, or undefined after the user was told why there is none. */
export async function readTarget(argument?: unknown): Promise<Target | undefined> {
  if (isTarget(argument)) {
    const document = await documentOf(argument.uri);
    const literal = literalAt(document, argument.offset, hostSettings(document.uri));
    if (literal) return accept(document, literal);
  }
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'No text editor is open. Open a file with a matrix in it, put the cursor inside the matrix and try again. (VS Code gives extensions no files over 50 MB.)',
      ),
    );
    return undefined;
  }
  const { document, selection } = editor;
  const literal = readAtSelection(document, selection, hostSettings(document.uri));
  if ('code' in literal) {
    tell(document, literal);
    return undefined;
  }
  return accept(document, literal);
}

function accept(document: vscode.TextDocument, literal: Literal): Target | undefined {
  if (!literal.result.ok) {
    tell(document, literal.result.problem, literal);
    return undefined;
  }
  const source = new TextSource(document, literal, createId('text'));
  return { source, reading: source.readingOf(document) };
}

/**
 * Says what is wrong, and offers to go there or to cancel the choice of a reading. The editor and the
 * last picture do not change.
 */
function tell(document: vscode.TextDocument, problem: Problem, literal?: Literal): void {
  const { line, column } = placed(document, problem);
  const where =
    line === undefined ? '' : ` (${vscode.l10n.t('line {0}, column {1}', line, column ?? 1)})`;
  const go = vscode.l10n.t('Go There');
  const plainly = vscode.l10n.t('Read as the Text Says');
  const what = vscode.l10n.t('What Can Be Read?');
  const actions = [
    ...(problem.code === 'none' ? [what] : []),
    ...(line === undefined || problem.code === 'none' ? [] : [go]),
    ...(literal?.at.as ? [plainly] : []),
  ];
  void vscode.window
    .showWarningMessage(`${problem.message}${where}`, ...actions)
    .then(async (choice) => {
      if (choice === plainly && literal) {
        choices.set(document, literal.at, literal.at.selected, {});
      }
      if (choice === what) {
        await vscode.commands.executeCommand('extension.open', 'low-rank-lens.low-rank-lens');
      }
      if (choice !== go || problem.start === undefined) return;
      const start = document.positionAt(problem.start);
      const end = document.positionAt(problem.end ?? problem.start);
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, end) });
    });
}

function isTarget(argument: unknown): argument is VisualizeTarget {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'uri' in argument &&
    typeof argument.uri === 'string' &&
    'offset' in argument &&
    typeof argument.offset === 'number'
  );
}
