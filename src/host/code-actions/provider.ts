import * as vscode from 'vscode';
import { hasStatements } from '../../core/index.js';
import { isRead, literalFacts, type ReadLiteral } from '../facts/literal-facts.js';
import { hostSettings } from '../settings.js';
import { insertionAfter } from '../sources/text/insertion/insert.js';
import { resultsFor } from '../facts/results.js';
import { actionKinds, actionsFor, isWritable, LiteralAction } from './actions.js';
import { entriesIn, replacement } from './approximation.js';

/**
 * In a longer document, in characters, the light bulb shows its entries only when it is asked: each step of the
 * cursor asks for them, and reading takes a noticeable time there.
 */
const longDocument = 2_000_000;
/** Up to this length, it is known in time whether a statement can follow the literal. */
const shortDocument = 200_000;

/** The light bulb at a literal: visualize, complete, replace, insert. */
export function registerCodeActions(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [{ scheme: '*' }, { notebookType: '*' }],
    { provideCodeActions, resolveCodeAction },
    { providedCodeActionKinds: actionKinds },
  );
}

function provideCodeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  { triggerKind }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const isAutomatic = triggerKind === vscode.CodeActionTriggerKind.Automatic;
  const { length } = document.getText();
  if (isAutomatic && length > longDocument) return [];
  const settings = hostSettings(document.uri);
  const literal = literalFacts.at(document, document.offsetAt(range.start), settings);
  if (!literal || !isRead(literal) || document.offsetAt(range.end) > literal.at.end) return [];
  return actionsFor(
    document,
    literal,
    literalFacts.of(document, literal, settings),
    canInsertAfter(document, literal, length),
  );
}

function canInsertAfter(
  document: vscode.TextDocument,
  { at }: ReadLiteral,
  length: number,
): boolean {
  if (!isWritable(document)) return false;
  if (!hasStatements(at.languageId)) return false;
  return length > shortDocument || !('why' in insertionAfter(document, at, []));
}

/** The edit of an entry that was chosen. If there is none, a command says why. */
function resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
  if (!(action instanceof LiteralAction) || !action.wish) return action;
  const { document, literal, wish } = action;
  if (document.version !== literal.version) return action;
  const answer =
    wish.what === 'replace'
      ? replacing(document, literal, wish.rank, wish.decimals)
      : inserting(document, literal, wish.rank);
  if (typeof answer === 'string') {
    action.command = { command: 'lowRankLens.tell', title: action.title, arguments: [answer] };
  } else {
    action.edit = answer;
  }
  return action;
}

function replacing(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  rank: number,
  decimals: number | undefined,
): vscode.WorkspaceEdit | string {
  const entries = entriesIn(document.getText(), literal);
  const rewriting = entries && replacement(entries, rank, decimals);
  if (!rewriting?.ok) {
    const why = rewriting?.problem.message ?? '';
    return why !== ''
      ? why
      : vscode.l10n.t(
          'The approximation cannot be written over this matrix, for example because its type holds whole numbers only. Insert it after the matrix instead.',
        );
  }
  const { start, end, text } = rewriting.value;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  if (document.getText(range) === text) {
    return vscode.l10n.t('The matrix has rank {0} already: its numbers stay as they are.', rank);
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  return edit;
}

function inserting(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  rank: number,
): vscode.WorkspaceEdit | string {
  const { name } = literal.title;
  const { languageId } = literal.at;
  const named = resultsFor({ name, matrix: literal.result.value }, rank, 'svd', languageId);
  if (!named.ok) return named.problem.message;
  const insertion = insertionAfter(document, literal.at, named.value);
  if ('why' in insertion) return insertion.why;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(insertion.offset), insertion.text);
  return edit;
}
